"""Congresses and sessions: the days on which a bill lives, and when it dies that was not enacted.

A Congress has a number, and its days follow from that: "The terms of Senators and Representatives" end "at noon on the 3d
day of January" (U.S. Constitution, Twentieth Amendment, sections 1 and 2; before 1935 on the 4th of March). States have
sessions of their own, which a workspace declares.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from briefgen.models.designations import FEDERAL, Designation, designation, legislature_of
from briefgen.models.values import Date, Model
from briefgen.models.versions import is_law
from briefgen.noun import noun

FIRST_YEAR: Final = 1789
"""The year in which the first Congress began."""

IN_JANUARY: Final = 1935
"""The year since which a Congress begins on 3 January."""

LONGEST: Final = dt.timedelta(days=731)
"""As long as a session lasts at most, where nobody declares it: two years."""

_LAW: Final = re.compile(r"\b(?:p\.?\s*l\.?|pub(?:\.|lic)?\s*l(?:\.|aw)?)\s*(?:no\.?\s*)?(\d{1,3})\s*[-–]\s*\d", re.IGNORECASE)  # fmt: skip
"""The number of a law of Congress, which begins with that of the Congress: P.L. 115-164."""


class Session(Model):
    """A session of the legislature of a state, from its first to its last day."""

    begins: Date = Field(description="Its first day: 2025-01-08.")
    ends: Date = Field(description="The last day on which a bill of it lives: 2026-12-31.")

    @model_validator(mode="after")
    def _in_order(self) -> Session:
        if self.ends < self.begins:
            raise PydanticCustomError("session_order", "`ends` on a day after `begins`")
        return self


Legislatures = Mapping[str, Mapping[str, Session]]
"""The sessions that a workspace declares, by the names of legislatures and their own."""


@noun
class Days:
    """Days from the first to the one before `end`; a session may have begun and ended on any of them."""

    first: dt.date
    end: dt.date

    def meets(self, other: Days) -> bool:
        """Whether both have a day in common."""
        return self.first < other.end and other.first < self.end


@noun
class NamedBill:
    """A bill by its name, version and day, with the days of its session.

    `where` is what its state is called, `session` the number or the name of its session, as far as they are known;
    `known` is whether the session is: else `days` are those on which it may have been.
    """

    number: str
    name: Designation
    version: str
    as_of: dt.date
    where: str
    session: str
    days: Days
    known: bool

    @property
    def is_law(self) -> bool:
        """Whether it was enacted."""
        return is_law(self.version)

    def is_same(self, other: NamedBill) -> bool:
        """Whether both may be one bill, whatever the version: of one legislature and session, of one chamber, kind and number."""
        return self.name.is_same(other.name) and self.days.meets(other.days)


def bill_of(
    number: str,
    version: str,
    as_of: dt.date,
    legislature: str = "",
    session: str = "",
    usual: str = "",
    table: Legislatures | None = None,
) -> NamedBill:
    """A bill as somebody names it: of a `legislature` and `session` where they are said, by the sessions of a `table`.

    One that does not show its legislature is of the `usual` one.
    """
    name, law = designation(number, legislature, usual), is_law(version)
    bill = NamedBill(number, name, version, as_of, "", session, Days(dt.date.min, _after(as_of)), False)
    if name.legislature == FEDERAL:
        said = (
            congress_in(session) or name.congress or (int(found[1]) if law and (found := _LAW.search(version)) else 0)
        )
        exact = said or (0 if law else congress_of(as_of))
        return replace(bill, session=str(exact or ""), days=_congress_days(said, as_of, law), known=bool(exact))
    bill = replace(bill, where=legislature or usual)
    sessions = sessions_of(name.legislature, table or {})
    chosen = session_named(session, sessions) if session else None if law else _session_at(as_of, sessions)
    if chosen:
        days = Days(sessions[chosen].begins, _after(sessions[chosen].ends))
        return replace(bill, session=chosen, days=days, known=True)
    return bill if law else replace(bill, days=Days(max(as_of, dt.date.min + LONGEST) - LONGEST, bill.days.end))


def congress_of(day: dt.date) -> int:
    """The number of the Congress on a day; on the day when one ends at noon and the next begins, of the one that ends."""
    number = (day.year - FIRST_YEAR) // 2 + 1
    return number - 1 if day <= congress_ends(number - 1) else number


def congress_ends(number: int) -> dt.date:
    """The day on which a Congress ends, at noon."""
    year = min(FIRST_YEAR + 2 * number, dt.MAXYEAR)
    return dt.date(year, 1, 3) if year >= IN_JANUARY else dt.date(year, 3, 4)


def congress_in(session: str) -> int:
    """The number of the Congress that words name: `119`, `119th`, `119th Congress`; 0 where they name none."""
    found = re.fullmatch(r"\s*(\d{1,3})(?:st|nd|rd|th)?(?:\s+cong(?:ress|\.)?)?\s*", session, re.IGNORECASE)
    return int(found[1]) if found else 0


def sessions_of(legislature: str, table: Legislatures) -> Mapping[str, Session]:
    """The sessions declared of a legislature, by their names; none where it is Congress, or nobody declares any."""
    return next((found for name, found in table.items() if legislature_of(name) == legislature), {})


def session_named(session: str, sessions: Mapping[str, Session]) -> str | None:
    """The name of the session that words name, however its years are joined; None where there is none."""
    return next((name for name in sessions if _joined(name) == _joined(session)), None)


def _session_at(day: dt.date, sessions: Mapping[str, Session]) -> str | None:
    return next((name for name, one in sessions.items() if one.begins <= day <= one.ends), None)


def _congress_days(said: int, as_of: dt.date, law: bool) -> Days:
    """The days of a Congress. An act was passed on its last day or before; on the day of a change it may be either."""
    if said:
        return Days(congress_ends(said - 1), congress_ends(said))
    number = congress_of(as_of)
    ends = congress_ends(number)
    return Days(
        dt.date.min if law else congress_ends(number - 1),
        congress_ends(number + 1) if as_of == ends and not law else ends,
    )


def _after(day: dt.date) -> dt.date:
    return min(day, dt.date.max - dt.timedelta(days=1)) + dt.timedelta(days=1)


def _joined(words: str) -> str:
    return "".join(re.findall(r"[^\W_]+", words.casefold()))
