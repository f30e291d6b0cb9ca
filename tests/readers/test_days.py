"""What somebody may have meant who wrote a date another way: the replacement values of `wrong-date`."""

from __future__ import annotations

import datetime as dt

import pytest

from briefgen.readers.validation.days import days

TODAY = dt.date(2026, 11, 29)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Nov 31", ("2026-11-30", "2026-12-01")),
        ("2026-11-31", ("2026-11-30", "2026-12-01")),
        ("2027-02-29", ("2027-02-28", "2027-03-01")),
        ("December 3", ("2026-12-03",)),
        ("Dec. 3rd, 2026", ("2026-12-03",)),
        ("3 December 2026", ("2026-12-03",)),
        ("12/3", ("2026-12-03", "2027-03-12")),
        ("12/3/2026", ("2026-12-03", "2026-03-12")),
        ("12/31/2026", ("2026-12-31",)),
        ("2026-9-1", ("2026-09-01",)),
        ("20261203", ("2026-12-03",)),
        ("2026-12-03 10:30", ("2026-12-03",)),
        ("Mar 12", ("2027-03-12",)),
        ("Nov 20", ("2026-11-20",)),
        ("Feb 29", ("2027-02-28", "2027-03-01")),
        ("Thursday", ("2026-12-03", "2026-12-10")),
        ("next thu.", ("2026-12-03", "2026-12-10")),
        ("el jueves", ("2026-12-03", "2026-12-10")),
        ("Sunday", ("2026-11-29", "2026-12-06")),
        ("tomorrow", ("2026-11-30",)),
        ("Hoy", ("2026-11-29",)),
        ("Th", ()),
        ("Thursdays", ()),
        ("Nomber 3", ()),
        ("99999", ()),
        ("9999-12-31", ()),
        ("soon", ()),
    ],
)
def test_what_was_probably_meant(written: str, meant: tuple[str, ...]) -> None:
    assert days(written, lambda: TODAY) == meant


def test_without_today_a_day_without_a_year_is_nobodys_guess() -> None:
    assert days("Nov 31") == ()
    assert days("Nov 31, 2026") == ("2026-11-30", "2026-12-01")
