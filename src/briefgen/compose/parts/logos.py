"""The logos of a masthead: our own and those of partners, as they suit the ground that they stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefgen.diagnostics import Diagnostic, Report, Severity, Span
from briefgen.document.geometry import PAPERS
from briefgen.document.nodes import Figure, Image
from briefgen.models.contrast import contrast
from briefgen.models.meeting import Organization
from briefgen.models.places import Places
from briefgen.models.spec import Spec
from briefgen.models.style import Tokens

ReadLogo = Callable[[str, str, Span], Image | None]
"""Reads the logo with a path and a description, named at a place; None when it cannot, which it reports."""

LOGO_WIDTH = 0.085
"""The widest a logo stands, as a share of the text width, where the style says no height."""

DARK = 3.0
"""The contrast with the paper from which on a ground is dark."""

SAME = 24
"""How much of 255 each part of two colors may differ that are seen as one."""

Written = tuple[str, str | None, str | None, str, tuple[str | int, ...]]
"""A logo, what stands for it on a dark ground, what it shows, whose it is, and where that is written."""


def logos(
    organization: Organization,
    places: Places,
    read: ReadLogo,
    tokens: Tokens | None,
    report: Report,
    share: float = LOGO_WIDTH,
) -> tuple[Figure, ...]:
    """The logos in order, our own first, no wider than their `share` of the text; what is wrong with them is reported."""
    behind = tokens.behind_masthead if tokens else ""
    dark = tokens is not None and behind != "" and contrast(behind, tokens.colors.paper) >= DARK
    height = tokens.masthead.logo.height if tokens else None
    found = []
    for usual, reversed, alt, name, path in _written(organization, tokens is None or tokens.masthead.name):
        key = "logo_reversed" if dark and reversed else "logo"
        span = places.span("organization", *path, key)
        image = read((reversed if dark and reversed else usual) or "", alt or name, span)
        if image is None:
            continue
        if behind and image.edge and not _same(image.edge, behind):
            report.add(_tile(usual or "", name, span, dark, bool(reversed)))
        points = height * image.width / image.height if height else None
        found.append(Figure(image, width=None if points else share, points=points, span=span))
    return tuple(found)


def logo_share(spec: Spec, tokens: Tokens | None) -> float:
    """The share that a logo has of the text's width: as wide on paper that lies as on paper that stands."""
    if tokens is None or spec.orientation == "portrait":
        return LOGO_WIDTH
    margins = tokens.page.margins
    upright, lying = (side - margins.left - margins.right for side in PAPERS[spec.paper or tokens.page.paper])
    return LOGO_WIDTH * upright / lying


def _written(organization: Organization, named: bool) -> Iterator[Written]:
    """A logo that stands alone is read as the name of whose it is."""
    if organization.logo:
        alt = organization.logo_alt if named else organization.name
        yield organization.logo, organization.logo_reversed, alt, organization.name, ()
    for at, partner in enumerate(organization.partners):
        yield partner.logo, partner.logo_reversed, None, partner.name, ("partners", at)


def _same(one: str, other: str) -> bool:
    return all(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) <= SAME for at in (1, 3, 5))


def _tile(logo: str, name: str, span: Span, dark: bool, is_reversed: bool) -> Diagnostic:
    made = "Save it as a PNG whose ground is transparent"
    other = (
        ""
        if is_reversed or not dark
        else ", or name one for dark grounds: `logo_reversed: briefs/pictures/logo-light.png`"
    )
    return Diagnostic(
        "logo-ground",
        f"the logo of {name} has a ground of its own, and is seen as a tile on the color behind the masthead",
        span,
        Severity.WARNING,
        hint=f"{made}{other}.",
    )
