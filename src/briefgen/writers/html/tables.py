"""Data tables as HTML, every cell with its header."""

from __future__ import annotations

from briefgen.document.heads import rows_are_headed
from briefgen.document.nodes import Alignment, Cell, Row, Table
from briefgen.writers.html.element import element, empty
from briefgen.writers.html.inlines import inlines
from briefgen.writers.html.setting import Setting


def table(node: Table, setting: Setting) -> str:
    """A table: cells of the header row head their column, the first cell of each row its row, where it names it."""
    caption = element("caption", inlines(node.caption, setting)) if node.caption else ""
    head = element("thead", _row(node.header, node, setting, "col", "col"))
    headed = rows_are_headed(node)
    rows = "".join(_row(row, node, setting, "row" if headed else None) for row in node.rows)
    body = element("tbody", rows) if rows else ""
    if setting.column is None:
        return element("table", caption + head + body)
    laid = setting.column.tabulate(node)
    columns = element("colgroup", "".join(empty("col", style=f"width: {width:.2f}pt") for width in laid.widths))
    return element("table", caption + columns + head + body, class_="fixed together" if laid.whole else "fixed")


def _row(row: Row, node: Table, setting: Setting, first: str | None, others: str | None = None) -> str:
    """A row; what its first cell heads, and the others."""
    cells = (
        _cell(cell, alignment, setting, others if index else first)
        for index, (cell, alignment) in enumerate(zip(row.cells, node.alignments, strict=True))
    )
    return element("tr", "".join(cells))


def _cell(cell: Cell, alignment: Alignment, setting: Setting, scope: str | None) -> str:
    """A cell; one without words heads nothing, whatever its place."""
    heads = scope if cell.children else None
    side = alignment if alignment is not Alignment.DEFAULT else None
    return element("th" if heads else "td", inlines(cell.children, setting), scope=heads, class_=side)
