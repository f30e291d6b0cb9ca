"""A text taken apart for the rules: sentences, what each names, and what is exempt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from briefgen.checks.evidence.figures import figure_keys
from briefgen.checks.evidence.masking import CITED, Filling, Masked, Reference, cover, mask
from briefgen.checks.evidence.passages import (
    Extent,
    Kind,
    Passage,
    by_start,
    captions_below,
    holds,
    is_caption,
    passages,
    taken_apart,
)
from briefgen.checks.evidence.spelling import Words
from briefgen.checks.evidence.texts import Written
from briefgen.models.library import Fact, Library, Source, Statement
from briefgen.noun import noun


@dataclass(frozen=True)
class Register:
    """The sources and facts of a library, as the rules ask for them."""

    library: Library

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Facts by the name they have in text."""
        return {fact.variable: fact for fact in self.library.facts.values()}

    @cached_property
    def stated(self) -> Mapping[str, Statement]:
        """What each fact states, by id."""
        return {fact.id: fact.stated for fact in self.library.facts.values()}

    @cached_property
    def by_source(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts of each source."""
        grouped: dict[str, list[Fact]] = {}
        for fact in self.library.facts.values():
            grouped.setdefault(fact.entry.source, []).append(fact)
        return {source: tuple(facts) for source, facts in grouped.items()}

    @cached_property
    def superseded(self) -> Mapping[str, tuple[str, str]]:
        """Figures of versions that are not in use, with the fact and the version."""
        found: dict[str, tuple[str, str]] = {}
        for fact in self.library.facts.values():
            for name, version in fact.entry.versions.items():
                if name != fact.version:
                    now = figure_keys(self.stated[fact.id].say)
                    found |= dict.fromkeys(figure_keys(version.say) - now, (fact.id, name))
        return found

    @cached_property
    def by_figure(self) -> Mapping[str, tuple[str, ...]]:
        """The names that facts have in text, by the figures in their words."""
        grouped: dict[str, list[str]] = {}
        for name, fact in self.facts.items():
            # A local figure may be the same by chance: what a text says of all offices is not that of one.
            for key in () if fact.is_local else figure_keys(self.stated[fact.id].say):
                grouped.setdefault(key, []).append(name)
        return {key: tuple(names) for key, names in grouped.items()}

    def cited(self, references: Iterable[Reference]) -> tuple[Source, ...]:
        """The sources that references lead to, those of facts included."""
        facts = self.used(references)
        keys = dict.fromkeys(
            [each.source for each in references if each.source] + [fact.entry.source for fact in facts]
        )
        return tuple(self.library.sources[key] for key in keys if key in self.library.sources)

    def used(self, references: Iterable[Reference]) -> tuple[Fact, ...]:
        """The facts that references name."""
        names = dict.fromkeys(each.fact for each in references)
        return tuple(self.facts[name] for name in names if name in self.facts)


@noun
class Sentence:
    """A sentence, or a row of a table. `references` are those in it, also in a footnote that it calls."""

    extent: Extent
    passage: Passage
    references: tuple[Reference, ...]
    quotations: tuple[Extent, ...]

    @property
    def outside(self) -> tuple[Reference, ...]:
        """The references that do not stand within a quotation."""
        return tuple(each for each in self.references if not holds(self.quotations, each.start))


@noun
class Finding:
    """What a rule found, at `text[start:end]`."""

    rule: str
    start: int
    end: int
    message: str
    expected: str = ""
    nearest: str = ""
    hint: str = ""


@noun
class Examined:
    """A text with its sentences. `prose` is as long, on one line, and has only the words left that a rule may judge.

    `under` is what the texts under a title name, which it stands for.
    """

    written: Written
    covered: str
    prose: str
    sentences: tuple[Sentence, ...]
    references: tuple[Reference, ...]
    register: Register = field(repr=False)
    fillings: tuple[Filling, ...] = ()
    under: tuple[Reference, ...] = ()

    def found(self, pattern: re.Pattern[str] | Words, sentence: Sentence) -> Iterator[re.Match[str]]:
        """Where a pattern is met in a sentence, quotations and titles left out."""
        return pattern.finditer(self.prose, sentence.extent.start, sentence.extent.end)

    def backing(self, sentence: Sentence) -> tuple[Reference, ...]:
        """What a sentence rests on: what it names itself, or what is named in the texts that it is the title of."""
        return sentence.references or self.under


def examine(written: Written, register: Register) -> Examined:
    """Take a text apart."""
    text = written.manuscript.text
    masked = mask(text, written.variables)
    parts = passages(text, masked.text)
    notes = {part.label: part.extent.of(masked.references) for part in parts if part.label}
    tables = _of_tables(text, parts, masked.references)
    found = tuple(sentence for part in parts for sentence in _sentences(part, masked, notes, tables))
    exempt = [quote for sentence in found for quote in sentence.quotations]
    exempt += [part.extent for part in parts if part.kind is Kind.QUOTE]
    exempt += titles(text, register.cited(masked.references))
    prose = _without(masked.text, exempt).replace("\n", " ")
    under = tuple(each for below in written.under for each in mask(below.text, written.variables).references)
    return Examined(written, masked.text, prose, found, masked.references, register, masked.fillings, under)


def _of_tables(
    text: str, parts: Sequence[Passage], references: Sequence[Reference]
) -> Mapping[int, Sequence[Reference]]:
    """What tables name in their heads and captions, and so for each of their rows: by the group of the rows."""
    named: dict[int, list[Reference]] = {}
    for before, part, after in zip((None, *parts), parts, (*parts[1:], None), strict=False):
        own = part.extent.of(references)
        if part.kind is Kind.TABLE and part.group not in named:
            named[part.group] = list(own)
        elif is_caption(text, part.extent.start):
            beside = (after,) if captions_below(text, part.extent.start) else (before, after)
            tables = (each for each in beside if each and each.kind is Kind.TABLE)
            if table := next(tables, None):
                named.setdefault(table.group, []).extend(own)
    return named


def _sentences(
    part: Passage,
    masked: Masked,
    notes: Mapping[str, Sequence[Reference]],
    tables: Mapping[int, Sequence[Reference]],
) -> Iterator[Sentence]:
    quoted, extents = taken_apart(masked.text, part)
    for extent in extents:
        called = {call.label: notes.get(call.label, ()) for call in extent.of(masked.calls)}
        shared = tables.get(part.group, ()) if part.kind is Kind.TABLE else ()
        own = extent.of(masked.references)
        others = (each for each in shared if each not in own)
        references = sorted((*own, *chain.from_iterable(called.values()), *others), key=by_start)
        yield Sentence(extent, part, tuple(references), tuple(extent.of(quoted)))


_ITALICS = re.compile(r"(?<![\w*])\*(?=[A-Z0-9“\"])([^*\n]+)\*(?![\w*])")


_NAMED = ("title", "title-short", "container-title")


def titles(text: str, sources: Iterable[Source]) -> Iterator[Extent]:
    """Titles of the works that a text cites, and italics in which every long word is capitalized."""
    for source in sources:
        for name in _NAMED:
            title = source.csl.get(name)
            if title and (title := str(title)) in text and " " in title:
                yield from (Extent(*found.span()) for found in re.finditer(re.escape(title), text))
    for found in _ITALICS.finditer(text) if "*" in text else ():
        if all(word[0].isupper() for word in re.findall(r"[^\W\d_]{4,}", found[1])):
            yield Extent(found.start(), found.end())


def _without(covered: str, exempt: Iterable[Extent]) -> str:
    marks = list(covered)
    for extent in exempt:
        marks[extent.start : extent.end] = cover(covered[extent.start : extent.end], CITED)
    return "".join(marks)
