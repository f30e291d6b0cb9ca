"""The look of tables: a head on a ground and a rule, thin rules under rows, every second row on a ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.models.palette import ColorName
from briefgen.writers.docx import names
from briefgen.writers.docx.ooxml import Element, w
from briefgen.writers.docx.palette import ground, line
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.typography import toggles
from briefgen.writers.docx.units import eighths, twips

IN_GRID = 4
"""Width of the rules of Word's plain grid, in eighths of a point."""


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
    yield _style("TableGrid", "Table Grid", [_borders(sheet, grid, "rule", IN_GRID)])
    own, rows = names.TABLE, sheet.tokens.tables.rows
    properties = [_borders(sheet, ("bottom", "insideH"), rows.color, eighths(rows.rule))] if rows.rule else []
    banded = [w("tblStyleRowBandSize", val=1)] if rows.zebra else []
    yield _style(own.id, own.name, [*banded, *properties], _head(sheet), *_zebra(sheet), customStyle=1)


def _style(id: str, name: str, properties: Sequence[Element], *conditional: Element, **identity: int) -> Element:
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="TableNormal"),
        w("uiPriority", val=39),
        w("qFormat") if identity else None,
        w("tblPr", *properties),
        *conditional,
        type="table",
        styleId=id,
        **identity,
    )


def _borders(sheet: Sheet, sides: Sequence[str], color: ColorName, width: int) -> Element:
    return w("tblBorders", *(line(sheet.tokens.colors, side, color, width) for side in sides))


def _padding(sheet: Sheet) -> Element:
    tables = sheet.tokens.tables
    sides = {"top": tables.padding_y, "left": tables.padding_x, "bottom": tables.padding_y, "right": tables.padding_x}
    return w("tblCellMar", *(w(side, w=twips(width), type="dxa") for side, width in sides.items()))


def _head(sheet: Sheet) -> Element:
    """Cells that head a column stand on a ground, in bold, on a rule."""
    colors, head = sheet.tokens.colors, sheet.tokens.tables.head
    # A row without a rule of its own would have that of the rows.
    none = w("bottom", val="nil")
    under = w("tcBorders", line(colors, "bottom", head.rule_color, eighths(head.rule)) if head.rule else none)
    cell = w("tcPr", under, ground(colors, head.ground), w("vAlign", val="bottom"))
    return w("tblStylePr", w("rPr", *toggles("b")), cell, type="firstRow")


def _zebra(sheet: Sheet) -> list[Element]:
    """Every second row on a ground."""
    zebra = sheet.tokens.tables.rows.zebra
    return [w("tblStylePr", w("tcPr", ground(sheet.tokens.colors, zebra)), type="band2Horz")] if zebra else []
