"""Word's theme: the palette and the two families of the style."""

from __future__ import annotations

from html import escape

from briefgen.models.palette import ColorName, Colors
from briefgen.models.style import Face, Tokens
from briefgen.writers.docx.ooxml import Element, fragment
from briefgen.writers.docx.palette import bare_hex
from briefgen.writers.docx.sheet import word_family

SLOTS: tuple[tuple[str, ColorName], ...] = (
    ("dk1", "text"),
    ("lt1", "paper"),
    ("dk2", "muted"),
    ("lt2", "tint"),
    ("accent1", "accent"),
    ("accent2", "rule"),
    ("accent3", "muted"),
    ("accent4", "text"),
    ("accent5", "accent"),
    ("accent6", "muted"),
    ("hlink", "link"),
    ("folHlink", "link"),
)
"""The twelve colors of a theme (ISO/IEC 29500-1, 20.1.6.2) and what fills them."""

FILLS = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
LINES = "".join(
    f'<a:ln w="{width}"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:prstDash val="solid"/></a:ln>'
    for width in (6350, 12700, 19050)
)
EFFECTS = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
FORMATS = (
    f'<a:fmtScheme name="briefgen"><a:fillStyleLst>{FILLS}</a:fillStyleLst><a:lnStyleLst>{LINES}</a:lnStyleLst>'
    f"<a:effectStyleLst>{EFFECTS}</a:effectStyleLst><a:bgFillStyleLst>{FILLS}</a:bgFillStyleLst></a:fmtScheme>"
)
"""Fills, lines and effects of drawings, which a theme must have: all of them plain."""


def theme(tokens: Tokens) -> Element:
    """The theme part. Headings stand in its major font, text in its minor one."""
    name = f'"{escape(tokens.name)}"'
    fonts = _font("majorFont", tokens.fonts.heading) + _font("minorFont", tokens.fonts.body)
    return fragment(
        f"<a:theme name={name}><a:themeElements><a:clrScheme name={name}>{_colors(tokens.colors)}</a:clrScheme>"
        f"<a:fontScheme name={name}>{fonts}</a:fontScheme>{FORMATS}</a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _colors(colors: Colors) -> str:
    slots = dict(SLOTS) | ({"accent3": colors.second} if colors.second else {})
    return "".join(
        f'<a:{slot}><a:srgbClr val="{bare_hex(colors, color)}"/></a:{slot}>' for slot, color in slots.items()
    )


def _font(slot: str, face: Face) -> str:
    return (
        f'<a:{slot}><a:latin typeface="{escape(word_family(face))}"/><a:ea typeface=""/><a:cs typeface=""/></a:{slot}>'
    )
