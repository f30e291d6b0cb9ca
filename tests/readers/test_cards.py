"""What a list shows of blocks is kept between runs, and is never that of another text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from briefgen.diagnostics import Report
from briefgen.models.card import Card
from briefgen.models.languages import USUAL_LANGUAGE
from briefgen.readers.blocks import library
from briefgen.readers.blocks.cards import read_cards
from briefgen.workspace import Workspace

BLOCK = """---
title: One
summary: For the first meeting
tags: [health, law]
audience: office
reviewed: 2026-01-31
review_every: 1 month
---
# Headline
A word or two.
# Short
A few more words than that.
"""


@pytest.fixture
def block(tmp_path: Path) -> Path:
    (tmp_path / "briefgen.yaml").write_text("organization: {name: E}\n")
    path = tmp_path / "briefs/blocks/one.md"
    path.parent.mkdir(parents=True)
    path.write_text(BLOCK)
    return path


def cards(block: Path) -> tuple[tuple[Card, ...], list[str]]:
    report = Report()
    return read_cards(Workspace(block.parents[2]), report, USUAL_LANGUAGE), [
        problem.code for problem in report.diagnostics
    ]


def test_a_card_says_what_a_list_shows(block: Path) -> None:
    card = Card(
        "one", "One", "For the first meeting", ("health", "law"), "office", dt.date(2026, 2, 28),
        {"headline": 4, "short": 6}, "A word or two.\n\nA few more words than that.",
    )  # fmt: skip
    assert cards(block) == ((card,), [])


def test_the_next_time_it_is_the_same_without_the_block_being_read(
    block: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = cards(block)
    monkeypatch.setattr(library, "read_block", lambda *_: pytest.fail("read again"))
    assert cards(block) == first


def test_a_changed_text_has_a_card_of_its_own(block: Path) -> None:
    cards(block)
    block.write_text(BLOCK.replace("or two", "or three or four"))
    ((card,), _) = cards(block)
    assert card.words["headline"] == 6


def test_what_is_wrong_with_a_block_is_said_every_time(block: Path) -> None:
    block.write_text(BLOCK.replace("# Short", "# Shrot"))
    first = cards(block)
    assert first[1] and cards(block) == first
