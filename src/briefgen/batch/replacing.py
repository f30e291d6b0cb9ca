"""The first page of what is printed again: what to take out of which folder, what comes new, what belongs elsewhere now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from briefgen.batch.print_words import Words, day_in_words, spoken, words_in
from briefgen.batch.printed import Again, PrintedPaper
from briefgen.batch.slips import paragraph, sheet, table
from briefgen.document.nodes import Document, Flow, Heading, Role, Section, Text
from briefgen.models.spec import Spec


def changes(again: Again, spec: Spec, title: str, today: dt.date, *, slips: bool) -> Document:
    """The list, for our own people alone."""
    language = spoken(spec.language)
    words = words_in(language)
    flows = (
        paragraph(title, Role.KICKER),
        paragraph(words["list_title"], Role.TITLE),
        paragraph(words["list_what"]),
        *_out(_stacked(again.out), words, language),
        *_moved(again, words, language),
        *_new(_stacked(again.new), words, language, slips=slips),
    )
    name = words["again"].format(title=title)
    return sheet(spec, name, flows, language, spec.date or today, spec.labels.internal)


def _stacked(papers: Sequence[PrintedPaper]) -> Sequence[PrintedPaper]:
    """Papers as they are printed: those for the offices, then those for our own people."""
    return sorted(papers, key=lambda one: one.inside)


def _out(papers: Sequence[PrintedPaper], words: Words, language: str) -> Iterator[Flow]:
    if papers:
        rows = [(_folder(one, language), _paper(one, words), str(one.copies), _code(one, words)) for one in papers]
        yield _part("out", words["out"], words["out_what"], ("folder", "paper", "copies", "code"), rows, words)


def _moved(again: Again, words: Words, language: str) -> Iterator[Flow]:
    if again.moved:
        rows = [
            (_paper(one.now, words), _folder(one.before, language), _folder(one.now, language), _code(one.now, words))
            for one in again.moved
        ]
        yield _part("moved", words["moved"], words["moved_what"], ("paper", "from", "to", "code"), rows, words)


def _new(papers: Sequence[PrintedPaper], words: Words, language: str, *, slips: bool) -> Iterator[Flow]:
    if papers:
        what = f"{words['in_what']} {words['list_slips']}" if slips else words["in_what"]
        rows = [(_folder(one, language), _paper(one, words), str(one.copies), _code(one, words)) for one in papers]
        yield _part("in", words["in"], what, ("folder", "paper", "copies", "code"), rows, words)


def _part(id: str, title: str, what: str, head: Sequence[str], rows: Sequence[Sequence[str]], words: Words) -> Section:
    listed = table([words[name] for name in head], rows, [2] if "copies" in head else [])
    return Section(id, Heading(1, (Text(title),), id), (paragraph(what), listed))


def _folder(paper: PrintedPaper, language: str) -> str:
    """A folder as people know it: whom it is for, and when."""
    day = day_in_words(paper.day, language, "medium") if paper.day else ""
    return " · ".join(filter(None, (paper.meeting, day, paper.time)))


def _paper(paper: PrintedPaper, words: Words) -> str:
    return words["inside"].format(title=paper.title) if paper.inside else paper.title


def _code(paper: PrintedPaper, words: Words) -> str:
    return paper.code or words["none"]
