"""The content code on paper: a box of its own in the corner of the margins, which no other box makes way for.

Its rules are the same for every document of a style, for they do not hold the code: that is an attribute, which the other
half puts where the layout begins.
"""

from __future__ import annotations

from typing import Final

from briefgen.document.geometry import Geometry
from briefgen.document.nodes import Document
from briefgen.document.stamping import LINE, stamp
from briefgen.models.codes import LENGTH
from briefgen.models.lettering import FigureSpacing
from briefgen.models.style import Tokens
from briefgen.writers.html.rules import look, numeric, rule
from briefgen.writers.pdf.protocol import CODE

ROOM: Final = 1.2
"""How wide the box is for each character, in ems."""


def code_box(document: Document, page: Geometry, tokens: Tokens) -> str:
    """The place of the code on every page; nothing where there is none."""
    if not document.code:
        return ""
    said = stamp(document, page, tokens)
    width = LENGTH * ROOM * said.size
    usual = look(tokens.looks.mark if said.in_bar else tokens.looks.footer, tokens, _points)
    box = (
        usual
        | numeric(None, FigureSpacing.TABULAR)
        | {
            "content": "string(code)",
            "color": getattr(tokens.colors, said.color),
            "font-size": _points(said.size),
            "font-weight": "400",
            "line-height": _points(said.height) if said.in_bar else f"{LINE:g}",
            "letter-spacing": _points(said.tracking),
            "text-align": "right",
            "white-space": "nowrap",
            "width": _points(width),
            "height": _points(said.height),
            "margin": f"auto auto {_points(said.below)} {_points(said.out - width)}",
            "vertical-align": "top",
        }
    )
    return f"@page {{ {rule('@bottom-right-corner', box)}}}\n" + rule("html", {"string-set": f"code attr({CODE})"})


def _points(measure: float) -> str:
    return f"{measure:g}pt"
