"""The look of tables: a tinted head on a rule in the accent color, thin rules under rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.writers.docx import names
from briefgen.writers.docx.ooxml import Element, w
from briefgen.writers.docx.palette import ground, line
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.typography import toggles
from briefgen.writers.docx.units import twips

UNDER_HEAD, UNDER_ROW = 8, 4
"""Widths of the rules, in eighths of a point."""


def table_styles(sheet: Sheet) -> Iterator[Element]:
    """The table on which all stand, Word's plain grid, and the table of a brief."""
    yield w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        w("unhideWhenUsed"),
        w("tblPr", w("tblInd", w=0, type="dxa"), _padding(sheet)),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    grid = ("top", "left", "bottom", "right", "insideH", "insideV")
    yield _style("TableGrid", "Table Grid", _borders(sheet, grid))
    own = names.TABLE
    yield _style(own.id, own.name, _borders(sheet, ("bottom", "insideH")), _head(sheet), customStyle=1)


def _style(id: str, name: str, properties: Element, *conditional: Element, **identity: int) -> Element:
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="TableNormal"),
        w("uiPriority", val=39),
        w("qFormat") if identity else None,
        w("tblPr", properties),
        *conditional,
        type="table",
        styleId=id,
        **identity,
    )


def _borders(sheet: Sheet, sides: Sequence[str]) -> Element:
    return w("tblBorders", *(line(sheet.tokens.colors, side, "rule", UNDER_ROW) for side in sides))


def _padding(sheet: Sheet) -> Element:
    tables = sheet.tokens.tables
    sides = {"top": tables.padding_y, "left": tables.padding_x, "bottom": tables.padding_y, "right": tables.padding_x}
    return w("tblCellMar", *(w(side, w=twips(width), type="dxa") for side, width in sides.items()))


def _head(sheet: Sheet) -> Element:
    """Cells that head a column stand on the tint, in bold, on a rule in the accent color."""
    colors = sheet.tokens.colors
    under = w("tcBorders", line(colors, "bottom", "accent", UNDER_HEAD))
    cell = w("tcPr", under, ground(colors, "tint"), w("vAlign", val="bottom"))
    return w("tblStylePr", w("rPr", *toggles("b")), cell, type="firstRow")
