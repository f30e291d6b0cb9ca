"""Who signs: every way in which an approval covers a paper, and in which it does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from briefgen.checks.approvals import Occasion, Stand, approvals_due, stand_of
from briefgen.diagnostics import Span
from briefgen.models.approvals import Answered, Approval, Condition, Endorser, Text

TITLE, ASK, BLOCK = (
    Text(("visit", "title", "en-US"), "Fund care", Span("b.yaml", 1)),
    Text(("visit", "ask", "en-US"), "Oppose section 5.", Span("b.yaml", 2)),
    Text(("care", "short", "en-US"), "Care\n\nIt works.", Span("b.yaml", 3), of_block=True),
)
TEXTS = (TITLE, ASK, BLOCK)
OCCASION = Occasion(dt.date(2026, 12, 3), "federal", "visit")


def answers(texts: Sequence[Text], **keys: Any) -> tuple[Answered, ...]:
    """One answer to some texts, as a file has it."""
    given = {"by": "Jo", "on": "2026-11-20"} | keys
    blocks = [text.as_data() for text in texts if text.of_block]
    own = [text.as_data() for text in texts if not text.of_block]
    made = Approval.model_validate({**given, "blocks": blocks, "texts": own})
    return tuple(Answered(made, one, Span("o.yaml")) for one in made.all)


def stand(*said: tuple[Answered, ...], conditions: Sequence[Condition] = (), occasion: Occasion = OCCASION) -> Stand:
    every = tuple(one for answer in said for one in answer)
    endorser = Endorser(
        "Org", ("approvals/o.yaml",), frozenset({"org"}), "l.png", None, False, tuple(conditions), every
    )
    return stand_of(endorser, TEXTS, occasion)


def changed(text: Text, wording: str) -> Text:
    return Text(text.key, wording, text.span, text.of_block)


def test_who_approved_every_text_signs() -> None:
    found = stand(answers(TEXTS))
    assert (found.signs, found.state, found.logo) == (True, "signs", True)


def test_who_approved_nothing_was_never_asked() -> None:
    found = stand()
    assert (found.signs, found.state, found.unasked) == (False, "never asked", TEXTS)


def test_who_approved_a_part_does_not_sign() -> None:
    found = stand(answers([TITLE, ASK]))
    assert (found.signs, found.state, found.unasked) == (False, "asked for a part", (BLOCK,))


def test_a_changed_sentence_lapses_its_own_approval_and_no_other() -> None:
    found = stand(answers([TITLE, changed(ASK, "Oppose section 4."), BLOCK]))
    assert [text for text, _ in found.lapsed] == [ASK]
    assert found.lapsed[0][1].approved.wording == "Oppose section 4."
    assert (found.covered, found.state) == ((TITLE, BLOCK), "must look again")


def test_words_that_were_seen_in_another_paper_were_seen() -> None:
    there = Text(("other", "ask", "en-US"), ASK.wording, ASK.span)
    assert stand(answers([TITLE, there, BLOCK])).signs


@pytest.mark.parametrize(("first", "last"), [("approved", "refused"), ("refused", "approved")])
def test_the_later_answer_holds(first: str, last: str) -> None:
    found = stand(answers([ASK], answer=first), answers([ASK], on="2026-11-21", answer=last), answers([TITLE, BLOCK]))
    assert (found.signs, found.refused) == ((True, ()) if last == "approved" else (False, (ASK,)))


def test_of_one_day_a_refusal_holds() -> None:
    found = stand(answers([ASK], answer="refused"), answers(TEXTS))
    assert (found.refused, found.state) == ((ASK,), "refused")


def test_a_refused_wording_is_not_what_a_new_one_is_compared_with() -> None:
    old = changed(ASK, "Oppose section 4.")
    found = stand(answers([TITLE, old, BLOCK]), answers([old], on="2026-11-21", answer="refused"))
    assert (found.lapsed, found.unasked) == ((), (ASK,))


@pytest.mark.parametrize(
    ("condition", "occasion", "unmet"),
    [
        ({"say": "federal only"}, OCCASION, ()),
        ({"say": "Federal  only"}, OCCASION, ()),
        (
            {"say": "federal only"},
            Occasion(OCCASION.day, "California", "visit"),
            ("federal only, and this paper is for California",),
        ),
        (
            {"say": "federal only"},
            Occasion(OCCASION.day, "", "visit"),
            ("federal only, and this paper is for no jurisdiction that it names",),
        ),
        ({"until": "2026-12-03"}, OCCASION, ()),
        ({"until": "2026-12-02"}, OCCASION, ("until 2026-12-02, and this goes out on 2026-12-03",)),
        ({"papers": ["visit"]}, OCCASION, ()),
        ({"papers": ["other"]}, OCCASION, ("only in other",)),
        ({"say": "never on Fridays"}, OCCASION, ("the condition “never on Fridays” cannot be looked at",)),
        ({}, OCCASION, ("the condition “” cannot be looked at",)),
        ({"until": "2027-01-01", "papers": ["other"]}, OCCASION, ("only in other",)),
    ],
)
def test_conditions_at_their_borders(condition: dict[str, Any], occasion: Occasion, unmet: tuple[str, ...]) -> None:
    one = Condition.model_validate(condition)
    of_file = stand(answers(TEXTS), conditions=[one], occasion=occasion)
    of_text = stand(answers(TEXTS, conditions=[condition]), occasion=occasion)
    assert (of_file.unmet, of_file.signs) == (of_text.unmet, of_text.signs) == (unmet, not unmet)


def test_who_wants_no_logo_signs_without_one() -> None:
    found = stand(answers(TEXTS, conditions=["No logo"]))
    assert (found.signs, found.logo) == (True, False)


def test_what_is_told_of_many_lapsed_texts_is_short() -> None:
    many = [Text(("visit", f"part-{n}", "en-US"), f"New words {n}", Span("b.yaml")) for n in range(9)]
    said = answers([changed(text, "Old words") for text in many])
    endorser = Endorser("Org", ("approvals/o.yaml",), frozenset({"org"}), None, None, False, (), said)
    (lapsed, nobody) = approvals_due([stand_of(endorser, many, OCCASION)], many, Span("b.yaml", 4))
    assert lapsed.message.startswith(
        "Org does not sign, for what it approved has changed: `visit`, part-0, “New words 0”; "
    )
    assert lapsed.message.endswith("part-4, “New words 4”; and 4 more")
    assert nobody.message == "no organization has approved all 9 texts of this paper as they stand"
