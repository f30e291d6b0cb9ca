"""A voice goes only where its consent goes: every way in which it does not, at its borders."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from consenting import record
from hypothesis import given
from hypothesis import strategies as st
from small import block, brief, library, said

from briefgen.checks.consent import consent, day_of, purpose_of
from briefgen.compose import make_plan
from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.models.consent import Consent
from briefgen.models.library import Block, Library

PERSON = {"kind": "person", "name": "A worker"}
TODAY = dt.date(2026, 11, 20)
MEETING = {"legislator": {"name": "Jordan Example", "title": "Rep."}}


def known(name: str = "r", *, private: bool = True, **keys: Any) -> Consent:
    """A consent as its record says it, or as another computer's extract does."""
    made = record(**keys)
    return Consent(name, made.shared, Span(f"{name}.yaml"), made.names if private else None)


def shelf(*blocks: Block, consents: tuple[Consent, ...]) -> Library:
    made = library(*blocks)
    return replace(made, consents={one.id: one for one in consents}, voices=made.blocks)


def found(matter: dict[str, Any], *consents: Consent, others: tuple[Block, ...] = (), **keys: Any) -> list[Diagnostic]:
    """What is wrong with using one voice in one brief."""
    spec, places = brief(sections=[{"heading": "H", "blocks": ["one"]}], **keys)
    shelved = shelf(block("one", voice=PERSON, **matter), *others, consents=consents)
    return list(consent(spec, make_plan(spec, places, shelved, Report()), shelved, TODAY))


def problems(*consents: Consent, **keys: Any) -> list[str]:
    report = Report()
    report.add(*found({"consent": "r"}, *consents, **keys))
    return said(report)


@pytest.mark.parametrize(
    ("agreed", "keys", "reason"),
    [
        ({}, {}, None),
        ({"until": "2026-11-20"}, {}, None),
        ({"until": "2026-11-19"}, {}, "ended on 2026-11-19, and this goes out on 2026-11-20"),
        ({"begins": "2026-11-20"}, {}, None),
        ({"begins": "2026-11-21"}, {}, "begins on 2026-11-21, and this goes out on 2026-11-20"),
        ({"taken": {"on": "2026-11-21", "by": "S", "how": "f"}}, {}, "begins on 2026-11-21, and this goes out on 2026-11-20"),
        ({"withdrawn": "2026-11-01"}, {}, "was withdrawn on 2026-11-01"),
        ({"withdrawn": "2027-11-01"}, {}, "was withdrawn on 2027-11-01"),
        ({}, {"audience": "public", "purpose": "office-meeting"}, "is narrower: it does not cover readers of the kind `public`"),
        ({}, {"purpose": "training"}, "does not cover the purpose `training`, but `office-meeting`"),
        ({"documents": ["full-brief"]}, {"template": "full-brief"}, None),
        ({"documents": ["full-brief"]}, {"template": "leave-behind"}, "covers only documents made from `full-brief`"),
        ({"documents": ["full-brief"]}, {}, "covers only documents made from `full-brief`"),
        ({"offices": ["jordan  EXAMPLE"]}, {"meeting": MEETING}, None),
        ({"offices": ["Alex Sample"]}, {"meeting": MEETING}, "is narrower: it covers certain offices only, and not Jordan Example"),
        ({"offices": ["Alex Sample"]}, {}, "is narrower: it covers certain offices only, and not a brief that names none"),
    ],
)  # fmt: skip
def test_a_voice_goes_only_where_its_consent_goes(
    agreed: dict[str, Any], keys: dict[str, Any], reason: str | None
) -> None:
    told = f"0 no-consent: the block `one` cannot be used here: the consent `r` {reason}"
    assert problems(known(**agreed), **keys) == ([told] if reason else [])


def test_no_record_and_one_that_cannot_be_read_are_no_consent() -> None:
    assert problems() == ["0 no-consent: the block `one` cannot be used here: there is no consent `r`"]
    assert [one.message for one in found({"consent": "worker-1"}, known("worker-01"))] == [
        "the block `one` cannot be used here: there is no consent `worker-1`, but there is `worker-01`"
    ]
    assert problems(Consent("r", None, Span("r.yaml"), ())) == [
        "0 no-consent: the block `one` cannot be used here: the record of the consent `r` cannot be read"
    ]
    assert [one.message for one in found({})] == ["the block `one` cannot be used here: it names no consent"]


def test_a_block_that_says_to_be_a_voice_is_one_whatever_else_it_leaves_out() -> None:
    spec, places = brief(sections=[{"heading": "H", "blocks": ["one"]}])
    shelved = shelf(block("one", stance="voice"), consents=())
    told = consent(spec, make_plan(spec, places, shelved, Report()), shelved, TODAY)
    assert [one.message for one in told] == ["the block `one` cannot be used here: it names no consent"]


def test_all_those_on_whose_accounts_a_composite_rests_must_have_agreed() -> None:
    matter = {"consent": "r", "rests_on": ["a", "b"]}
    messages = [one.message for one in found(matter, known(), known("a"), known("b", withdrawn="2026-10-01"))]
    assert messages == ["the block `one` cannot be used here: the consent `b` was withdrawn on 2026-10-01"]


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ({}, "2026-11-20"),
        ({"date": "2026-05-01"}, "2026-11-20"),
        ({"meeting": {"date": "2026-12-03"}}, "2026-12-03"),
        ({"hearing": {"committee": "C", "witness": "W", "date": "2026-12-04"}, "parts": ["title"]}, "2026-11-20"),
        ({"hearing": {"committee": "C", "witness": "W", "date": "2026-12-04"}, "parts": ["title", "hearing"]}, "2026-12-04"),
    ],
)  # fmt: skip
def test_the_day_that_counts_is_the_meetings_else_the_runs(keys: dict[str, Any], day: str) -> None:
    assert day_of(brief(**keys)[0], TODAY) == dt.date.fromisoformat(day)


@given(st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)), st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)))
def test_it_holds_from_its_first_day_to_its_last_and_on_no_other(first: dt.date, meeting: dt.date) -> None:
    last = first + dt.timedelta(days=30)
    told = problems(known(begins=str(first), until=str(last)), meeting={"date": str(meeting)})
    assert (told == []) is (first <= meeting <= last)


@pytest.mark.parametrize(
    ("keys", "purpose"),
    [
        ({}, "office-meeting"),
        ({"audience": "public"}, "public"),
        ({"audience": "public", "purpose": "training"}, "training"),
        ({"letter": {"addressee": ["A"]}, "parts": ["title"]}, "office-meeting"),
        ({"letter": {"addressee": ["A"]}, "parts": ["salutation"]}, "letter"),
        ({"hearing": {"committee": "C", "witness": "W"}, "parts": ["hearing"]}, "testimony"),
    ],
)
def test_what_a_brief_goes_out_for_is_said_or_seen(keys: dict[str, Any], purpose: str) -> None:
    assert purpose_of(brief(**keys)[0]) == purpose


def test_an_approved_substitute_is_named() -> None:
    tags = {"tags": ["voice", "night"]}
    refused = block("aaa", voice=PERSON, consent="gone", **tags)
    other = block("two", voice=PERSON, consent="s", tags=["night", "voice", "more"])
    unlike = block("abc", voice=PERSON, consent="s", tags=["voice"])
    drafts = [block(f"b-{status}", voice=PERSON, consent="s", status=status, **tags) for status in ("draft", "retired")]
    others = (refused, other, unlike, *drafts)
    told = found({"consent": "r", **tags}, known(withdrawn="2026-11-01"), known("s"), others=others)
    assert [one.hint for one in told] == ["Use `two` in its place: it has the same tags, and its consent covers this."]


def test_a_substitute_is_not_named_where_its_readers_may_not_see_it() -> None:
    other = block("two", voice=PERSON, consent="s", tags=["voice"], audience="coalition")
    told = found({"consent": "r", "tags": ["voice"]}, known(withdrawn="2026-11-01"), known("s"), others=(other,))
    assert "two" not in told[0].hint


def test_where_there_is_the_extract_alone_it_is_said_that_nothing_was_compared() -> None:
    assert [one.code for one in found({"consent": "r"}, known(private=False))] == ["not-compared"]
    assert found({"consent": "r"}, known()) == []
    assert found({"consent": "r", "rests_on": []}, known(private=False)) == []
