"""The masthead as HTML: logos, words, and what is said across from them, in a row or one above the other."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document.letterhead import LOGO_SPACE, Letterhead, logo_widths
from briefgen.document.nodes import Figure
from briefgen.document.picturing import sharp_width
from briefgen.models.letterhead import Variant
from briefgen.models.style import Tokens
from briefgen.writers.html.element import element, empty
from briefgen.writers.html.rules import Measure, rule
from briefgen.writers.html.setting import Setting


def logos_beside(head: Letterhead, words: str, across: str, setting: Setting) -> str:
    """The row: `words` and `across` are the markup of what is said."""
    shown = list(_logos(head, setting))
    first, last = shown[: len(head.first)], shown[len(head.first) :]
    beyond = element("div", across, class_="across") if across else ""
    return element("div", "".join((*first, words, beyond, *last)), class_="logo")


def _logos(head: Letterhead, setting: Setting) -> Iterator[str]:
    room = setting.column.width if setting.column else None
    for logo, width in zip(head.logos, logo_widths(head, room or 1.0), strict=True):
        image = logo.image
        shown = empty("img", src=setting.picture(image), alt=image.alt, width=image.width, height=image.height)
        style = f"width: {width:g}pt" if room else _on_screen(logo, width)
        yield element("figure", shown, style=style)


def _on_screen(logo: Figure, share: float) -> str:
    """The width on a screen, where a share is one of whatever room there is."""
    if logo.points is not None:
        return f"width: {logo.points:g}pt; max-width: 100%"
    return f"width: {share * 100:.4g}%; max-width: {sharp_width(logo):g}pt"


def letterhead_rules(tokens: Tokens, measure: Measure) -> str:
    """How logos and words stand; a style that says nothing has them in a row from the left."""
    gap = measure(LOGO_SPACE)
    return "".join(
        (
            rule("div.logo", {"display": "flex", "align-items": "center", "column-gap": gap}),
            rule("div.logo > figure", {"margin": "0", "flex": "none"}),
            rule("div.beside", {"flex": "1"}),
            *_otherwise(tokens, measure),
        )
    )


def _otherwise(tokens: Tokens, measure: Measure) -> Iterator[str]:
    """What differs from the usual."""
    looks = tokens.masthead
    if looks.variant is Variant.CENTER:
        half = measure(LOGO_SPACE / 2)
        yield rule("div.logo", {"display": "block", "text-align": "center"})
        yield rule("div.logo > figure", {"display": "inline-block", "margin": f"0 {half}", "vertical-align": "middle"})
        yield rule("div.logo > figure + div.beside", {"margin-top": measure(CENTERED)})
    elif looks.logos_last:
        yield rule("div.logo", {"justify-content": "flex-end"})
    if looks.variant is Variant.SPLIT:
        yield rule("div.across", {"flex": "none", "max-width": "45%"})


CENTERED = 4.0
"""Space between centered logos and the words below them, in points."""
