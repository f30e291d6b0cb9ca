"""Whether pictures are printed as their authors meant them: sharp, as wide as was asked, with text beside them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.diagnostics.limits import beyond, told_apart
from briefgen.document.geometry import geometry
from briefgen.document.letterhead import letterhead, logo_widths
from briefgen.document.nodes import Document, Figure, Group, GroupRole
from briefgen.document.picturing import LEAST_BESIDE, SHARP, SIDE_GAP, Placed, asked_width, placed, sharp_width
from briefgen.models.style import Tokens

MM = 72 / 25.4
"""Points in a millimeter."""

SLACK = 1.02
"""How much coarser or wider than it may be a picture is before anything is said: what nobody would see."""


def pictures(document: Document, tokens: Tokens) -> Iterator[Diagnostic]:
    """Warnings of pictures that are printed coarse, smaller than was asked, or without text beside them."""
    for found in placed(document, tokens):
        figure, wide, span = found.figure, found.size.width, found.figure.span
        asked = asked_width(figure, found.room)
        if figure.code and asked and asked > found.room:
            yield _unread(found, asked)
        elif asked and asked > wide * SLACK:
            yield _shrunk(found, asked)
        if wide > sharp_width(figure) * SLACK:
            yield coarse(
                figure, wide, span, f"Write {{{{width={_sharp(figure)}}}}}, or take a picture of {{pixels}} across."
            )
        if figure.side and not found.size.side:
            yield _alone(found)
    yield from _logos(document, tokens)


def _logos(document: Document, tokens: Tokens) -> Iterator[Diagnostic]:
    """Logos whose height the style says, and which have too few pixels for that."""
    frame = tokens.frames.masthead
    room = geometry(document, tokens).text_width - frame.across
    for part in document.children:
        head = letterhead(part.children) if isinstance(part, Group) and part.role is GroupRole.MASTHEAD else None
        for logo, wide in zip(head.logos, logo_widths(head, room), strict=True) if head else ():
            if wide > sharp_width(logo) * SLACK:
                advice = "Take one of {pixels} across, or say less height in the style: `masthead: {{logo: {{height: 24pt}}}}`."
                yield coarse(logo, wide, logo.span, advice)


def coarse(figure: Figure, wide: float, span: Span | None, advice: str) -> Diagnostic:
    """That a picture is printed too wide for its pixels, and how wide it may be. `advice` is what to do, with the
    {pixels} that it needs."""
    dots = figure.image.width * 72 / wide
    needed = math.ceil(wide / 72 * SHARP)
    across = beyond(wide / MM, _sharp_mm(figure))
    return Diagnostic(
        "picture-coarse",
        f"the picture has {figure.image.width} pixels across {across} mm, which is {dots:.0f} to the inch and looks coarse",
        span,
        Severity.WARNING,
        expected=f"{SHARP} pixels to the inch or more: it is sharp up to a width of {_sharp(figure)}",
        hint=advice.format(pixels=f"{needed:,} pixels"),
    )


def _unread(found: Placed, asked: float) -> Diagnostic:
    wide, room = told_apart(asked / MM, found.room / MM)
    return Diagnostic(
        "qr-address",
        f"the QR code of “{found.figure.code}” is {wide} mm wide, and where it stands there are {room} mm",
        found.figure.span,
        expected="a shorter address, whose code has fewer squares, or a wider column",
        hint="Let a short address of your own site lead there; or say in the style: `page: {side: {width: 118pt}}`.",
    )


def _shrunk(found: Placed, asked: float) -> Diagnostic:
    wide, printed = told_apart(asked / MM, found.size.width / MM)
    if asked > found.room:
        why = f"where it stands there are {told_apart(asked / MM, found.room / MM)[1]} mm"
    else:
        why = f"it would be {_mm(asked * found.figure.image.height / found.figure.image.width)} tall"
    return Diagnostic(
        "picture-shrunk",
        f"the picture is to be {wide} mm wide, and {why}; it is printed {printed} mm wide",
        found.figure.span,
        Severity.WARNING,
        hint=f"Write {{width={int(found.size.width / MM)}mm}} or less.",
    )


def _alone(found: Placed) -> Diagnostic:
    most = found.room - LEAST_BESIDE - SIDE_GAP
    hint = "Leave `side` out."
    if most > 0:
        hint = f"Make it at most {int(most / MM)} mm wide: {{width={int(most / MM)}mm side}}. Or leave `side` out."
    return Diagnostic(
        "picture-side",
        f"beside this picture there is too little room for text ({_mm(found.room)} in all); the text stands below it",
        found.figure.span,
        Severity.WARNING,
        hint=hint,
    )


def _mm(points: float) -> str:
    return f"{points / MM:.0f} mm"


def _sharp(figure: Figure) -> str:
    return f"{_sharp_mm(figure)}mm"


def _sharp_mm(figure: Figure) -> int:
    return max(1, int(sharp_width(figure) / MM))
