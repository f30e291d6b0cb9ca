"""Where the headings of a table are, and which column each of them names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from briefgen.diagnostics import Diagnostic, Report, Span, letters_of, nearest
from briefgen.models.tables import Table, TableRow
from briefgen.noun import noun
from briefgen.readers.meetings.columns import (
    BY_HEADING,
    BY_NAME,
    DOUBTFUL,
    MEMBER,
    NAME_PARTS,
    PLACE_PARTS,
    SPELLINGS,
    Column,
    by_key,
    keys,
    matched,
)
from briefgen.readers.meetings.declared import Declared, meant_column

SEARCHED: Final = 40
"""In how many rows from the top headings are looked for."""

EXPECTED: Final = "headings such as Member, District, Date, Time, Room"

RANGE: Final = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")


@noun
class Heading:
    """One heading: its column in the sheet, its words as they stand, of two rows with ` / ` between them, and its place."""

    column: int
    words: str
    span: Span
    above: str = ""
    below: str = ""


@noun
class Headings:
    """The headings of a table as they stand, and the numbers of their rows; none where there are none."""

    rows: tuple[int, ...] = ()
    cells: tuple[Heading, ...] = ()


@noun
class Head:
    """The headings of a table, the numbers of their rows, and what the columns are by their numbers.

    `ignored` are columns that are not for us. `width` is the last column that has a heading.
    """

    rows: tuple[int, ...]
    headings: tuple[Heading, ...]
    columns: Mapping[int, Column]
    ignored: frozenset[int] = frozenset()

    @property
    def first(self) -> int:
        """The first column that has a heading."""
        return min(one.column for one in self.headings)

    @property
    def width(self) -> int:
        """The last column that has a heading."""
        return max(one.column for one in self.headings)

    @property
    def names(self) -> dict[str, str]:
        """The names of columns by their headings, as these are compared."""
        named = ((one, self.columns[one.column].name) for one in self.headings if one.column in self.columns)
        return {matched(heading.words): name for heading, name in named}


def found_headings(table: Table, declared: Declared, report: Report) -> Headings:
    """The headings: in the rows that are declared, else in the row, or the two rows, in which most are known."""
    rows = table.rows
    if declared.table.header_row:
        return _declared(table, declared, report)
    tried = [*((one,) for one in rows[:SEARCHED]), *zip(rows[:SEARCHED], rows[1:SEARCHED], strict=False)]
    found = [_headings(table, each) for each in tried if len(each) == 1 or each[1].number == each[0].number + 1]
    score = [sum(declared.knows(meaning(one, declared)) for one in each.cells) for each in found]
    best = max(score, default=0)
    wide = next((at for at, row in enumerate(rows[:SEARCHED]) if len(_filled(row)) > 1), 0)
    if best > 1 or (best == 1 and score.index(1) <= wide):
        return found[score.index(best)]
    report.add(_nowhere(table))
    return Headings()


def looks_like_meetings(table: Table, declared: Declared) -> bool:
    """Whether a sheet has headings of meetings, some of which say whom they are with."""
    headings = found_headings(table, declared, Report()).cells
    names = {column.name for one in headings if isinstance(column := _named(one, declared), Column)}
    return bool(names & {"member", "last_name", "office", "staff"}) and len(headings) > 1


def _declared(table: Table, declared: Declared, report: Report) -> Headings:
    numbers = sorted(set(declared.table.header_row or ()))
    chosen = tuple(row for row in table.rows if row.number in numbers)
    for number in numbers:
        if not any(row.number == number for row in chosen):
            message = f"row {number} of the table has nothing in it, and `header_row` names it"
            report.add(Diagnostic("no-headings", message, declared.place("header_row")))
    return _headings(table, chosen) if len(chosen) == len(numbers) else Headings()


def _filled(row: TableRow) -> list[int]:
    return [cell.column for cell in row.cells if cell.line]


def _headings(table: Table, rows: Sequence[TableRow]) -> Headings:
    """The headings in one row or in two; a heading above several columns, in merged cells, is above each of them."""
    numbers = tuple(row.number for row in rows)
    if len(rows) == 1:
        return Headings(
            numbers, tuple(Heading(cell.column, cell.line, cell.span) for cell in rows[0].cells if cell.line)
        )
    above, below = ({cell.column: cell for cell in row.cells if cell.line} for row in rows)
    over = _stretched(table, rows[0].number)
    made = []
    for column in sorted({*above, *below}):
        top = above.get(column) or above.get(over.get(column, 0))
        cell = below.get(column) or top
        assert cell is not None, "one of both is there"
        words = [one.line for one in (top, below.get(column)) if one]
        made.append(Heading(column, " / ".join(words), cell.span, *(words if len(words) > 1 else ())))
    return Headings(numbers, tuple(made))


def _stretched(table: Table, row: int) -> dict[int, int]:
    """Columns over which the first cell of a merged range of this row stretches, with the column of that cell."""
    found: dict[int, int] = {}
    for one in table.merged:
        if (match := RANGE.fullmatch(one)) and int(match[2]) <= row <= int(match[4]):
            first = _column(match[1])
            found |= dict.fromkeys(range(first + 1, _column(match[3]) + 1), first)
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def meaning(heading: Heading, declared: Declared) -> str:
    """The words that say what a column is: of two rows both together, or the lower ones where the upper ones name a group."""
    if heading.below and not declared.knows(heading.words):
        group = BY_HEADING.get(matched(heading.above))
        if group is None or group.path[:2] == MEMBER:
            return heading.below
    return heading.words


def named(table: Table, found: Headings, declared: Declared, report: Report) -> Head:
    """The headings with the columns that they name; what is unknown, unclear, twice or empty is reported."""
    columns: dict[int, Column] = {}
    ignored = set()
    headings = found.cells
    for heading in headings:
        column = _named(heading, declared)
        if isinstance(column, Diagnostic):
            report.add(column)
        elif column is None:
            ignored.add(heading.column)
        else:
            columns[heading.column] = column
    columns = _told_apart(headings, columns, declared)
    by_column = {one.column: one for one in headings}
    report.add(*_twice(by_column, columns), *_unclear_names(by_column, columns))
    head = Head(found.rows, headings, columns, frozenset(ignored))
    report.add(*_nameless(table, head))
    return head


def _named(heading: Heading, declared: Declared) -> Column | Diagnostic | None:
    """The column that a heading names; None for one that is ignored."""
    words = meaning(heading, declared)
    name = matched(words)
    if name in declared.ignored:
        return None
    if name in declared.columns:
        return meant_column(declared.columns[name][1])
    if column := BY_HEADING.get(name) or by_key(words):
        return column
    if name in DOUBTFUL:
        return _doubtful(heading, DOUBTFUL[name])
    return Column("key") if name == declared.key else _unknown(heading, words)


def _told_apart(headings: Iterable[Heading], columns: dict[int, Column], declared: Declared) -> dict[int, Column]:
    """Headings that say something else beside others.

    `Day` beside `Date` is a weekday, `Nombre` beside `Apellido` a first name; a room or a building alone is the place.
    """
    names = [column.name for column in columns.values()]
    other = dict(columns)
    alone = "place" in names or not {"room", "building"} <= set(names)
    for number, column in columns.items():
        if column.name in PLACE_PARTS and alone:
            other[number] = BY_NAME["place"]
    for heading in headings:
        name = matched(meaning(heading, declared))
        if name in declared.columns or heading.column not in columns:
            continue
        if declared.key not in ("", name) and columns[heading.column].name == "key":
            other[heading.column] = Column("id")
        if name in ("day", "dia") and names.count("date") > 1:
            other[heading.column] = BY_NAME["weekday"]
        elif name == "nombre" and "last_name" in names and "first_name" not in names:
            other[heading.column] = BY_NAME["first_name"]
    return other


def _twice(headings: Mapping[int, Heading], columns: Mapping[int, Column]) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for number in sorted(columns):
        name = columns[number].name
        if name in first:
            one, other = headings[first[name]], headings[number]
            message = (
                f"“{other.words}” and “{one.words}” in column {letters_of(one.column)} are both the column `{name}`"
            )
            hint = "Say under `columns` what one of them is, or name it under `ignore`."
            yield Diagnostic("repeated-heading", message, other.span, hint=hint)
        first.setdefault(name, number)


def _unclear_names(headings: Mapping[int, Heading], columns: Mapping[int, Column]) -> Iterator[Diagnostic]:
    """Parts of a name that do not make a whole one; a `Name` beside a last name, of which nobody knows how much it is."""
    by_name = {column.name: headings[number] for number, column in columns.items()}
    member = by_name.get("member")
    if member and "last_name" in by_name and "first_name" not in by_name and matched(member.words) == "name":
        message = f"“{member.words}” may be the whole name or a first name, beside “{by_name['last_name'].words}”"
        hint = f"Say what it is: `columns: {{{member.words}: first_name}}`, or `member`."
        yield Diagnostic("unclear-heading", message, member.span, hint=hint)
    part = next((by_name[name] for name in NAME_PARTS if name in by_name), None)
    if part and not member and "last_name" not in by_name:
        message = f"“{part.words}” is a part of a name, and there is no column of last names"
        hint = "Say what it is under `columns`, or name it under `ignore`."
        yield Diagnostic("unclear-heading", message, part.span, hint=hint)


def _nameless(table: Table, head: Head) -> Iterator[Diagnostic]:
    """Columns between others, or before them, that are filled and have no heading."""
    passed = {one.column for one in head.headings}
    for row in table.rows:
        for cell in row.cells:
            if row.number > head.rows[-1] and cell.line and cell.column < head.width and cell.column not in passed:
                passed.add(cell.column)
                message = f"column {letters_of(cell.column)} has no heading, and something stands in it"
                hint = "Give it a heading; one that is not for us stands under `ignore`."
                yield Diagnostic("missing-heading", message, cell.span, hint=hint)


def _doubtful(heading: Heading, names: tuple[str, ...]) -> Diagnostic:
    message = f"“{heading.words}” may be the column `{names[0]}` or `{names[1]}`"
    hint = f"Say which: `columns: {{{heading.words}: {names[0]}}}`; or name it under `ignore`."
    return Diagnostic("unclear-heading", message, heading.span, hint=hint)


def _unknown(heading: Heading, words: str) -> Diagnostic:
    hint = "Say what it is under `columns`, or name it under `ignore`."
    found = nearest(words, keys()) if "." in words else SPELLINGS.get(nearest(matched(words), SPELLINGS), "")
    return Diagnostic(
        "unknown-heading", f"“{heading.words}” is no heading that is known", heading.span, nearest=found, hint=hint
    )


def _nowhere(table: Table) -> Diagnostic:
    if not table.rows:
        return Diagnostic("no-headings", "this table has nothing in it", table.span(), expected=EXPECTED)
    hint = "Say in which row they are, `header_row: 3`, and what they are, under `columns`."
    message = "no row of this table has headings that are known"
    return Diagnostic("no-headings", message, table.span(), expected=EXPECTED, hint=hint)
