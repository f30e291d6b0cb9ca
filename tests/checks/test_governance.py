"""Audience, consent, review and pages: what a brief must not do, though it could be printed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from small import block, brief, library, said

from briefgen.checks.governance import governance
from briefgen.compose import make_plan
from briefgen.diagnostics import Report
from briefgen.models.library import after

CONSENT = {"record": "r-1", "given": "2026-10-01", "expires": "2027-10-01", "audiences": ["office"]}
VOICE = {"kind": "composite", "name": "A worker"}


def problems(matter: dict[str, Any], **keys: Any) -> list[str]:
    """What is wrong with using one block of this front matter in one brief."""
    spec, places = brief(sections=[{"heading": "H", "blocks": ["one"]}], **keys)
    shelf = library(block("one", **matter))
    report = Report()
    report.add(*governance(spec, make_plan(spec, places, shelf, report), shelf))
    return said(report)


@pytest.mark.parametrize(
    ("text", "reader", "allowed"),
    [
        ("public", "public", True), ("public", "office", True), ("public", "coalition", True),
        ("office", "public", False), ("office", "office", True), ("office", "coalition", True),
        ("coalition", "public", False), ("coalition", "office", False), ("coalition", "coalition", True),
    ],
)  # fmt: skip
def test_nothing_more_private_than_its_readers(text: str, reader: str, allowed: bool) -> None:
    expected = [] if allowed else [
        f"0 too-private: the block `one` is for readers of the kind `{text}`, and this brief goes to `{reader}`"
    ]  # fmt: skip
    assert problems({"audience": text}, audience=reader) == expected


@pytest.mark.parametrize(
    ("consent", "keys", "reason"),
    [
        ({}, {}, None),
        ({"withdrawn": True}, {}, "consent was withdrawn"),
        ({"expires": "2026-11-19"}, {}, "consent expired on 2026-11-19"),
        ({"expires": "2026-11-20"}, {}, None),
        ({"given": "2026-11-21"}, {}, "consent was given only on 2026-11-21, after the date of this brief"),
        ({}, {"audience": "public"}, "consent does not cover readers of the kind `public`"),
        ({"documents": ["full-brief"]}, {"template": "full-brief"}, None),
        (
            {"documents": ["full-brief"]},
            {"template": "leave-behind"},
            "consent covers only documents made from full-brief",
        ),
        ({"documents": ["full-brief"]}, {}, "consent covers only documents made from full-brief"),
    ],
)
def test_a_voice_goes_only_where_consent_goes(
    consent: dict[str, Any], keys: dict[str, Any], reason: str | None
) -> None:
    expected = [f"0 no-consent: the block `one` cannot be used here: {reason}"] if reason else []
    assert problems({"voice": VOICE, "consent": CONSENT | consent}, **keys) == expected


def test_a_voice_without_consent_is_an_error() -> None:
    assert problems({"voice": VOICE}) == ["0 no-consent: the block `one` is a composite and has no consent record"]
    assert problems({"voice": VOICE | {"kind": "person"}}) == [
        "0 no-consent: the block `one` is a story of a person and has no consent record"
    ]


@pytest.mark.parametrize(
    ("reviewed", "every", "due"),
    [
        ("2026-11-01", "6 months", None),
        ("2026-05-20", "6 months", None),
        ("2026-05-19", "6 months", "2026-11-19"),
        ("2025-11-19", "1 year", "2026-11-19"),
        ("2026-11-05", "2 weeks", "2026-11-19"),
    ],
)
def test_a_review_that_is_due(reviewed: str, every: str, due: str | None) -> None:
    expected = [f"0 review-due: the block `one` was due for review on {due}"] if due else []
    assert problems({"reviewed": reviewed, "review_every": every}) == expected


@pytest.mark.parametrize(
    ("day", "interval", "later"),
    [
        ("2026-01-31", "1 month", "2026-02-28"), ("2027-08-31", "6 months", "2028-02-29"), ("2026-11-30", "2 months", "2027-01-30"),
        ("2024-02-29", "1 year", "2025-02-28"), ("2026-12-31", "12 months", "2027-12-31"), ("2026-11-20", "18 months", "2028-05-20"),
        ("2026-12-28", "5 days", "2027-01-02"), ("2026-11-20", "2 weeks", "2026-12-04"),
        ("9999-06-30", "6 months", "9999-12-30"), ("9999-06-30", "999 years", "9999-12-31"), ("9999-12-30", "999 days", "9999-12-31"),
    ],
)  # fmt: skip
def test_months_and_years_are_those_of_the_calendar(day: str, interval: str, later: str) -> None:
    assert after(dt.date.fromisoformat(day), interval) == dt.date.fromisoformat(later)
