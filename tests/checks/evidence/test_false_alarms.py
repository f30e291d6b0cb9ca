"""How often the rule about numbers is wrong: over papers of the kinds that people write, and over the starter library.

In `papers/` the marks « » stand around figures that need a source and have none; of every other number there nothing
is to be said. The numbers of headings, tables, addresses and names are there on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.checks.evidence.examined import Register, examine
from briefgen.checks.evidence.numbers import bare_number
from briefgen.checks.evidence.texts import Saying, Written, all_texts
from briefgen.diagnostics import Report, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.models.library import Library, Source
from briefgen.readers.blocks.library import read_library
from briefgen.workspace import Workspace

HERE = Path(__file__).parent
PAPERS = sorted((HERE / "papers").glob("*.md"))
EMPTY = Register(Library({}, (), {"a": Source("a", {}, {}, Span("briefs/sources.yaml", 1))}))

MOST = 0.05
"""The share of numbers that may be warned of without reason, and of warnings that may be without reason."""


@dataclass(frozen=True)
class Told:
    """What was said of one text: numbers in it, warnings with a reason and without, figures that were missed."""

    numbers: int
    right: list[str]
    wrong: list[str]
    missed: list[str]


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and where they stood."""
    places: list[tuple[int, int]] = []
    clean, at = "", 0
    for found in re.finditer("«([^»]*)»", text):
        clean += text[at : found.start()]
        places.append((len(clean), len(clean) + len(found[1])))
        clean, at = clean + found[1], found.end()
    return clean + text[at:], places


def told(path: Path) -> Told:
    text, marked = unmarked(path.read_text("utf-8"))
    examined = examine(Written(Manuscript.verbatim(text, path.name), "en-US"), EMPTY)
    found = [(one.start, one.end) for one in bare_number(examined)]

    def meets(one: tuple[int, int], others: list[tuple[int, int]]) -> bool:
        return any(one[0] < end and start < one[1] for start, end in others)

    return Told(
        len(re.findall(r"\d+", text)),
        [text[start:end] for start, end in found if meets((start, end), marked)],
        [text[max(0, start - 20) : end + 10] for start, end in found if not meets((start, end), marked)],
        [text[start:end] for start, end in marked if not meets((start, end), found)],
    )


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_no_figure_that_needs_a_source_is_missed(paper: Path) -> None:
    assert told(paper).missed == []


def test_hardly_any_number_of_the_papers_is_warned_of_without_reason() -> None:
    all_told = [told(paper) for paper in PAPERS]
    wrong = [where for one in all_told for where in one.wrong]
    right = sum(len(one.right) for one in all_told)
    assert len(PAPERS) == 10
    assert len(wrong) <= MOST * sum(one.numbers for one in all_told), wrong
    assert len(wrong) <= MOST * (len(wrong) + right), wrong


def starter() -> Iterator[Written]:
    report = Report()
    library = read_library(Workspace(HERE.parents[2]), report, base_language="en-US")
    assert not report.failed
    yield from all_texts(library)


def test_nothing_of_the_starter_library_is_warned_of() -> None:
    """Every figure of it is a fact or cites its source, so that each warning would be a false one."""
    texts = list(starter())
    assert any(written.saying is Saying.LINE for written in texts)
    assert sum(len(re.findall(r"\d+", written.manuscript.text)) for written in texts) > 100
    register = Register(read_library(Workspace(HERE.parents[2]), Report(), base_language="en-US"))
    wrong = [
        (written.manuscript.file, written.manuscript.text[one.start : one.end])
        for written in texts
        for one in bare_number(examine(written, register))
    ]
    assert wrong == []
