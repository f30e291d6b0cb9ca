"""A sentence of a voice that somebody typed into another text is found, however it is set there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small import block

from briefgen.checks.copied import copied
from briefgen.checks.evidence.texts import Written
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.models.library import BlockText
from briefgen.models.spec import Length

STORY = "::: quote A worker\nI bring the syringes, the snacks and the socks. It is cold.\n:::\n"


def places(text: str, file: str = "brief.yaml") -> list[tuple[int, int, int]]:
    bare = block("story", voice={"kind": "person", "name": "A worker"})
    voice = replace(bare, lengths={Length.SHORT: BlockText(STORY, "story.md", 5)})
    written = Written(Manuscript.verbatim(text, file, 1, tuple(text.split("\n"))), "en-US")
    told = copied([written], {"story": voice})
    return [(one.span.line, one.span.column, one.span.length) for one in told if one.span]


@pytest.mark.parametrize(
    "text",
    [
        "I bring the syringes, the snacks and the socks.",
        "She said: “I bring the *syringes*, the snacks, and the socks!”",
        "i bring the syringes the snacks and the socks",
    ],
)
def test_it_is_found_however_it_is_set(text: str) -> None:
    ((line, _, length),) = places(text.replace(", and", " and"))
    assert line == 1 and length >= len("i bring the syringes the snacks and the socks")


def test_it_is_marked_where_it_stands() -> None:
    assert places("A heading.\n\nWe bring. I bring the syringes, the snacks and the socks. So it is.") == [(3, 11, 46)]


def test_short_sentences_and_those_of_the_voice_itself_are_nobodys() -> None:
    assert places("It is cold.") == []
    assert places(STORY, "story.md") == []
    assert places("I bring the syringes and the snacks, never the socks.") == []
