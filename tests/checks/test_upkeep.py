"""Reviews, drafts and retired texts: on which day a review is due, what may be used, and what stands in for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from small import block, brief, library, said

from briefgen.checks.upkeep import ahead, nearest_approved, review_due, reviewed_later, standing, uses
from briefgen.compose import make_plan
from briefgen.diagnostics import Diagnostic, Report, Severity, Span
from briefgen.models.library import BlockText, Fact, FactEntry, Library
from briefgen.models.rules import Checks
from briefgen.models.spec import Audience
from briefgen.models.upkeep import Original, Status, Tended, TextKind, Upkeep, after

DAY = dt.date(2026, 11, 20)


def fact(name: str, **entry: Any) -> Fact:
    """A fact of that name."""
    return Fact(name, FactEntry.model_validate({"say": "39%", "source": "a-2020"} | entry), "", Span("facts.yaml", 3))


def used(shelf: Library, *, drafts: bool = False, templates: tuple[Tended, ...] = (), **keys: Any) -> list[Diagnostic]:
    """What is wrong with the texts of a brief that uses the block `one`, and prints every fact there is."""
    spec, places = brief(sections=[{"heading": "H", "blocks": ["one"]}], **keys)
    plan = make_plan(spec, places, shelf, Report())
    found = uses(spec, plan, shelf, templates, shelf.facts, (), lambda *path: Span("brief.yaml", 1), DAY)
    return list(standing(found, spec, drafts=drafts))


def due(matter: dict[str, Any], checks: Checks | None = None) -> list[str]:
    """Whether a block of this front matter is due."""
    report = Report()
    report.add(*review_due([block("one", **matter).tended], DAY, checks or Checks()))
    return said(report)


@pytest.mark.parametrize(
    ("reviewed", "every", "day"),
    [
        ("2026-11-01", "6 months", None),
        ("2026-05-20", "6 months", None),
        ("2026-05-19", "6 months", "2026-11-19"),
        ("2025-11-19", "1 year", "2026-11-19"),
        ("2026-11-05", "2 weeks", "2026-11-19"),
    ],
)
def test_the_day_by_which_it_is_due_is_not_too_late(reviewed: str, every: str, day: str | None) -> None:
    expected = [f"0 review-due: the block `one` was due for review on {day}"] if day else []
    assert due({"reviewed": reviewed, "review_every": every}) == expected


def test_what_comes_round_and_never_was_reviewed_is_due() -> None:
    assert due({"review_every": "1 year"}) == [
        "0 review-due: the block `one` says `review_every: 1 year`, and no day on which it was reviewed"
    ]
    assert due({"reviewed": "1999-01-01"}) == []


def test_nobody_reviews_what_is_retired_but_a_draft() -> None:
    old = {"reviewed": "2020-01-01", "review_every": "1 year"}
    assert due({**old, "status": "retired"}) == []
    assert len(due({**old, "status": "draft"})) == 1


@pytest.mark.parametrize("weight", ["error", "warning", "note"])
def test_the_workspace_says_how_much_it_weighs(weight: str) -> None:
    checks = Checks.model_validate({"review-due": weight})
    old = block("one", reviewed="2020-01-01", review_every="1 year").tended
    assert [one.severity for one in review_due([old], DAY, checks)] == [Severity(weight)]


def test_it_can_be_switched_off() -> None:
    assert due({"reviewed": "2020-01-01", "review_every": "1 year"}, Checks.model_validate({"review-due": "off"})) == []


def test_a_translation_behind_its_original_is_due_and_told_of_which() -> None:
    place = Span("one.es.md")
    behind = Tended(TextKind.BLOCK, "one", place, Upkeep(), {}, "0" * 16, Original("one.md", "1" * 16))
    level = Tended(TextKind.BLOCK, "one", place, Upkeep(), {}, "1" * 16, Original("one.md", "1" * 16))
    unread = Tended(TextKind.BLOCK, "one", place, Upkeep(), {}, "1" * 16, Original("one.md", ""))
    found = list(review_due([behind, level, unread], DAY, Checks()))
    assert [one.message for one in found] == [
        "this translation follows earlier words of “one.md”, which have changed since",
        "this translation cannot be compared with “one.md”, which cannot be read",
    ]
    assert found[0].hint == "When it says the same again, `briefgen review one.es` writes down what it follows."


def test_the_sum_of_words_stands_for_words_and_nothing_else() -> None:
    one = block("one")
    assert one.text_sum == block("one", reviewed="2026-01-01", summary="other", owner="Ann").text_sum
    assert one.text_sum != block("one", title="Another").text_sum
    assert one.text_sum != block("one", "headline short").text_sum


def test_a_comment_is_no_word_of_a_text() -> None:
    def with_text(text: str) -> str:
        one = block("one")
        return replace(one, lengths={length: BlockText(text, "one.md", 1) for length in one.lengths}).text_sum

    plain = with_text("Ask them.\n\nThey know.")
    assert with_text("<!-- allow long-sentence: the law -->\nAsk them.\n\nThey know.") == plain
    assert with_text("Ask them.\n\n<!-- allow long-sentence: the law -->\nThey know.") == plain
    assert with_text("Ask them.\n\nThey know.\n\n<!-- later -->") == plain
    assert with_text("Ask them.\n\n```\n<!-- printed -->\n```\n\nThey know.") != plain


def test_a_day_to_come_is_told() -> None:
    texts = [block("one", reviewed=day).tended for day in ("2026-11-20", "2026-11-21", "2026-11-22")]
    assert [one.message for one in reviewed_later(texts, DAY, ahead(day_is_said=False))] == [
        "the block `one` says that it was reviewed on 2026-11-22, and it is 2026-11-20"
    ]
    assert len(list(reviewed_later(texts, DAY, dt.timedelta()))) == 2


def test_what_was_reviewed_since_a_day_that_somebody_says_is_let_pass_but_not_a_slip_by_a_month() -> None:
    texts = [block("one", reviewed=day).tended for day in ("2026-12-17", "2026-12-20")]
    (told,) = reviewed_later(texts, DAY, ahead(day_is_said=True))
    assert "reviewed on 2026-12-20" in told.message
    february = [block("one", reviewed="2027-03-01").tended]
    assert list(reviewed_later(february, dt.date(2027, 2, 1), ahead(day_is_said=True)))


@pytest.mark.parametrize(
    ("by", "reviewed", "every", "expected"),
    [
        ("2027-01-01", None, None, "2027-01-01"),
        ("2027-01-01", "2026-12-31", None, "2027-01-01"),
        ("2027-01-01", "2027-01-01", None, None),
        ("2027-01-01", "2027-02-01", "1 year", "2028-02-01"),
        ("2027-01-01", "2026-06-01", "1 month", "2026-07-01"),
        (None, None, "1 month", None),
    ],
)
def test_a_stated_day_counts_until_it_was_looked_up(
    by: str | None, reviewed: str | None, every: str | None, expected: str | None
) -> None:
    given = {"review": by, "reviewed": reviewed, "review_every": every}
    entry = fact("one", **{key: value for key, value in given.items() if value}).entry
    assert str(entry.upkeep.due) == str(expected)


@pytest.mark.parametrize(
    ("status", "audience", "drafts", "expected"),
    [
        ("approved", "office", False, []),
        ("approved", "office", True, []),
        ("draft", "public", False, [("draft-text", "error")]),
        ("draft", "office", False, [("draft-text", "error")]),
        ("draft", "coalition", False, []),
        ("draft", "office", True, [("draft-text", "warning")]),
        ("draft", "coalition", True, [("draft-text", "warning")]),
        ("retired", "office", False, [("retired-text", "error")]),
        ("retired", "coalition", False, [("retired-text", "error")]),
        ("retired", "coalition", True, [("retired-text", "error")]),
    ],
)
def test_who_may_be_given_what(status: str, audience: str, drafts: bool, expected: list[tuple[str, str]]) -> None:
    shelf = library(block("one", status=status))
    assert [(one.code, one.severity) for one in used(shelf, drafts=drafts, audience=audience)] == expected
    template = Tended(TextKind.TEMPLATE, "sheet", Span("sheet.yaml"), Upkeep(status=Status(status)))
    found = used(library(block("one")), drafts=drafts, audience=audience, templates=(template,))
    assert [(one.code, one.severity) for one in found] == expected
    facts = Library({"one": block("one")}, ("one",), {}, {"share": fact("share", status=status)})
    assert [(one.code, one.severity) for one in used(facts, drafts=drafts, audience=audience)] == expected


def test_the_nearest_approved_block_has_all_tags_and_the_fewest_besides() -> None:
    retired = block("one", tags=["a", "b"])
    others = [
        block("far", tags=["a", "b", "c", "d"]), block("near", tags=["b", "a", "c"]), block("less", tags=["a"]),
        block("draft", tags=["a", "b"], status="draft"), block("gone", tags=["a", "b"], status="retired"),
        block("ours", tags=["a", "b"], audience="coalition"), block("told", tags=["a", "b"], consent="c-1"), retired,
    ]  # fmt: skip
    assert nearest_approved(retired, others, Audience.OFFICE) == "near"
    assert nearest_approved(retired, others, Audience.COALITION) == "ours"
    assert nearest_approved(block("one"), others, Audience.OFFICE) == ""


def test_another_fact_of_the_quantity_stands_in_for_a_retired_one() -> None:
    facts = {
        "old": fact("old", status="retired", quantity="share"), "draft": fact("draft", status="draft", quantity="share"),
        "ours": fact("ours", audience="coalition", quantity="share"), "new": fact("new", quantity="share"),
    }  # fmt: skip
    found = used(Library({"one": block("one")}, ("one",), {}, facts), audience="office")
    assert [one.hint for one in found if one.code == "retired-text"] == [
        "Name `fact.new` in its place: it measures the same, and is approved."
    ]


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
