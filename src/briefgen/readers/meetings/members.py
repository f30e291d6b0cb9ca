"""The cells of a row → the members at a meeting, each with title and district; or the office, committee or caucus."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Final

from briefgen.diagnostics import Diagnostic, KeyPath, Severity, Span
from briefgen.models.meeting import MOST_MEMBERS
from briefgen.models.meetings import Said
from briefgen.models.tables import TableCell
from briefgen.noun import noun
from briefgen.readers.meetings.cells import Columns, bare, cell_for, quoted
from briefgen.readers.meetings.columns import MEMBER
from briefgen.readers.meetings.event import is_open
from briefgen.readers.meetings.finding import FoundRow
from briefgen.readers.meetings.people import People, Person, district_code, people_in, short_title
from briefgen.readers.meetings.shouting import usual_form

SHAPES: Final = (
    "“First Last” or “Last, First”, perhaps with a title, and with (D-NY-12) behind it; several with “;” between them"
)
NAMED: Final = "name", "title", "district"
PIECES: Final = re.compile(r"\s*[;&/\n]\s*|,\s+|\s+(?:and|y)\s+")


@noun
class Attending:
    """Who is at a meeting, what a brief has of that, and its words for lists."""

    members: tuple[Person, ...] = ()
    office: str = ""
    gives: tuple[Said, ...] = ()
    says: Mapping[str, str] = field(default_factory=dict)


def attending(row: FoundRow, columns: Columns, problems: list[Diagnostic]) -> Attending:
    """Who is at the meeting of a row; what is wrong with the names is added to the problems."""
    cell = cell_for(row, columns, "member")
    read = people_in(cell.words) if cell else People()
    if cell and (read.unclear or len(read.members) > MOST_MEMBERS):
        message = f"it is not clear who is meant by “{quoted(cell.line)}”"
        problems.append(Diagnostic("name-form", message, bare(cell.span), expected=SHAPES))
    cells = {name: one for name in ("title", "district") if (one := cell_for(row, columns, name))}
    members = tuple(_completed(read.members, cells, problems))
    problems += _shouted(members, cell)
    office, place = _office(row, columns, read, bool(members))
    staffed = cell_for(row, columns, "staff")
    if not (members or office or staffed or read.unclear or row.problems):
        expected = "a member, an office, a committee or staff"
        hint = "Delete the row where it is no meeting."
        problems.append(
            Diagnostic("nobody-to-meet", "nobody is named in this row", bare(row.span), expected=expected, hint=hint)
        )
    gives = (
        *_gives(members, cell, cells, columns, row),
        *((Said(("meeting", "office"), office, place),) if place and office else ()),
    )
    return Attending(members, office, gives, _says(members, office, read))


def _completed(
    members: tuple[Person, ...], cells: Mapping[str, TableCell], problems: list[Diagnostic]
) -> Iterator[Person]:
    """The members with the titles and districts of the other columns."""
    said = {name: _each(name, cell, len(members), problems) for name, cell in cells.items()}
    for number, one in enumerate(members):
        title, district = (words[number] if (words := said.get(name)) else "" for name in ("title", "district"))
        if title and one.title and short_title(title) != short_title(one.title):
            problems.append(_two("title", title, one.title, cells["title"]))
        if district and one.district and district_code(district) != district_code(one.district):
            problems.append(_two("district", district, one.district, cells["district"]))
        yield Person(one.name, title or one.title, district or one.district, one.party, one.state)


def _each(name: str, cell: TableCell, count: int, problems: list[Diagnostic]) -> list[str]:
    """The words of a cell for each of the members; none where they cannot be told apart."""
    if is_open(cell.line):
        return []
    if count <= 1:
        return [cell.line]
    words = [" ".join(piece.split()) for piece in PIECES.split(cell.words) if piece.strip()]
    if len(words) == 1 and name == "title":
        return [re.sub(r"s(\.?)$", r"\1", words[0])] * count
    if len(words) != count:
        message = f"“{quoted(cell.line)}” does not say the district of each of the {count} members"
        if name == "title":
            message = f"“{quoted(cell.line)}” does not say the title of each of the {count} members"
        expected = "as many as members, in the same order, with “;” between them"
        problems.append(Diagnostic("name-form", message, bare(cell.span), expected=expected))
        return []
    return words


def _two(name: str, one: str, other: str, cell: TableCell) -> Diagnostic:
    message = f"the district here is “{quoted(one)}”, and “{quoted(other)}” stands beside the name"
    if name == "title":
        message = f"the title here is “{quoted(one)}”, and “{quoted(other)}” stands beside the name"
    return Diagnostic("name-form", message, bare(cell.span), expected="one of them")


def _shouted(members: tuple[Person, ...], cell: TableCell | None) -> Iterator[Diagnostic]:
    for one in members if cell else ():
        if cell and (usual := usual_form(one.name)):
            yield _as_it_stands(one.name, usual, bare(cell.span))


def _office(row: FoundRow, columns: Columns, read: People, members: bool) -> tuple[str, Span | None]:
    """The office that is met, and its cell: of its own column, else the body in that of members, else the committee."""
    office, named, committee = (cell_for(row, columns, role) for role in ("office", "member", "committee"))
    if read.body and named:
        return ", ".join(filter(None, (read.body, office.line if office else ""))), bare(named.span)
    if office:
        return office.line, bare(office.span)
    if committee and not members and not read.unclear and not cell_for(row, columns, "staff"):
        return committee.line, bare(committee.span)
    return "", None


def _gives(
    members: tuple[Person, ...], cell: TableCell | None, cells: Mapping[str, TableCell], columns: Columns, row: FoundRow
) -> Iterator[Said]:
    for number, one in enumerate(members):
        path = path_of(number, len(members))
        for key in NAMED:
            if cell and (words := getattr(one, key)):
                yield Said((*path, key), words, bare((cells.get(key) or cell).span))
    for column in columns.all:
        there = row.cells.get(column.name)
        if column.path[:2] == MEMBER and column.path[2] not in NAMED and there and there.line and len(members) == 1:
            yield Said(column.path, there.line, bare(there.span))


def path_of(number: int, count: int) -> KeyPath:
    """Where a member stands in a brief: alone, or in a list."""
    return MEMBER if count == 1 else ("meeting", "legislators", number)


def _says(members: tuple[Person, ...], office: str, read: People) -> dict[str, str]:
    """The words of the members; of a body in their column none, for it is no member."""
    joined = {
        key: "; ".join(filter(None, (getattr(one, key) for one in members))) for key in (*NAMED, "party", "state")
    }
    said = {"member" if key == "name" else key: words for key, words in joined.items() if words}
    return said | ({"office": office} if office else {}) | ({"member": ""} if read.body else {})


def _as_it_stands(name: str, usual: str, span: Span) -> Diagnostic:
    """A name in capitals or in small letters: it is printed as it stands."""
    hint = "Where another form is right, write that into the cell."
    message = f"“{quoted(name)}” is printed as it stands here"
    return Diagnostic("name-case", message, span, Severity.WARNING, nearest=usual, hint=hint)
