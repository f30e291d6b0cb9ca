"""What can be cited: sources and registered figures by words that people remember of them."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from typing import Final

from briefgen.diagnostics import Report
from briefgen.models.library import Fact, Source
from briefgen.noun import noun
from briefgen.pipeline.summing import Figure, figure_of
from briefgen.readers.bibliography import read_sources
from briefgen.readers.blocks.facts import read_facts
from briefgen.workspace import Workspace

MOST: Final = 40
"""How many of each are shown at once."""


@noun
class Work:
    """A source: the key by which it is cited, who wrote it, the year and the title, each as far as it is known.

    `barred` is why it must not be cited in print yet.
    """

    key: str
    authors: str
    year: str
    title: str
    barred: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """What is looked through when words are searched for."""
        return self.key, self.authors, self.year, self.title


@noun
class Registered:
    """A figure that a text can print by its name: its words and age, and the work that states it."""

    name: str
    figure: Figure
    work: Work
    measures: str

    @property
    def texts(self) -> tuple[str, ...]:
        """What is looked through when words are searched for."""
        return self.figure.id, self.figure.words, self.figure.as_of, self.measures, *self.work.texts


@noun
class Citable:
    """What was found: at most `MOST` of each, and how many there are in all."""

    works: tuple[Work, ...]
    figures: tuple[Registered, ...]
    all_works: int
    all_figures: int


def citable(workspace: Workspace, words: str = "") -> Citable:
    """The sources and figures in which all these words stand: in author, title, year, key, or the words of a figure."""
    sources = read_sources(workspace, Report())
    facts = read_facts(workspace, sources, Report())
    works = [work for work in map(work_of, sources.values()) if found(words, work.texts)]
    figures = [
        one for fact in facts.values()
        if fact.entry.source in sources
        and found(words, (one := _registered(fact, sources[fact.entry.source], workspace.today)).texts)
    ]  # fmt: skip
    works.sort(key=lambda work: (plain(work.authors or work.title), work.year))
    return Citable(tuple(works[:MOST]), tuple(figures[:MOST]), len(works), len(figures))


def work_of(source: Source) -> Work:
    """A source in the few words by which people know it."""
    names = source.csl.get("author") or source.csl.get("editor") or ()
    authors = (str(name.get("literal") or name.get("family") or "") for name in names if isinstance(name, dict))
    issued = source.csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    year = str(parts[0][0]) if parts and parts[0] else ""
    barred = str(source.custom.get("do_not_print") or "")
    return Work(source.id, ", ".join(filter(None, authors)), year, str(source.csl.get("title", "")), barred)


def found(words: str, texts: Iterable[str]) -> bool:
    """Whether all words stand in the texts, whatever the case and the accents of their letters; always, when none are given."""
    together = plain("\n".join(texts))
    return all(word in together for word in plain(words).split())


def plain(text: str) -> str:
    """A text without case and accents."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def _registered(fact: Fact, source: Source, today: dt.date) -> Registered:
    measures = (fact.entry.quantity or "").replace("-", " ")
    return Registered(fact.variable, figure_of(fact, today), work_of(source), measures)
