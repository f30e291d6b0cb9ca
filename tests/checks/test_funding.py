"""What a grant forbids does not stand in what it pays for: texts, people, and lobbying; each as the workspace says it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from consenting import record
from small import block, brief, library

from briefgen.checks.consent import substitute
from briefgen.checks.funding import funding, lobbying_said, unknown_grants
from briefgen.compose import make_plan
from briefgen.diagnostics import Diagnostic, Report, Severity, Span
from briefgen.models.consent import Consent
from briefgen.models.funding import Grant
from briefgen.models.library import Block
from briefgen.models.rules import Checks, Strictness

TODAY = dt.date(2026, 11, 20)
GRANTS = {"cdc": Grant.model_validate({"name": "Agreement 0000", "lobbying": "no"}), "dues": Grant(name="Dues")}
BLOCK = "the block `one` must not stand in what the grant `cdc` (Agreement 0000) pays for"
PERSON = "“{}” must not stand in what the grant `cdc` (Agreement 0000) pays for"


def found(
    matter: dict[str, Any] | None = None, others: tuple[Block, ...] = (), consents: Any = None, **keys: Any
) -> list[Diagnostic]:
    """What is wrong with a brief of one block, whose workspace holds others."""
    spec, places = brief(sections=[{"heading": "H", "blocks": ["one"]}], **keys)
    one = block("one", **(matter or {}))
    every = {block.id: block for block in (one, *others)}
    shelf = replace(library(one), grants=GRANTS, consents=consents or {}, others=every)
    plan = make_plan(spec, places, shelf, Report())
    return list(funding(spec, plan, shelf, {}, lambda *path: Span("brief.yaml", 1, path=path), TODAY))


def messages(*args: Any, **keys: Any) -> list[str]:
    return [f"{one.code}: {one.message}" for one in found(*args, **keys)]


@pytest.mark.parametrize(
    ("matter", "paid", "told"),
    [
        ({}, ["cdc", "dues"], []),
        ({"not_for": ["cdc"]}, [], []),
        ({"not_for": ["cdc"]}, ["dues"], []),
        ({"not_for": ["cdc"]}, ["cdc"], [f"not-for-funding: {BLOCK}"]),
        ({"not_for": ["dues", "cdc"]}, ["cdc"], [f"not-for-funding: {BLOCK}"]),
        ({"not_for": ["cdc"]}, ["cdc", "cdc"], [f"not-for-funding: {BLOCK}"]),
        ({"not_for": ["cdx"]}, ["cdc"], ["unknown-grant: there is no grant `cdx`"]),
        ({}, ["dus"], ["unknown-grant: there is no grant `dus`"]),
    ],
)
def test_a_block_stands_in_nothing_that_a_grant_pays_for_which_forbids_it(
    matter: dict[str, Any], paid: list[str], told: list[str]
) -> None:
    assert messages(matter, funding=paid) == told


HEARING = {"committee": "C", "witness": "Kim"}


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (
            {"signers": {"names": [{"organization": "A"}, {"organization": "O", "name": "Ana", "not_for": ["cdc"]}]}},
            "Ana",
        ),
        ({"signers": {"names": [{"organization": "O", "not_for": ["cdc"]}]}}, "O"),
        ({"team": [{"name": "Lee", "not_for": ["cdc"]}]}, "Lee"),
        ({"contact": {"name": "Sam", "not_for": ["cdc"]}}, "Sam"),
        ({"hearing": HEARING | {"not_for": ["cdc"]}}, "Kim"),
    ],
)
def test_nor_do_people(keys: dict[str, Any], name: str) -> None:
    assert messages(funding=["cdc"], **keys) == [f"not-for-funding: {PERSON.format(name)}"]
    assert messages(funding=["dues"], **keys) == []
    assert messages(funding=["cdc"], parts=["title", "sections"], **keys) == [], "who is not printed stands in nothing"


def test_it_is_told_at_the_person() -> None:
    told = found(funding=["cdc"], team=[{"name": "Ana"}, {"name": "Lee", "not_for": ["cdc", "x"]}])
    assert [(one.code, one.span.path if one.span else None) for one in told] == [
        ("unknown-grant", ("team", 1, "not_for", 1)), ("not-for-funding", ("team", 1)),
    ]  # fmt: skip


TAGS = ["night", "street"]
IN_PLACE = "Use `{}` in its place: of the blocks that may stand here, it has the most tags in common."
NOTHING = "Leave it out, or pay for this with other money: no other block with a tag of it may stand here."


def test_the_nearest_block_that_may_stand_there_is_named() -> None:
    others = (
        block("barred", tags=TAGS, not_for=["cdc"]),
        block("draft", tags=TAGS, status="draft"),
        block("retired", tags=TAGS, status="retired"),
        block("private", tags=TAGS, audience="coalition"),
        block("spanish", tags=TAGS, language="es"),
        block("story", tags=TAGS, voice={"kind": "person", "name": "A worker"}),
        block("elsewhere", tags=["day"]),
        block("wide", tags=[*TAGS, "more"]),
        block("kind", tags=TAGS, stance="evidence"),
        block("half", tags=["night"]),
        block("bound", tags=TAGS, about=ABOUT),
    )
    told = found({"not_for": ["cdc"], "tags": TAGS}, others, funding=["cdc"])
    assert [one.hint for one in told] == [IN_PLACE.format("wide")]
    told = found({"not_for": ["cdc"], "tags": TAGS}, others[:-4], funding=["cdc"])
    assert [one.hint for one in told] == [NOTHING]
    told = found({"not_for": ["cdc"], "tags": ["else"]}, others, funding=["cdc"])
    assert [one.hint for one in told] == [NOTHING]


ABOUT = {"bill": "S. 1", "version": "introduced", "as_of": "2026-01-01"}
BILL = {"number": "S. 1", "title": "T", "version": "introduced", "as_of": "2026-01-01", "position": "Oppose"}


@pytest.mark.parametrize(
    ("mine", "bill", "named"),
    [
        (None, BILL, True),
        (ABOUT, BILL, True),
        (ABOUT, None, True),
        (None, None, False),
        (None, BILL | {"number": "S. 2"}, False),
        (ABOUT, BILL | {"number": "S. 2"}, False),
        (None, BILL | {"version": "enacted"}, False),
        (None, BILL | {"as_of": "2026-02-01"}, False),
    ],
)
def test_none_is_named_that_is_about_another_bill_or_an_older_text(mine: Any, bill: Any, named: bool) -> None:
    other = block("other", tags=TAGS, about=ABOUT)
    told = found({"not_for": ["cdc"], "tags": TAGS, "about": mine}, (other,), funding=["cdc"], bill=bill)
    assert [one.hint for one in told] == [IN_PLACE.format("other") if named else NOTHING]


def test_in_the_place_of_a_voice_one_is_named_whose_consent_covers_it() -> None:
    voice = {"voice": {"kind": "person", "name": "A worker"}, "tags": ["night"]}
    agreed = record()
    consents = {"r": Consent("r", agreed.shared, Span("r.yaml"), ())}
    others = (block("text", tags=["night"]), block("refused", **voice), block("other", consent="r", **voice))
    told = found({"not_for": ["cdc"], "consent": "r", **voice}, others, consents, funding=["cdc"])
    assert [one.hint for one in told] == [IN_PLACE.format("other")]


def test_what_is_named_for_other_reasons_is_nothing_that_a_grant_forbids() -> None:
    voice = {"voice": {"kind": "person", "name": "A worker"}, "tags": ["night"], "consent": "r"}
    agreed = record()
    shelf = replace(library(), consents={"r": Consent("r", agreed.shared, Span("r.yaml"), ())})
    shelf = replace(shelf, voices={"a": block("a", not_for=["cdc"], **voice)})
    gone = block("one", **voice)
    for paid, named in (["cdc"], ""), (["dues"], "a"):
        assert substitute(gone, shelf, brief(funding=paid)[0], TODAY) == named


@pytest.mark.parametrize(
    ("lobbies", "paid", "told"),
    [("yes", ["cdc"], True), ("yes", ["dues"], False), ("no", ["cdc"], False), (None, ["cdc"], False), ("yes", [], False)],
)  # fmt: skip
def test_a_grant_that_forbids_lobbying_pays_for_none(lobbies: str | None, paid: list[str], told: bool) -> None:
    message = (
        "lobbying-not-funded: this document lobbies, and the grant `cdc` (Agreement 0000) must not pay for lobbying"
    )
    assert messages(lobbying=lobbies, funding=paid) == ([message] if told else [])


def test_nothing_is_said_of_grants_where_the_settings_could_not_be_read() -> None:
    spec, places = brief(sections=[{"heading": "H", "blocks": ["one"]}], funding=["cdc"])
    shelf = library(block("one", not_for=["cdx"]))
    plan = make_plan(spec, places, shelf, Report())
    assert list(funding(spec, plan, shelf, {}, lambda *path: Span("brief.yaml"), TODAY)) == []


def test_whoever_says_nothing_is_asked_only_where_the_workspace_wants_it() -> None:
    def asked(weight: Strictness, **keys: Any) -> list[Severity]:
        checks = Checks.model_validate({"lobbying-unsaid": weight})
        return [one.severity for one in lobbying_said(brief(**keys)[0], lambda *path: Span("brief.yaml"), checks)]

    assert list(lobbying_said(brief()[0], lambda *path: Span("brief.yaml"), Checks())) == []
    assert asked(Strictness.ERROR) == [Severity.ERROR]
    assert asked(Strictness.ERROR, lobbying="no") == asked(Strictness.ERROR, lobbying="yes") == []


def test_a_block_that_nothing_uses_names_grants_that_there_are() -> None:
    told = list(unknown_grants(block("one", not_for=["dus"]), GRANTS))
    assert [(one.message, one.nearest, one.expected) for one in told] == [
        ("there is no grant `dus`", "dues", "cdc, dues")
    ]
