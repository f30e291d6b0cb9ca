"""How a data table is laid out, the same in every format: widths of columns, and whether it stays on one page."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import permutations

from briefgen.document.geometry import Geometry
from briefgen.document.heads import rows_are_headed
from briefgen.document.nodes import Alignment, Inline, LineBreak, Note, Paragraph, Table, plain_text
from briefgen.document.walking import walk
from briefgen.models.lettering import FigureSpacing
from briefgen.models.style import Style
from briefgen.models.tabling import TableWidth
from briefgen.noun import noun
from briefgen.writers.metrics import table_width, text_width

SAFE = 1.5
"""What is added to the width of words, in points: programs round and kern in their own ways."""

RAGGED = 1.05
"""By how much words take more room when they are broken into lines that end where a word does."""

STEPS = (16.0, 8.0, 4.0)
"""How much width goes from one column to another at a time, in points."""

MOST_MOVES = 24
"""How often width goes from one column to another at most, in steps of one size."""

MOST_GIVEN = 8
"""How often a column is given one of the smallest steps by others, in the hope that all together are enough."""

BROKEN = 0.2
"""What a line of any cell weighs against a line of the table's height: short words should stay on one line."""

MOST_ROWS_WHOLE, SHARE_WHOLE = 10, 0.5
"""Rows of a table, and share of a page that it takes, up to which it stays on one page."""

AIR, NARROW = 12.0, 0.67
"""What a column has beside its words in a table no wider than they are, in points, and the share of the room that such a
table has at most: a wider one takes all of it."""

FEW_ROWS = 12
"""With fewer rows and their notes on a page, a page is crowded."""

MOST_WORDS = 0.6
"""The most that the words of a table with bars have of its width."""

KEY = 1.2
"""What a key before the head of a column takes, in sizes of type."""

LONG = 0.6
"""How many letters a word must have, as a share of those of the longest, to be wider than that."""

BETWEEN = re.compile(r"[ \t\n\u200b]+")
"""Where a line may be broken; not at a space that holds its words together."""

WIDTHLESS = str.maketrans(dict.fromkeys("\u200b\u2060"))

Lines = tuple[float, ...]
"""The widths of the lines of a cell, where only its author broke them, in points."""


@noun
class Tabulation:
    """The widths of the columns, in points, and whether all rows stay on one page.

    `crowded` says that few rows fit on a page with their notes; then `heights` has what each row takes without them, in
    points, the head first.
    """

    widths: tuple[float, ...]
    whole: bool
    crowded: bool = False
    heights: tuple[float, ...] = ()


def tabulate(table: Table, style: Style, page: Geometry, indent: float = 0.0) -> Tabulation:
    """The layout of a table that begins `indent` points in from the left of the column of text.

    Each column gets room for its longest word; what is left goes where it makes the table least tall. A table of
    short cells is as wide as they are, where the style wants that.
    """
    columns = [_Column(cells) for cells in _measured(table, style)]
    room, space = 2 * style.tokens.tables.padding_x + SAFE, page.text_width - indent
    natural = [width + AIR for width in _wanted(columns, room)]
    narrow = style.tokens.tables.width is TableWidth.NATURAL and sum(natural) <= NARROW * space
    widths = natural if narrow else _widths(columns, space, room)
    if table.stages:
        widths = [space / len(columns)] * len(columns)
    look, padding = style.tokens.looks.table, style.tokens.tables.padding_y
    lines = _row_lines([column.lines(width - room) for column, width in zip(columns, widths, strict=True)])
    heights = tuple(count * look.size * look.line + 2 * padding for count in lines)
    whole = len(table.rows) <= MOST_ROWS_WHOLE and sum(heights) <= SHARE_WHOLE * page.text_height
    noted = 0.0 if whole else _height_of_notes(table, style, page)
    crowded = noted > 0 and sum(heights) + noted > len(table.rows) * page.text_height / FEW_ROWS
    return Tabulation(tuple(widths), whole, crowded, heights if crowded else ())


def has_room(table: Table, style: Style, space: float) -> bool:
    """Whether every word of a table has room on a line, in so many points of width."""
    room = 2 * style.tokens.tables.padding_x + SAFE
    return sum(room + max(cell.word for cell in cells) for cells in _measured(table, style)) <= space


def _height_of_notes(table: Table, style: Style, page: Geometry) -> float:
    """What the notes that are called in a table take at the foot of pages, in points."""
    look = style.tokens.looks.footnote
    font = style.fonts[getattr(style.tokens.fonts, look.font).regular]
    texts = [plain_text(paragraph.children) for paragraph in _paragraphs_of_notes(table)]
    lines = sum(math.ceil(look.size * text_width(font, text) * RAGGED / page.text_width) or 1 for text in texts)
    return lines * look.size * look.line + len(texts) * look.after


def _paragraphs_of_notes(table: Table) -> Iterator[Paragraph]:
    notes = (node for node in walk((table,)) if isinstance(node, Note))
    return (node for note in notes for node in note.children if isinstance(node, Paragraph))


def with_bars(table: Table, style: Style, page: Geometry, indent: float = 0.0) -> Tabulation:
    """The layout of a table with a further column for bars, which has what the words leave; it stays on one page."""
    columns = [_Column(cells) for cells in _measured(table, style)]
    space = page.text_width - indent
    room = 2 * style.tokens.tables.padding_x + SAFE + KEY * style.tokens.looks.table.size
    words = min(sum(_wanted(columns, room)), MOST_WORDS * space)
    return Tabulation((*_widths(columns, words, room), space - words), True)


@noun
class _Cell:
    """The width of the longest word of a cell and those of its lines."""

    word: float
    lines: Lines

    def count(self, room: float) -> int:
        """How many lines it takes where one may be `room` points wide."""
        return sum(1 if width <= room else math.ceil(width * RAGGED / room) for width in self.lines)


@noun
class _Column:
    """The cells of a column, its head first where it has one."""

    cells: tuple[_Cell, ...]

    def lines(self, room: float) -> list[int]:
        """How many lines each cell takes."""
        return [cell.count(room) for cell in self.cells]


def _measured(table: Table, style: Style) -> Iterator[tuple[_Cell, ...]]:
    look = style.tokens.looks.table
    face = getattr(style.tokens.fonts, look.font)
    bold, usual = style.fonts[face.bold], style.fonts[face.bold if look.bold else face.regular]
    said, even = style.tokens.tables, style.tokens.figures.spacing is FigureSpacing.TABULAR
    fonts = [bold] * table.headed + [bold if row.own and said.own else usual for row in table.rows]
    heads = [bold] * len(fonts) if said.first_column.bold and rows_are_headed(table) else fonts
    for place, column in enumerate(zip(*(row.cells for row in table.printed), strict=True)):
        measure = table_width if even or table.alignments[place] is Alignment.RIGHT else text_width
        yield tuple(
            _cell(_broken(cell.children), partial(measure, bold if cell.own else font), look.size)
            for cell, font in zip(column, fonts if place else heads, strict=True)
        )


def _broken(inlines: tuple[Inline, ...]) -> list[str]:
    """The words of a cell, a new text where its author began a line."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return [plain_text(line) for line in lines]


def _cell(lines: Sequence[str], measure: Callable[[str], float], size: float) -> _Cell:
    words = [word.translate(WIDTHLESS) for line in lines for word in BETWEEN.split(line)]
    long = LONG * max(map(len, words), default=0)
    widths = (size * measure(line.translate(WIDTHLESS)) for line in lines)
    widest = max((measure(word) for word in set(words) if len(word) >= long), default=0.0)
    return _Cell(size * widest, tuple(widths))


def _widths(columns: Sequence[_Column], available: float, room: float) -> list[float]:
    least = [room + max(cell.word for cell in column.cells) for column in columns]
    wanted = _wanted(columns, room)
    if sum(wanted) <= available:
        return _scaled(wanted, available)
    if sum(least) >= available:
        return _scaled(least, available)
    spare = (available - sum(least)) / (sum(wanted) - sum(least))
    even = [small + (large - small) * spare for small, large in zip(least, wanted, strict=True)]
    return _trimmed(_lowered(columns, even, least, room), wanted)


def _wanted(columns: Sequence[_Column], room: float) -> list[float]:
    """The width of the longest line of each column."""
    return [room + max(width for cell in column.cells for width in cell.lines) for column in columns]


def _scaled(widths: Sequence[float], available: float) -> list[float]:
    share = available / sum(widths)
    return [width * share for width in widths]


def _trimmed(widths: Sequence[float], wanted: Sequence[float]) -> list[float]:
    """The widths after what some columns have more than they want has gone to those that want more."""
    kept = [min(width, most) for width, most in zip(widths, wanted, strict=True)]
    share = (sum(widths) - sum(kept)) / (sum(wanted) - sum(kept))
    return [width + (most - width) * share for width, most in zip(kept, wanted, strict=True)]


def _lowered(columns: Sequence[_Column], widths: list[float], least: Sequence[float], room: float) -> list[float]:
    """The widths after moving some from column to column for as long as that makes the table less tall."""
    counts = [column.lines(width - room) for column, width in zip(columns, widths, strict=True)]
    cost = _cost(counts)
    for step in STEPS:
        for _ in range(MOST_MOVES):
            moves = (
                (giver, taker)
                for giver, taker in permutations(range(len(columns)), 2)
                if widths[giver] - step >= least[giver]
            )
            tried = [(*_tried(columns, widths, counts, move, step, room), move) for move in moves]
            best = min(tried, key=lambda one: one[0], default=None)
            if best is None or best[0] >= cost:
                break
            cost, counts, (giver, taker) = best
            widths[giver] -= step
            widths[taker] += step
    for taker in range(len(columns)):
        widths = _gathered(columns, widths, counts, taker, least, room)
        counts = [column.lines(width - room) for column, width in zip(columns, widths, strict=True)]
    return widths


def _gathered(
    columns: Sequence[_Column],
    widths: list[float],
    counts: Sequence[list[int]],
    taker: int,
    least: Sequence[float],
    room: float,
) -> list[float]:
    """The widths after several columns gave one a little, where that makes the table less tall: none alone had enough."""
    cost, tried, counts, step = _cost(counts), list(widths), list(counts), STEPS[-1]
    for _ in range(MOST_GIVEN):
        givers = [one for one in range(len(columns)) if one != taker and tried[one] - step >= least[one]]
        moves = [(*_tried(columns, tried, counts, (giver, taker), step, room), giver) for giver in givers]
        if not moves:
            break
        after, counts, giver = min(moves, key=lambda one: one[0])
        tried[giver] -= step
        tried[taker] += step
        if after < cost:
            return tried
    return widths


def _tried(
    columns: Sequence[_Column],
    widths: Sequence[float],
    counts: Sequence[list[int]],
    move: tuple[int, int],
    step: float,
    room: float,
) -> tuple[float, list[list[int]]]:
    """What a move would cost, and the lines of every cell after it."""
    after = list(counts)
    for at, change in zip(move, (-step, step), strict=True):
        after[at] = columns[at].lines(widths[at] + change - room)
    return _cost(after), after


def _cost(counts: Sequence[list[int]]) -> float:
    return sum(_row_lines(counts)) + BROKEN * sum(map(sum, counts))


def _row_lines(counts: Sequence[list[int]]) -> list[int]:
    """The lines of each row: those of its tallest cell."""
    return [max(row) for row in zip(*counts, strict=True)]
