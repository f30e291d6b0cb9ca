"""Covering, dividing and finding places: true of every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.checks.evidence.examined import Register, examine
from briefgen.checks.evidence.masking import COVERS, mask
from briefgen.checks.evidence.passages import Kind, passages
from briefgen.checks.evidence.texts import Written
from briefgen.checks.evidence.weighing import RULES
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.models.library import Library, Stance

PIECES = st.sampled_from(
    [
        "39%", "half of", "never", "causes", " ", "\n", "\n\n", ". ", "? ", "“", "”", '"', "[@a]", "[@a, p. 3; @b]", "@a", "[^n]",
        "[^n]: ", "{{ fact.x }}", "{{", "}}", "{% if x %}", "{#", "`", "```\n", "~~~", "<!--", "-->", "::: quote Q\n", "::: callout C\n",
        ":::\n", "- ", "1. ", "| a | 3 |\n", "|---|---|\n", "## ", "> ", "*", "_", "\\", "](x)", "[", "]", "a@b.org", "H.R. 5", "U.S. 12",
        "three times as likely", "April 6", "2018", "…", "é", "\t",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))
EMPTY = Register(Library({}, (), {}))


def written(text: str, language: str = "en-US") -> Written:
    return Written(Manuscript.verbatim(text, "b.md", 3, ("---", "---", *text.split("\n"))), language, Stance.EVIDENCE)


@given(TEXTS)
def test_what_is_covered_keeps_its_length_and_its_lines(text: str) -> None:
    covered = mask(text).text
    assert len(covered) == len(text)
    assert [at for at, mark in enumerate(covered) if mark == "\n"] == [
        at for at, mark in enumerate(text) if mark == "\n"
    ]
    assert all(mark == text[at] or mark in COVERS for at, mark in enumerate(covered))


@given(TEXTS)
def test_every_rule_takes_every_text_and_marks_words_of_it(text: str) -> None:
    own = written(text)
    examined = examine(own, EMPTY)
    for rule in RULES:
        for finding in rule(examined):
            assert 0 <= finding.start < finding.end <= len(text)
            span = own.place(finding.start, finding.end)
            first_line = text[finding.start : finding.end].split("\n")[0]
            assert span.text[span.column - 1 : span.column - 1 + span.length] == first_line


@given(TEXTS)
def test_passages_and_sentences_follow_one_another(text: str) -> None:
    covered = mask(text).text
    parts = passages(text, covered)
    assert all(one.extent.end <= other.extent.start for one, other in zip(parts, parts[1:], strict=False))
    sentences = examine(written(text), EMPTY).sentences
    assert all(one.extent.end <= other.extent.start for one, other in zip(sentences, sentences[1:], strict=False))
    for part in parts:
        own = [sentence for sentence in sentences if sentence.passage == part]
        assert own[0].extent.start == part.extent.start


@pytest.mark.parametrize(
    "hostile",
    [
        "{{" * 40_000, "<!--" * 25_000, "[" * 90_000, "`" * 90_000, "` `` " * 20_000, "a." * 45_000, "." * 90_000, "_" * 90_000 + "b",
        '"' * 90_000, '"a ' * 30_000, "“" * 90_000, "a-" * 45_000, "1," * 45_000, "1-" * 45_000, "@" * 90_000, "@a-" * 30_000,
        "| " * 45_000, "- " * 45_000, "\n- a" * 20_000, ">" * 90_000, "[^a]" * 20_000, "{{ fact.a }}" * 8_000, "~~~\n" * 20_000,
        "one " * 20_000, "half " * 18_000, "a hundred " * 9_000, "section 1, " * 8_000, "never " * 15_000 + "[@a]", " " * 90_000 + "x",
        "\n" * 90_000, "$ " * 45_000, "[@a] " * 18_000, "X. [@a] " * 11_000, "“A b c d.” " * 9_000, "X [@a] “b c d e.” " * 5_000,
        "“a b c d” @b " * 6_000, "*A" * 45_000, "(555) " * 15_000,
    ],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
def test_hostile_texts_come_to_an_end(hostile: str) -> None:
    """The longest text that a block may have, made to be slow. A test that hangs has failed."""
    examined = examine(written(hostile), EMPTY)
    for rule in RULES:
        list(rule(examined))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("One\ntwo\n\nThree", [Kind.PARAGRAPH, Kind.PARAGRAPH]),
        ("- One\n  more\n\n  and\n- Two", [Kind.LIST, Kind.LIST, Kind.LIST]),
        ("| a |\n|---|\n| b |", [Kind.TABLE, Kind.TABLE]),
        ("## A\nB", [Kind.HEADING, Kind.PARAGRAPH]),
        ("> A\n> B\n\nC", [Kind.QUOTE, Kind.PARAGRAPH]),
        ("::: quote Q\nA\n\nB\n:::\nC", [Kind.QUOTE, Kind.QUOTE, Kind.PARAGRAPH]),
        ("::: callout T\nA\n:::", [Kind.HEADING, Kind.PARAGRAPH]),
        ("A[^1]\n\n[^1]: B", [Kind.PARAGRAPH, Kind.NOTE]),
        ("{% if x %}\n\nA\n\n{% endif %}", [Kind.PARAGRAPH]),
        ("{{ x }}", [Kind.PARAGRAPH]),
        ("```\nA\n```\n\n<!-- B -->", []),
    ],
)
def test_the_passages_of_a_text(text: str, kinds: list[Kind]) -> None:
    assert [part.kind for part in passages(text, mask(text).text)] == kinds


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? Three! four", ["One.", " Two?", " Three! four"]),
        ("He said “Go. Stay.” They went.", ["He said “Go. Stay.”", " They went."]),
        (
            "In the U.S. Senate, Dr. Doe read No. 5. It passed.",
            ["In the U.S. Senate, Dr. Doe read No. 5.", " It passed."],
        ),
        ("So it was. [@a] Then [@b]. End.", ["So it was. [@a]", " Then [@b].", " End."]),
        ("It was.[^1] {{ x }} came.", ["It was.[^1]", " {{ x }} came."]),
        ("**Care.** It rose 8.9% on Dec. 21. **Next.**", ["**Care.**", " It rose 8.9% on Dec. 21.", " **Next.**"]),
        ("As @a found. @b did not.", ["As @a found.", " @b did not."]),
    ],
)
def test_the_sentences_of_a_text(text: str, sentences: list[str]) -> None:
    found = examine(written(text), EMPTY).sentences
    assert [text[sentence.extent.start : sentence.extent.end] for sentence in found] == sentences
