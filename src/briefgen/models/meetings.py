"""The meetings of one event: how their table is declared in a packet, and one row of it as it was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from briefgen.diagnostics import Diagnostic, KeyPath, Span
from briefgen.models.clocks import within
from briefgen.models.localities import is_among
from briefgen.models.values import ONE_LINE, Date, Flag, InWords, Line, Lines, Model, from_text
from briefgen.models.zones import known_zones, zone_meant
from briefgen.noun import noun

if TYPE_CHECKING:
    from briefgen.models.library import Fact

PACKET_KEYS: Final = ("meetings", "days", "hours", "zone", "fit", "local", "print")
"""Keys that speak of all meetings of a packet, and stand beside `documents` alone."""

MOST_DAYS: Final = 31

TableFile = Annotated[
    str,
    StringConstraints(pattern=r"^[^\\:*?\"<>|\n]+\.[A-Za-z0-9]+$", max_length=300, strip_whitespace=True),
    InWords("the path of a table in the workspace, such as briefs/meetings/lobby-day.xlsx"),
]
"""The path of a table, with forward slashes, seen from the workspace."""

TableFiles = Annotated[
    tuple[TableFile, ...],
    BeforeValidator(lambda said: [said] if isinstance(said, str) else said, json_schema_input_type=str | list[str]),
]
"""Paths of tables, or the only one."""


def _a_span(value: str) -> str:
    if within(value) is None:
        raise PydanticCustomError("string_pattern_mismatch", "not two times")
    return value


Hours = Annotated[
    str,
    StringConstraints(min_length=1, max_length=100, pattern=ONE_LINE),
    AfterValidator(_a_span),
    InWords("the first and the last time of the day, in quotation marks: “9:00 a.m.–5:30 p.m.”"),
]
"""The time of day within which all meetings lie."""


def _known_zone(value: str) -> str:
    if value not in known_zones():
        raise PydanticCustomError("string_pattern_mismatch", "no time zone", {"nearest": zone_meant(value)})
    return value


Zone = Annotated[
    str,
    StringConstraints(min_length=1, max_length=100, pattern=ONE_LINE),
    AfterValidator(_known_zone),
    InWords("the name of a time zone, such as America/New_York"),
]
"""The time zone in which times are said."""

When = dict[Line, Lines]
"""For which meetings something is: what a column of their table must say, one of several words where there are several."""


def _pair(value: Any) -> Any:
    return (value,) if isinstance(value, int) and not isinstance(value, bool) else value


HeaderRows = Annotated[
    tuple[Annotated[int, Field(ge=1, le=1000, strict=True)], ...],
    BeforeValidator(_pair, json_schema_input_type=int | list[int]),
    Field(min_length=1, max_length=2),
]
"""The number of the row with the headings; of both, where they stand in two."""


class Fit(StrEnum):
    """Whether every meeting's papers are fitted to their pages by themselves, or all have the same lengths."""

    EACH = "each"
    SAME = "same"


class PrintOrder(StrEnum):
    """How papers lie that are printed together."""

    HOUR = "hour"
    TEAM = "team"


class Printing(Model):
    """How the papers of all meetings are printed together."""

    order: PrintOrder = Field(PrintOrder.HOUR, description="hour by hour; or team: those of each team together.")
    duplex: Flag = Field(True, description="false where the printer prints on one side: no paper needs an empty back.")
    slips: Flag = Field(False, description="true lays a sheet before each packet that says whose it is.")


class MeetingsTable(Model):
    """Where the meetings stand, and how their table is read."""

    file: TableFile = Field(
        description="The table: a workbook (.xlsx), or a text (.csv, .tsv).",
        examples=["briefs/meetings/lobby-day.xlsx"],
    )
    sheet: Lines = Field((), description="The sheet with the meetings; several of one form are read together.")
    header_row: HeaderRows | None = Field(
        None, description="The number of the row with the headings, both where they stand in two; unsaid, it is found."
    )
    columns: dict[Line, Line] = Field(
        {}, description="What columns are, by their headings: `Hill contact: meeting.staff`.", max_length=200
    )
    ignore: Lines = Field((), description="Headings of columns that are not for us.")
    skip: When = Field({}, description="Rows that are left out: `{status: [cancelled, tentative]}`.")
    key: Line | None = Field(
        None, description="Heading of the column that says which meeting is which; unsaid, member, office and day do."
    )


TableOfMeetings = Annotated[MeetingsTable, from_text("file"), InWords("the path of a table")]
"""A table of meetings: the bare path of its file, or a group of keys."""


class LobbyDay(Model):
    """What a packet says of its meetings, beside `documents`."""

    model_config = ConfigDict(extra="ignore")

    meetings: TableOfMeetings | None = Field(
        None, description="The table of meetings of a packet: a workbook or CSV, a row for each."
    )
    days: tuple[Date, ...] = Field(
        (), description="The days on which the meetings of a packet are.", min_length=1, max_length=MOST_DAYS
    )
    hours: Hours | None = Field(
        None, description='Within which times the meetings are, in quotation marks: "9:00 a.m.–5:30 p.m.".'
    )
    zone: Zone | None = Field(None, description="The time zone of the meetings: America/New_York.")
    fit: Fit = Field(
        Fit.EACH, description="each, or same: whether all meetings of a packet get their papers in the same lengths."
    )
    local: TableFiles = Field(
        (), description="Tables of local figures by district, state or committee.", min_length=1, max_length=20
    )
    print: Printing | None = Field(None, description="How the papers of all meetings are printed together.")


def named_like(column: str, known: Iterable[str]) -> str:
    """The name of a column among those that are known, as somebody writes it: in any case, with blanks or dashes for `_`."""
    plain = re.sub(r"[\s-]+", "_", column.strip().casefold())
    return next((name for name in known if name.casefold() == plain), column)


@noun
class Said:
    """One value that a row gives a brief: where it belongs, what it is, and the cell it comes from."""

    path: KeyPath
    data: Any
    span: Span


@noun
class MeetingRow:
    """One meeting of a table.

    `key` tells it from all others, in this table and in its later versions; `name` is how people call it. `gives` are
    the values that a brief has from it, `says` the words of every column that is read, by the name of the column, for
    `when`, schedules and lists; `says` may hold what is private. `local` are the local figures of its place, those that it
    lacks, too. `problems` keep this one meeting from being made.
    """

    key: str
    name: str
    span: Span
    gives: tuple[Said, ...] = field(repr=False)
    says: Mapping[str, str] = field(default_factory=dict, repr=False)
    local: tuple[Fact, ...] = field(default=(), repr=False)
    problems: tuple[Diagnostic, ...] = ()

    def is_for(self, when: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether what is only for some meetings is for this one: each column says one of the words, however it is spelled."""
        return all(
            is_among(name, self.says.get(name, ""), words)
            for column, words in when.items()
            for name in (named_like(column, self.says),)
        )


@noun
class Known:
    """The few words of a meeting by which it is known again when its table has changed; `time` as 14:30."""

    key: str
    member: str = ""
    district: str = ""
    office: str = ""
    date: str = ""
    time: str = ""
    title: str = ""
    committee: str = ""


@noun
class Meetings:
    """All meetings of a packet, in the order of the table, those with problems, too; `sum` stands for the bytes of the table.

    `columns` are the names of the columns that are read. `told` is what is to be said of the table as a whole.
    """

    file: str
    rows: tuple[MeetingRow, ...]
    columns: tuple[str, ...]
    sum: str
    told: tuple[Diagnostic, ...] = ()
