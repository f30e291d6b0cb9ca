"""Cells → a chart and its table, and everything that keeps numbers from being drawn honestly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.document.charting import Chart, ChartKind, Series
from briefgen.document.nodes import Alignment, Cell, Citation, Inline, Note, Row, Table, Text, plain_text
from briefgen.document.walking import walk
from briefgen.noun import noun
from briefgen.readers.markdown.bars import (
    FORM,
    MOST_DIGITS,
    NO_FORMULA,
    SHARE,
    WHOLE,
    Amount,
    Cells,
    amount,
    is_formula,
)
from briefgen.readers.markdown.charting.settings import EXAMPLE, Settings

MOST_SERIES, MOST_NAMES, FEWEST_NAMES = 8, 40, 2
"""How much a chart holds, so that somebody still sees what it says."""

FILLED = (ChartKind.COLUMNS, ChartKind.BARS)
"""Kinds whose lengths are read: they begin at 0, and nothing is below."""


@noun
class GridCell:
    """The words of a cell, where they stand, and in which column, from 0."""

    words: str
    span: Span
    column: int


@noun
class Grid:
    """The cells of data: those that head the columns, and the rows below."""

    head: tuple[GridCell, ...]
    rows: tuple[tuple[GridCell, ...], ...]

    @property
    def table(self) -> Table:
        """The cells as a table, word for word."""
        rows = (self.head, *self.rows)
        header, *body = (Row(tuple(Cell(_inlines(cell.words)) for cell in row)) for row in rows)
        return Table(header, tuple(body), (Alignment.DEFAULT, *(Alignment.RIGHT for _ in self.head[1:])))


def grid_of(table: Table, cells: Cells, head: Span) -> Grid:
    """The cells of a table in the text, whose head stands at `head`."""
    named = tuple(GridCell(plain_text(cell.children).strip(), head, at) for at, cell in enumerate(table.header.cells))
    return Grid(named, tuple(tuple(_in_row(row, number, cells)) for number, row in enumerate(table.rows)))


def _in_row(row: Row, number: int, cells: Cells) -> Iterator[GridCell]:
    for at, cell in enumerate(row.cells):
        yield GridCell(plain_text(cell.children).strip(), cells.place(number, at, cell.children), at)


def content_problems(
    nodes: Sequence[SyntaxTreeNode], settings: Settings, caption: tuple[Inline, ...], span: Span
) -> Iterator[Diagnostic]:
    """What is wrong with what stands in the box and behind its name."""
    kinds = [node.type for node in nodes]
    if kinds and settings.src:
        hint = "Take one of both away."
        yield Diagnostic("chart-content", "this chart has data in a file, and something in the text", span, hint=hint)
    elif kinds != ["table"] and not settings.src:
        hint = "Write a table of names and numbers in it, or name a file: src=data/deaths.csv."
        yield Diagnostic("chart-content", "::: chart holds one table, and nothing else", span, hint=hint)
    if not caption:
        yield Diagnostic(
            "chart-caption", "this chart has no caption", span, hint=f"Say behind the braces what it shows: {EXAMPLE}."
        )
    elif not any(isinstance(part, Citation | Note) for part in walk(caption)):
        hint = "Cite it at the end of the caption: Deaths rose in every year [@source]."
        yield Diagnostic("chart-caption", "the caption of this chart names no source", span, hint=hint)


def _inlines(words: str) -> tuple[Inline, ...]:
    return (Text(words),) if words else ()


def build(
    grid: Grid, settings: Settings, caption: tuple[Inline, ...], span: Span, language: str, report: Report
) -> Chart | None:
    """The chart of the cells; None, and diagnostics, where they cannot be drawn."""
    found = Report()
    found.add(*_size_problems(grid, span))
    if not found.failed:
        read = [
            [_read(cell, grid.head[cell.column], settings.kind, language, found) for cell in row[1:]]
            for row in grid.rows
        ]
        found.add(*_unit_problems(grid, read), *_few_problems(grid, span))
    report.add(*found.diagnostics)
    if found.failed:
        return None
    columns = tuple(zip(*read, strict=True))
    cells = tuple(zip(*(row[1:] for row in grid.rows), strict=True))
    series = tuple(
        Series(head.words, tuple(one.value if one else None for one in column), tuple(cell.words for cell in words))
        for head, column, words in zip(grid.head[1:], columns, cells, strict=True)
    )
    unit = next(one.unit for row in read for one in row if one)
    names = tuple(row[0].words for row in grid.rows)
    return Chart(settings.kind, grid.head[0].words, names, series, unit, settings.alt, caption, settings.height, span)


def _size_problems(grid: Grid, span: Span) -> Iterator[Diagnostic]:
    """Why there are too many or too few series or rows to be drawn; columns and rows without a name."""
    series, rows = len(grid.head) - 1, len(grid.rows)
    if not 1 <= series <= MOST_SERIES:
        hint = (
            "Keep those that matter, or make two charts."
            if series > MOST_SERIES
            else "Put a column of numbers behind that of names."
        )
        yield Diagnostic(
            "chart-count",
            f"this chart has {series} columns of numbers",
            span,
            expected=f"1 to {MOST_SERIES}",
            hint=hint,
        )
    if not FEWEST_NAMES <= rows <= MOST_NAMES:
        hint = (
            "Say it in the text, or in ::: numbers."
            if rows < FEWEST_NAMES
            else "Keep the rows that matter: a chart is looked at, not read."
        )
        yield Diagnostic(
            "chart-count", f"this chart has {rows} row{'s' if rows != 1 else ''}", span,
            expected=f"{FEWEST_NAMES} to {MOST_NAMES}", hint=hint,
        )  # fmt: skip
    unnamed = [*(cell for cell in grid.head[1:] if not cell.words), *(row[0] for row in grid.rows if not row[0].words)]
    for cell in unnamed:
        yield Diagnostic("chart-value", "numbers without a name cannot be drawn", cell.span, hint="Say what they are.")


def _few_problems(grid: Grid, span: Span) -> Iterator[Diagnostic]:
    """Why so few cells are filled that there is nothing to compare: names alone draw nothing."""
    if sum(bool(cell.words) for row in grid.rows for cell in row[1:]) == 1:
        yield Diagnostic(
            "chart-count", "this chart has 1 number, all other cells are empty", span, expected="2 or more",
            hint="Say it in the text, or in ::: numbers.",
        )  # fmt: skip


def _read(cell: GridCell, head: GridCell, kind: ChartKind, language: str, report: Report) -> Amount | None:
    """The number in a cell; None where it is empty, which leaves a gap, or where something is wrong."""
    if not cell.words:
        return None
    read = amount(cell.words, language)
    problem = Diagnostic("chart-value", "", cell.span)
    if is_formula(cell.words):
        report.add(replace(problem, message=f"“{cell.words}” is a formula", hint=NO_FORMULA))
    elif read is None:
        message, hint = f"“{cell.words}” is no number that a chart could show", _number_hint(cell.words)
        report.add(replace(problem, message=message, expected=FORM, hint=hint))
    elif read.value < 0 and kind in FILLED:
        message, hint = f"“{cell.words}” is less than nothing, and {kind} begin at 0", "Draw it with lines or dots."
        report.add(replace(problem, message=message, hint=hint))
    elif SHARE.search(" ".join((*read.unit, head.words))) and read.value > WHOLE and kind in FILLED:
        report.add(replace(problem, message=f"“{cell.words}” is more than the whole", expected=f"at most {WHOLE:g}%"))
    return read


def _number_hint(words: str) -> str:
    if sum(map(str.isdigit, words)) > MOST_DIGITS:
        return f"Write it with {MOST_DIGITS} digits or fewer, in a larger unit: $12.5 million."
    if any(sign in words for sign in ",.") and any(letter.isdigit() for letter in words):
        return "Numbers are written as in the language of the brief: 1,204.5 in English, 1.204,5 in Spanish."
    return "Leave a cell empty where there is no number."


def _unit_problems(grid: Grid, read: list[list[Amount | None]]) -> Iterator[Diagnostic]:
    """Units that differ, and columns in which no number stands."""
    units: dict[tuple[str, str], Span] = {}
    for row, cells in zip(read, grid.rows, strict=True):
        for one, cell in zip(row, cells[1:], strict=True):
            if one:
                units.setdefault(one.unit, cell.span)
    if len(units) > 1:
        (first, second), place = list(units)[:2], list(units.values())[1]
        named = [f"“{' … '.join(filter(None, unit))}”" if any(unit) else "no unit" for unit in (first, second)]
        yield Diagnostic(
            "chart-value", f"this chart mixes units: {named[0]} and {named[1]}", place, expected=FORM,
            hint="Write the same unit in every cell, or in the head alone; numbers of two kinds make two charts.",
        )  # fmt: skip
    for column, head in enumerate(grid.head[1:]):
        if not any(row[column] for row in read) and not any(cell[column + 1].words for cell in grid.rows):
            yield Diagnostic("chart-value", f"the column “{head.words}” has no number", head.span, hint="Leave it out.")
