"""Tables: every cell names the cells that head it, for readers that do not work it out themselves."""

from __future__ import annotations

from briefgen.writers.pdf.engine.tagging.node import Node


def link_headers(root: Node) -> None:
    """Give every header cell in the tree an id, and every data cell the ids of its headers (ISO 32000-1, 14.8.5.7)."""
    for number, table in enumerate((node for node in root.nodes() if node.role == "Table"), start=1):
        rows = [[kid for kid in node.kids if isinstance(kid, Node)] for node in table.nodes() if node.role == "TR"]
        _name(rows, number)
        for row in rows:
            for column, cell in enumerate(row):
                _link(cell, row, rows[0][column])


def _name(rows: list[list[Node]], table: int) -> None:
    for row, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells, start=1):
            if cell.role == "TH":
                cell.id = f"table-{table}-{row}-{column}"


def _link(cell: Node, row: list[Node], top: Node) -> None:
    """The headers of a data cell: the first of its row, where that is one, and the top of its column."""
    headers = [head.id for head in (row[0], top) if head.role == "TH"]
    if cell.role == "TD" and headers:
        cell.attributes["Headers"] = tuple(headers)
