"""The register of members, `members.csv` beside the table: what it knows is filled in, what differs is told."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from briefgen.diagnostics import Diagnostic, Report, Severity, Span, nearest
from briefgen.models.meetings import Said
from briefgen.models.surnames import surname_of
from briefgen.models.tables import TableCell, TableRow
from briefgen.noun import noun
from briefgen.readers.meetings.cells import bare, quoted
from briefgen.readers.meetings.columns import folded
from briefgen.readers.meetings.drafts import Draft
from briefgen.readers.meetings.members import path_of
from briefgen.readers.meetings.people import Person, district_code, people_in, short_title
from briefgen.readers.tables.reading import read_table
from briefgen.workspace import Workspace

NAME: Final = "members.csv"
HEADINGS: Final = {
    **dict.fromkeys(("name", "member", "legislator", "member_name"), "name"),
    **{one: one for one in ("title", "district", "office", "committee", "party", "state", "chamber")},
    "committees": "committee",
}
"""Columns of a register, by their headings; others, such as phone, say nothing of meetings."""

LEAST: Final = 3
"""How many rows differ at least before a column is said to be sorted without the others."""

SMALL: Final = frozenset("a and committee for house of on senate subcommittee the".split())


@noun
class Entry:
    """A member of the register: the name in its usual order, and its cells by column."""

    name: str
    cells: Mapping[str, TableCell]

    def words(self, column: str) -> str:
        """What the register says in a column."""
        return cell.line if (cell := self.cells.get(column)) else ""


def against_register(workspace: Workspace, table: str, drafts: Sequence[Draft], report: Report) -> list[Draft]:
    """Rows with what the register knows of their members; where there is no register, as they are."""
    file = "/".join((*table.split("/")[:-1], NAME))
    entries = _read(workspace, file, report) if workspace.exists(file) else {}
    if not entries:
        return list(drafts)
    looked = [_Looked(draft, entries) for draft in drafts]
    report.add(*_sorted(looked))
    return [one.draft for one in looked]


def _read(workspace: Workspace, file: str, report: Report) -> Mapping[str, tuple[Entry, ...]]:
    """The members of a register by their names, in small letters without titles and suffixes."""
    table = read_table(workspace, file, Span(file), report)
    if table is None or not table.rows:
        return {}
    head, *rows = table.rows
    columns = {cell.column: HEADINGS[name] for cell in head.cells if (name := folded(cell.line)) in HEADINGS}
    if "name" not in columns.values():
        expected = "name, title, district, office, committee"
        report.add(Diagnostic("register-file", "this register has no column “name”", Span(file, 1), expected=expected))
        return {}
    found: dict[str, list[Entry]] = defaultdict(list)
    for row in rows:
        if entry := _entry(row, columns):
            found[folded_name(entry.name)].append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


def _entry(row: TableRow, columns: Mapping[int, str]) -> Entry | None:
    cells = {columns[cell.column]: cell for cell in row.cells if cell.column in columns and cell.line}
    people = people_in(cells["name"].words).members if "name" in cells else ()
    return Entry(people[0].name, cells) if len(people) == 1 else None


def folded_name(name: str) -> str:
    """A name by which two are compared: no capitals, no marks, no initials and suffixes."""
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"[’'.]", "", name).casefold())
    return " ".join(word for word in words if word not in ("jr", "sr", "ii", "iii", "iv"))


class _Looked:
    """A row that was looked up: the draft with what is known and told, and which columns differ."""

    def __init__(self, draft: Draft, entries: Mapping[str, tuple[Entry, ...]]) -> None:
        self.draft = draft
        self.known: dict[str, tuple[str, str]] = {}
        members = draft.attending.members
        told: list[Diagnostic] = []
        gives = list(draft.gives)
        completed: list[Person] = []
        for number, one in enumerate(members):
            entry = _entry_of(one, entries)
            if entry is None:
                told.append(_unknown(one, entries, draft.place("member")))
                completed.append(one)
                continue
            told += self._compared(one, entry, alone=len(members) == 1)
            completed.append(
                replace(one, title=one.title or entry.words("title"), district=one.district or entry.words("district"))
            )
            gives += _filled(one, entry, (*path_of(number, len(members)),))
        self.draft = replace(
            draft, gives=tuple(gives), problems=(*draft.problems, *told), says=self._says(completed, entries),
            attending=replace(draft.attending, members=tuple(completed)),
        )  # fmt: skip

    def _compared(self, one: Person, entry: Entry, *, alone: bool) -> Iterator[Diagnostic]:
        """What the row and the register say differently of a member."""
        committee = self.draft.says.get("committee", "") if alone else ""
        pairs = {"district": one.district, "title": one.title, "committee": committee}
        for column, said in pairs.items():
            known = entry.words(column)
            if not (said and known):
                continue
            self.known[column] = said, known
            if not _agree(column, said, known):
                message = f"{one.name} has “{quoted(said)}” here, and the register has “{quoted(known)}”"
                place = self.draft.place(column, "member")
                hint = f"Which is right? The register is {entry.cells[column].span.file}."
                yield Diagnostic("differs-from-register", message, place, nearest=known, hint=hint)

    def _says(self, members: list[Person], entries: Mapping[str, tuple[Entry, ...]]) -> Mapping[str, str]:
        """The words of the row, with those of the register where it says none."""
        says = dict(self.draft.says)
        roles = self.draft.columns.roles
        found = {key: "; ".join(filter(None, (getattr(one, key) for one in members))) for key in ("title", "district")}
        if len(members) == 1 and (entry := _entry_of(members[0], entries)):
            found |= {key: entry.words(key) for key in ("state", "party", "chamber", "committee")}
        for role, words in found.items():
            if words and not says.get(role):
                says[roles.get(role, role)] = says[role] = words
        return says


def _filled(one: Person, entry: Entry, path: tuple[str | int, ...]) -> Iterator[Said]:
    for key in ("title", "district"):
        if not getattr(one, key) and (cell := entry.cells.get(key)):
            yield Said((*path, key), cell.line, bare(cell.span))


def _entry_of(one: Person, entries: Mapping[str, tuple[Entry, ...]]) -> Entry | None:
    """The entry of a member; of several of the name that of the district, or of the title."""
    found = entries.get(folded_name(one.name), ())
    for column in ("district", "title"):
        fitting = [
            entry for entry in found if (said := getattr(one, column)) and _agree(column, said, entry.words(column))
        ]
        if len(fitting) == 1:
            return fitting[0]
    return found[0] if len(found) == 1 else None


def _agree(column: str, said: str, known: str) -> bool:
    match column:
        case "district":
            return district_code(said) == district_code(known)
        case "title":
            return short_title(said) == short_title(known)
    return any(_bare(said) in (_bare(one), _bare(known)) for one in re.split(r"[;,/&\n]", known)) or not _bare(said)


def _bare(committee: str) -> frozenset[str]:
    """The words that tell a committee from others."""
    return frozenset(re.findall(r"\w+", committee.casefold())) - SMALL


def _unknown(one: Person, entries: Mapping[str, tuple[Entry, ...]], span: Span) -> Diagnostic:
    same = entries.get(folded_name(one.name), ())
    if len(same) > 1:
        message = f"the register has {len(same)} members called {one.name}"
        expected = " or ".join(entry.words("district") or entry.words("title") for entry in same)
        return Diagnostic(
            "not-in-register", message, span, expected=f"a district: {expected}", hint="Say which in the row."
        )
    names = [entry.name for found in entries.values() for entry in found]
    surname = surname_of(one.name).words.casefold()
    of_district = [
        entry.name for found in entries.values() for entry in found
        if one.district and district_code(entry.words("district")) == district_code(one.district)
        and surname_of(entry.name).words.casefold() == surname
    ]  # fmt: skip
    near = of_district[0] if len(of_district) == 1 else nearest(one.name, names)
    message = f"the register has no member {one.name}"
    return Diagnostic("not-in-register", message, span, Severity.WARNING, nearest=near)


def _sorted(looked: Sequence[_Looked]) -> Iterator[Diagnostic]:
    """A column in which half of the rows or more have what the register has of others: it was sorted by itself."""
    for column in ("district", "title", "committee"):
        known = [(one, *one.known[column]) for one in looked if column in one.known]
        wrong = [one for one, said, other in known if not _agree(column, said, other)]
        if len(wrong) < LEAST or 2 * len(wrong) < len(known):
            continue
        if Counter(_code(column, said) for _, said, _ in known) == Counter(_code(column, other) for *_, other in known):
            yield shifted_column(column, len(wrong), wrong[0].draft.place(column, "member"))


def _code(column: str, words: str) -> object:
    return district_code(words) if column == "district" else short_title(words) if column == "title" else _bare(words)


def shifted_column(column: str, count: int, span: Span, severity: Severity = Severity.ERROR) -> Diagnostic:
    """A column whose values are all there, in other rows: it was sorted without the others."""
    hint = "Take the sorting back; or put the values into their rows again. Sort the whole table, never one column."
    message = f"the column “{column}” seems to be sorted without the others: {count} rows have the value of another row"
    place = replace(span, line=0, text="") if span.sheet else Span(span.file)
    return Diagnostic("shifted-column", message, place, severity, hint=hint)
