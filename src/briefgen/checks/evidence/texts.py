"""The texts that are checked, as their authors wrote them, and the places of their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum
from functools import cache, partial
from typing import Any

from briefgen.checks.evidence.masking import NOTHING
from briefgen.checks.evidence.naming import markdown
from briefgen.diagnostics import Span
from briefgen.diagnostics.manuscript import LONGEST_TEXT, Manuscript
from briefgen.document.plan import Choice, Plan, Wording
from briefgen.document.roles import BoxName
from briefgen.models.asks import texts_of as texts_of_asks
from briefgen.models.labels import Labels, in_language
from briefgen.models.languages import primary
from briefgen.models.library import Block, Library, Stance
from briefgen.models.spec import Length, Spec, Titles
from briefgen.noun import noun


class Saying(StrEnum):
    """What a text is for those who check it: prose that can cite; an ask, whose sums are no claims; a line that cannot cite;
    a figure of the district, whose source is a key beside it."""

    PROSE = "prose"
    ASK = "ask"
    LINE = "line"
    FIGURE = "figure"


@noun
class Written:
    """A text before variables are filled in. `stance` is that of its block; text of a brief has none.

    `variables` are the values that text may name, where they are known. `under` are the texts that stand under a title
    or heading, which cites nothing itself. `length` is the one of its block that it is; a `voice` is what somebody says of
    themselves, a `cell` stands in a table.
    """

    manuscript: Manuscript
    language: str
    stance: Stance | None = None
    saying: Saying = Saying.PROSE
    variables: Mapping[str, Any] = field(default_factory=dict, repr=False)
    under: tuple[Manuscript, ...] = field(default=(), repr=False)
    length: Length | None = None
    voice: bool = False
    cell: bool = False

    @property
    def read(self) -> bool:
        """Whether it is read at all: one that is too long is refused as it is, and nothing in it is looked at."""
        return len(self.manuscript.text) <= LONGEST_TEXT

    @property
    def english(self) -> bool:
        """Whether rules about English words apply."""
        return primary(self.language) == "en"

    def place(self, start: int, end: int) -> Span:
        """The place in the author's file of `text[start:end]`, as far as its first line goes."""
        text = self.manuscript.text
        line = text.count("\n", 0, start)
        begin = text.rfind("\n", 0, start) + 1
        words = text[start:end].split("\n")[0]
        own = text[begin:].partition("\n")[0]
        shown = self.manuscript.span(line).text
        indent = shown.find(own) if self.manuscript.source else 0
        if indent < 0:
            return self.manuscript.find(words, line)
        return self.manuscript.span(line, indent + start - begin + 1, max(len(words), 1))


def texts_of(plan: Plan, library: Library, language: str, variables: Mapping[str, Any] = NOTHING) -> Iterator[Written]:
    """The texts that a brief uses: its blocks in the lengths chosen with their titles, and what its sections say themselves."""
    for section in plan.sections:
        under = tuple(_words(item, library) for item in section.items)
        if section.heading:
            yield Written(section.heading, language, None, Saying.LINE, variables, under)
        for item, words in zip(section.items, under, strict=True):
            match item:
                case Choice():
                    block = library.blocks[item.block]
                    if item.titling != Titles.NONE:
                        yield Written(item.title, language, None, Saying.LINE, variables, (words,))
                    yield _of_block(words, block, Length(item.length), variables)
                case Wording():
                    yield Written(words, language, variables=variables)


def _words(item: Choice | Wording, library: Library) -> Manuscript:
    if isinstance(item, Wording):
        return item.text
    return library.blocks[item.block].lengths[Length(item.length)].manuscript


def all_texts(library: Library) -> Iterator[Written]:
    """Every length of every block, and its title over all of them."""
    for block in library.blocks.values():
        texts = tuple(length.manuscript for length in block.lengths.values())
        yield Written(block.title, block.language, None, Saying.LINE, under=texts)
        yield from (_of_block(text, block, length) for text, length in zip(texts, block.lengths, strict=True))


def _of_block(words: Manuscript, block: Block, length: Length, variables: Mapping[str, Any] = NOTHING) -> Written:
    voice = block.matter.voice is not None
    return Written(words, block.language, block.matter.stance, Saying.PROSE, variables, length=length, voice=voice)


Place = Callable[..., Manuscript]
"""Makes a manuscript of words of a brief and the path at which they stand."""

HEADS = (("title",), ("subtitle",), ("kicker",))
"""What stands over the whole of a brief."""

LINES = (
    ("short_title",),
    ("footer",),
    ("letter", "salutation"),
    ("letter", "closing"),
    ("signers", "heading"),
    ("bill", "position"),
)
ROWS = (("bills", ("summary", "effect"), ("position",)), ("team", ("says",), ()))
"""Tables of a brief, with the keys that are prose and those that are lines."""


def sayings(spec: Spec, plan: Plan, library: Library, place: Place) -> Iterator[Written]:
    """Every text that a brief itself says outside of its sections."""
    own = partial(Written, language=spec.language, variables=spec.variables)
    under = tuple(_words(item, library) for section in plan.sections for item in section.items)
    for head in HEADS:
        if words := _at(spec, head):
            yield own(place(words, *head), saying=Saying.LINE, under=under)
    for path in LINES:
        if words := _at(spec, path):
            yield own(place(words, *path), saying=Saying.LINE)
    usual = _usual_labels(spec.language)
    for name, words in spec.labels:
        if words != usual[name]:
            yield own(place(words, "labels", name), saying=Saying.LINE)
    for below, words in texts_of_asks(spec.ask):
        yield own(place(words, "ask", *below), saying=Saying.ASK)
    if spec.summary:
        yield own(place(spec.summary, "summary"))
    yield from _rows(spec, place, own)
    yield from _local(spec, place, own)
    yield from _values(spec, place)


@cache
def _usual_labels(language: str) -> Mapping[str, str]:
    """The fixed words of a language, which no author has written."""
    return dict(in_language(Labels(), language))


def _at(spec: Spec, path: tuple[str, ...]) -> str | None:
    value: Any = spec
    for step in path:
        value = getattr(value, step, None)
    return value if isinstance(value, str) else None


def _rows(spec: Spec, place: Place, own: Callable[..., Written]) -> Iterator[Written]:
    for key, prose, lines in ROWS:
        for number, row in enumerate(getattr(spec, key)):
            for name in (*prose, *lines):
                if words := getattr(row, name):
                    saying = Saying.PROSE if name in prose else Saying.LINE
                    yield own(place(words, key, number, name), saying=saying, cell=True)


def _local(spec: Spec, place: Place, own: Callable[..., Written]) -> Iterator[Written]:
    """The figures of the district, each as the row of key numbers that it is printed as."""
    for number, figure in enumerate(spec.meeting.local if spec.meeting else ()):
        cited = f" [@{figure.source}]" if figure.source else ""
        at = place(figure.say, "meeting", "local", number, "say")
        row = f"::: {BoxName.NUMBERS}\n{figure.say} | {figure.what}{cited}\n:::"
        yield own(replace(at, text=row, lines=at.lines[:1] * 3), saying=Saying.FIGURE)


def _values(spec: Spec, place: Place) -> Iterator[Written]:
    """The values that are Markdown, each a text of its own."""
    plain = {name: value for name, value in spec.variables.items() if markdown(value) is None}
    for name, value in spec.variables.items():
        if words := markdown(value):
            yield Written(place(words, "variables", name, "text"), spec.language, variables=plain)
