"""A text taken apart for the rules about words: sentences, what is another's, what is a title, what is code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field

from briefgen.checks.evidence.examined import Register, titles
from briefgen.checks.evidence.masking import CODE, COMMENT, FENCED, FILLED, cover, mask
from briefgen.checks.evidence.passages import Extent, Kind, Passage, by_start, passages, taken_apart
from briefgen.checks.evidence.texts import Written
from briefgen.models.language_marks import paragraphs_marked, words_marked
from briefgen.models.prose import Exempt
from briefgen.models.rules import Strictness
from briefgen.noun import noun

WORD = re.compile(rf"[^\W_]+(?:['’.,-][^\W_]+)*|{FILLED}+")
"""A word; what is filled in where the text is printed is one."""

RUNNING = (Kind.PARAGRAPH, Kind.LIST)
"""Passages that are read as sentences."""


@noun
class Told:
    """What a rule found at `text[start:end]`. `named` are the names by which `<!-- allow … -->` allows it.

    `level` is how much it weighs, where that is not left to `checks:` of the workspace.
    """

    code: str
    start: int
    end: int
    message: str
    expected: str = ""
    nearest: str = ""
    hint: str = ""
    named: tuple[str, ...] = ()
    level: Strictness | None = None


@noun
class Said:
    """A sentence, and the passage that it is in."""

    extent: Extent
    passage: Passage
    words: tuple[tuple[int, str], ...]


@noun
class Looked:
    """A text with its sentences. `line` is as long, on one line, with markup, code and citations covered.

    `exempt` are the parts of it where words may stand that are not to be used, by what they are.
    """

    written: Written
    line: str = field(repr=False)
    passages: tuple[Passage, ...] = field(repr=False)
    sentences: tuple[Said, ...] = field(repr=False)
    exempt: dict[Exempt, tuple[Extent, ...]] = field(repr=False)
    hidden: tuple[Extent, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """The text as it was written."""
        return self.written.manuscript.text

    def running(self) -> Iterator[Said]:
        """The sentences of paragraphs and lists."""
        return (said for said in self.sentences if said.passage.kind in RUNNING)

    def own(self, said: Said) -> tuple[tuple[int, str], ...]:
        """The words of a sentence that are not quoted."""
        quoted = self.exempt[Exempt.QUOTATIONS]
        return tuple(word for word in said.words if not within(quoted, word[0]))

    def is_code(self, position: int) -> bool:
        """Whether code or a comment stands there."""
        return within(self.hidden, position)


def within(extents: Iterable[Extent], position: int) -> bool:
    """Whether one of the extents holds a position."""
    return any(extent.start <= position < extent.end for extent in extents)


def look(written: Written, register: Register) -> Looked:
    """Take a text apart; the titles of what it cites are titles in it, too."""
    text = written.manuscript.text
    masked = mask(text)
    covered = without_foreign(text, masked.text)
    parts = passages(text, covered)
    quoted = [Extent(part.extent.start, part.extent.end) for part in parts if part.kind is Kind.QUOTE]
    found: list[Said] = []
    for part in parts:
        inside, extents = taken_apart(covered, part)
        quoted += inside
        for extent in extents:
            words = tuple((one.start(), one[0]) for one in WORD.finditer(covered, extent.start, extent.end))
            found.append(Said(extent, part, words))
    voice = (Extent(0, len(text)),) if written.voice else ()
    exempt = {
        Exempt.QUOTATIONS: tuple(sorted(quoted, key=by_start)),
        Exempt.TITLES: tuple(titles(text, register.cited(masked.references))),
        Exempt.SELF_DESCRIPTION: voice,
    }
    return Looked(written, covered.replace("\n", " "), parts, tuple(found), exempt, tuple(_hidden(text)))


def without_foreign(text: str, covered: str) -> str:
    """A covered text with the words of other languages covered, too: the rules are about those of its own."""
    if "{lang=" in text:
        for one in (*words_marked(text), *paragraphs_marked(text)):
            covered = f"{covered[: one.begins]}{cover(covered[one.begins : one.ends], FILLED)}{covered[one.ends :]}"
    return covered


def _hidden(text: str) -> Iterator[Extent]:
    code: list[Extent] = []
    if "`" in text or "~~~" in text:
        code = [Extent(*found.span()) for pattern in (FENCED, CODE) for found in pattern.finditer(text)]
    yield from code
    yield from (Extent(*one.span()) for one in COMMENT.finditer(text) if not within(code, one.start()))
