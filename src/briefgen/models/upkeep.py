"""Who looks after a text, when it was last read again, and whether it may be used: the same for blocks, facts, templates."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, Final

from pydantic import StringConstraints

from briefgen.diagnostics import Span
from briefgen.models.values import InWords
from briefgen.noun import noun


class Status(StrEnum):
    """Whether a text may be used: a draft by nobody but the coalition, a retired one by nobody."""

    DRAFT = "draft"
    APPROVED = "approved"
    RETIRED = "retired"


KEYS: Final = ("owner", "reviewed", "review_every", "status")
"""The keys of upkeep, in the order in which they are written."""

Interval = Annotated[
    str,
    StringConstraints(pattern=r"^[1-9][0-9]{0,2} (?:days?|weeks?|months?|years?)$"),
    InWords("a number of days, weeks, months or years, such as 6 months"),
]
"""A span of time in words: `6 months`."""

TextSum = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9a-f]{16}$"),
    InWords("16 digits and letters that `briefgen review` writes"),
]
"""What stands for the words of a block."""


def after(day: dt.date, interval: str) -> dt.date:
    """The day that lies an `Interval` after another: the same day of a later month or year, or that month's last."""
    number, unit = interval.split()
    count, kind = int(number), unit.rstrip("s")
    if kind in _DAYS:
        # No calendar goes beyond the year 9999.
        return day + min(dt.timedelta(days=count * _DAYS[kind]), dt.date.max - day)
    years, month = divmod(day.month - 1 + count * _MONTHS[kind], 12)
    year = day.year + years
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


@noun
class Upkeep:
    """What is said of a text besides its words. `by` is a day that it states itself for being looked up again."""

    owner: str = ""
    reviewed: dt.date | None = None
    every: str | None = None
    status: Status = Status.APPROVED
    by: dt.date | None = None

    @property
    def regular(self) -> dt.date | None:
        """The last day on which the next review is in time, where one is recorded and comes round."""
        return after(self.reviewed, self.every) if self.reviewed and self.every else None

    @property
    def stated(self) -> dt.date | None:
        """The day that it states itself, until it is reviewed on that day or later."""
        return self.by if self.by and (self.reviewed is None or self.reviewed < self.by) else None

    @property
    def due(self) -> dt.date | None:
        """The day by which it is to be reviewed, whichever comes first; None where nothing says one."""
        return min(filter(None, (self.regular, self.stated)), default=None)

    @property
    def never(self) -> bool:
        """Whether reviews come round and none is recorded."""
        return bool(self.every and self.reviewed is None)


class TextKind(StrEnum):
    """What is looked after."""

    BLOCK = "block"
    FACT = "fact"
    TEMPLATE = "template"


@noun
class Original:
    """The file that a block was translated from, and what stands for its words now; empty where it cannot be read."""

    file: str
    text_sum: str


@noun
class Tended:
    """A text with its upkeep: `place` is where it stands, `spans` are where its keys of upkeep do.

    `follows` stands for the words that a translation was made from, `original` is what it was translated from.
    """

    kind: TextKind
    id: str
    place: Span
    upkeep: Upkeep
    spans: Mapping[str, Span] = field(default_factory=dict, repr=False, compare=False)
    follows: str = ""
    original: Original | None = None

    @property
    def typed(self) -> str:
        """By what it is named on the command line: a block by its file, which tells languages apart."""
        if self.kind is TextKind.BLOCK:
            return PurePosixPath(self.place.file).stem
        return f"{self.kind}:{self.id}"

    @property
    def behind(self) -> bool:
        """Whether it was translated from other words than its original has now."""
        return bool(self.follows and self.original and self.follows != self.original.text_sum)

    def span(self, *keys: str) -> Span:
        """Where the first of these keys stands that is there; else the text itself."""
        return next((self.spans[key] for key in keys if key in self.spans), self.place)
