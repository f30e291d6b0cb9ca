"""Data tables as HTML, every cell with its header."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.heads import rows_are_headed
from briefgen.document.nodes import Alignment, Cell, Row, Table
from briefgen.writers.html.element import element, empty
from briefgen.writers.html.inlines import inlines
from briefgen.writers.html.setting import Setting

SPARE = 0.5
"""From how many points on a table is narrower than its room; its caption goes on beyond it."""


def table(node: Table, setting: Setting) -> str:
    """A table: cells of the header row head their column, the first cell of each row its row, where it names it.

    Behind the cells of a row one more may stand, in which its bars are drawn.
    """
    laid = setting.column.tabulate(node) if setting.column else None
    spare = setting.column.width - sum(laid.widths) if setting.column and laid else 0.0
    beyond = f"margin-right: {-spare:.2f}pt" if spare > SPARE else None
    caption = element("caption", inlines(node.caption, setting), style=beyond) if node.caption else ""
    keys = ("", *map(_key, range(2))) if node.bars and len(node.header.cells) > 2 else ()
    behind = element("td") if node.bars else ""
    head = element("thead", _row(node.header, node, setting, "col", "col", keys, behind)) if node.headed else ""
    scope = "row" if rows_are_headed(node) else None
    drawn = [element("td", _drawn(shares), class_="drawn") for shares in node.shares] or [""] * len(node.rows)
    rows = (_row(row, node, setting, scope, drawn=bars) for row, bars in zip(node.rows, drawn, strict=True))
    body = element("tbody", "".join(rows)) if node.rows else ""
    bars = ["bars"] * bool(node.bars) + ["tracker"] * bool(node.stages)
    if laid is None:
        return element("table", caption + head + body, class_=" ".join(bars) or None)
    columns = element("colgroup", "".join(empty("col", style=f"width: {width:.2f}pt") for width in laid.widths))
    kinds = [*bars, "fixed", *(["together"] if laid.whole else [])]
    width = f"width: {sum(laid.widths):.2f}pt" if spare > SPARE else None
    return element("table", caption + columns + head + body, class_=" ".join(kinds), style=width)


def _row(
    row: Row,
    node: Table,
    setting: Setting,
    first: str | None,
    others: str | None = None,
    keys: Sequence[str] = (),
    drawn: str = "",
) -> str:
    """A row: what its first cell heads, and the others; the keys of its cells, and the cell drawn behind them."""
    leads = keys or ("",) * len(row.cells)
    stages = node.stages if row is node.header and node.stages else ("",) * len(row.cells)
    cells = (
        _cell(cell, alignment, setting, others if index else first, leads[index], stages[index])
        for index, (cell, alignment) in enumerate(zip(row.cells, node.alignments, strict=True))
    )
    return element("tr", "".join(cells) + drawn, class_="own" if row.own and setting.own else None)


def _cell(cell: Cell, alignment: Alignment, setting: Setting, scope: str | None, lead: str, stage: str = "") -> str:
    """A cell; one without words heads nothing, whatever its place."""
    heads = scope if cell.children else None
    kinds = [
        *([alignment] if alignment is not Alignment.DEFAULT else []),
        *(["ours"] if cell.own else []),
        *filter(None, [stage]),
    ]
    words = lead + inlines(cell.children, setting)
    return element("th" if heads else "td", words, scope=heads, class_=" ".join(kinds) or None)


def _key(number: int) -> str:
    """What the bars of a series look like, before its name."""
    return element("span", class_=f"key {_kind(number, 2)}") + " "


def _drawn(shares: tuple[float, ...]) -> str:
    return "".join(
        element("div", class_=f"bar {_kind(number, len(shares))}", style=f"width: {share * 100:.4g}%")
        for number, share in enumerate(shares)
        if share
    )


def _kind(number: int, count: int) -> str:
    """Of two series the first is outlined and the second filled, so that both are told apart without colors."""
    return "light" if number + 1 < count else "solid"
