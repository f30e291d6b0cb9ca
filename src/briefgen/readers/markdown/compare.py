"""Comparisons: what `::: compare` may hold, and what its cells and heads say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic, Span, nearest
from briefgen.document.nodes import Cell, Citation, Inline, Note, Row, Strong, Table, Text, plain_text
from briefgen.document.verdicts import Verdict
from briefgen.models.languages import primary
from briefgen.readers.markdown.bars import Cells

WORDS: Final[Mapping[str, Mapping[str, Verdict]]] = {
    "en": {"yes": Verdict.YES, "no": Verdict.NO, "partly": Verdict.PARTLY},
    "es": {"sí": Verdict.YES, "no": Verdict.NO, "en parte": Verdict.PARTLY},
}
"""The words that authors write in cells, by language. English ones are read in every text."""

BEHIND = re.compile(r"\s*(?:$|[,;:.(–—])")
"""What may follow such a word: nothing, or what begins a remark."""

FORM = "yes, no or partly, and perhaps a remark behind a comma: yes, since 2019"


def content_problems(nodes: Sequence[SyntaxTreeNode], span: Span) -> Iterator[Diagnostic]:
    """What is wrong with what stands in the box, apart from its table."""
    if nodes and [node.type for node in nodes] != ["table"]:
        hint = "Write the caption behind ::: compare, and what else there is to say above or below."
        yield Diagnostic("compare-content", "::: compare holds one table, and nothing else", span, hint=hint)


def table_problems(table: Table, span: Span) -> Iterator[Diagnostic]:
    """What is wrong with the table as a whole: a caption of its own, columns without a head, two that are ours."""
    if table.caption:
        hint = "Write it behind ::: compare."
        yield Diagnostic("compare-content", "a caption of a table stands in ::: compare", span, hint=hint)
    if len(table.alignments) < 2 or not all(cell.children for cell in table.header.cells[1:]):
        hint = "Write in the first line what is compared, one column for each."
        yield Diagnostic("compare-content", "a column of this comparison has no head", span, hint=hint)
    if len(ours := _ours(table.header)) > 1:
        named = " and ".join(f"“{plain_text(table.header.cells[at].children)}”" for at in ours)
        hint = "Let one head be bold: the column of what we ask for."
        yield Diagnostic("compare-ours", f"two columns of this comparison are marked as ours: {named}", span, hint=hint)


def _ours(header: Row) -> list[int]:
    """The columns whose head is bold, but for the first, which heads the rows."""
    return [at for at, cell in enumerate(header.cells) if at and _bold(cell)]


def _bold(cell: Cell) -> bool:
    return any(isinstance(one, Strong) for one in cell.children) and all(
        isinstance(one, Strong | Note | Citation) or (isinstance(one, Text) and not one.text.strip())
        for one in cell.children
    )


def read_comparison(table: Table, cells: Cells) -> tuple[Table, tuple[Diagnostic, ...]]:
    """The table with what its cells say, and its column that is ours; and what of it is not known."""
    problems: list[Diagnostic] = []
    ours = _ours(table.header)
    rows: list[Row] = []
    for number, row in enumerate(table.rows):
        read = [row.cells[0]]
        for column, cell in enumerate(row.cells[1:], start=1):
            found = _verdict(cell, cells.language)
            if found is None:
                problems.append(_unknown(cell, cells.language, cells.place(number, column, cell.children)))
            read.append(replace(found or cell, own=column in ours))
        rows.append(replace(row, cells=tuple(read)))
    head = tuple(replace(cell, own=True) if at in ours else cell for at, cell in enumerate(table.header.cells))
    return replace(table, header=Row(head), rows=tuple(rows)), tuple(problems)


def _known(language: str) -> Mapping[str, Verdict]:
    return {**WORDS["en"], **WORDS.get(primary(language), {})}


def _verdict(cell: Cell, language: str) -> Cell | None:
    """The cell with its word taken for what it says, the remark behind it left; None where it begins with none."""
    match cell.children:
        case (Text(text), *others):
            for word, verdict in _known(language).items():
                rest = text[len(word) :]
                if text.casefold().startswith(word) and BEHIND.match(rest) and (rest.strip() or _noted(others)):
                    left: tuple[Inline, ...] = (Text(rest),) if rest.strip() or (rest and others) else ()
                    return Cell((*left, *others), verdict)
    return None


def _noted(others: Sequence[Inline]) -> bool:
    """Whether nothing but sources and notes follow."""
    return all(isinstance(one, Note | Citation) or (isinstance(one, Text) and not one.text.strip()) for one in others)


def _unknown(cell: Cell, language: str, place: Span) -> Diagnostic:
    words = " ".join(plain_text(cell.children).split())
    message = f"a cell of this comparison says “{words}”" if words else "a cell of this comparison is empty"
    near = nearest(words.casefold(), tuple(_known(language))) if words else ""
    hint = "Make it a table without ::: compare where cells need other words."
    return Diagnostic("compare-cell", message, place, expected=FORM, nearest=near, hint=hint)
