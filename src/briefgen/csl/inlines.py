"""Rich text → the inlines of a document: quotation marks of the language, punctuation within them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from briefgen.csl.casing import sentence_start
from briefgen.csl.locale import Locale
from briefgen.csl.rich import (
    BOLD,
    CLOSE_QUOTE,
    ITALIC,
    OPEN_QUOTE,
    SUBSCRIPT,
    SUPERSCRIPT,
    Rich,
    Run,
    trim_end,
    trim_start,
)
from briefgen.document.marked import Subscript, Superscript
from briefgen.document.nodes import Emphasis, Inline, LineBreak, Link, Strong, Text

MOVABLE = ".,"
"""The marks that American English sets within closing quotation marks."""

ENDING = ".,;:!?"

APART = re.compile(f"([{OPEN_QUOTE}{CLOSE_QUOTE}\n])")

LINE_END = Run("\n")

PRINTED = ITALIC | BOLD | SUPERSCRIPT | SUBSCRIPT
"""The faces that a document shows; small capitals and lines under words are printed as plain letters."""


def finished(text: Rich, locale: Locale) -> tuple[Inline, ...]:
    """The text as inlines, without spaces at its end."""
    runs = _in_lines(_split(text))
    if locale.punctuation_in_quote:
        runs = _punctuation_inside(runs)
    return _inlines(_quoted(trim_end(tuple(runs), " "), locale))


def as_note(text: Rich) -> Rich:
    """The text as a note begins: without leading punctuation, with a capital letter."""
    return sentence_start(trim_start(text, ",;.: \n"))


def _split(text: Rich) -> Iterator[Run]:
    """The runs with each quotation mark and each end of a line a run of its own."""
    for run in text:
        for words in APART.split(run.text):
            if words:
                yield Run(words, run.face, run.link)


def _in_lines(runs: Iterable[Run]) -> list[Run]:
    """The runs with one end of a line between two lines, none around them; punctuation closes the line before."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == "\n":
            lines += [[]] if lines[-1] else []
        elif lines[-1] or len(lines) == 1:
            lines[-1].append(run)
        else:
            _begin(lines, run)
    there = [line for line in lines if line]
    return [run for number, line in enumerate(there) for run in ([LINE_END, *line] if number else line)]


def _begin(lines: list[list[Run]], run: Run) -> None:
    """Begin the last line with a run; punctuation at its start goes to the line before, spaces go."""
    rest = run.text.lstrip(ENDING)
    marks = run.text[: len(run.text) - len(rest)]
    if marks and lines[-2][-1].text[-1] not in ENDING:
        lines[-2].append(Run(marks, run.face, run.link))
    if rest := rest.lstrip(" "):
        lines[-1].append(Run(rest, run.face, run.link))


def _punctuation_inside(runs: list[Run]) -> list[Run]:
    """Commas and full stops moved before all the quotation marks that they follow."""
    moved: list[Run] = []
    for run in runs:
        at = _before_closing(moved, run)
        if at == len(moved) or run.text[0] not in MOVABLE:
            moved.append(run)
            continue
        if not at or moved[at - 1].text[-1] not in ENDING:
            moved.insert(at, Run(run.text[0], run.face, run.link))
        if rest := run.text[1:]:
            moved.append(Run(rest, run.face, run.link))
    return moved


def _before_closing(runs: list[Run], following: Run) -> int:
    """Where the closing quotation marks at the end of the runs begin, as far as they look like what follows."""
    at = len(runs)
    while at and runs[at - 1].text == CLOSE_QUOTE and runs[at - 1][1:] == following[1:]:
        at -= 1
    return at


def _quoted(runs: Iterable[Run], locale: Locale) -> list[Run]:
    """The runs with quotation marks that alternate by depth."""
    outer_open, outer_close, inner_open, inner_close = locale.quotes()
    depth, written = 0, []
    for run in runs:
        words = run.text
        if words == OPEN_QUOTE:
            words = inner_open if depth % 2 else outer_open
            depth += 1
        elif words == CLOSE_QUOTE:
            depth = max(depth - 1, 0)
            words = inner_close if depth % 2 else outer_close
        written.append(Run(words, run.face & PRINTED, run.link))
    return written


def _inlines(runs: list[Run]) -> tuple[Inline, ...]:
    inlines: list[Inline] = []
    for link, linked in groupby(runs, key=lambda run: run.link):
        children = [node for face, same in groupby(linked, key=lambda run: run.face) for node in _faced(face, same)]
        inlines += [Link(link, tuple(children))] if link else children
    return tuple(inlines)


def _faced(face: int, runs: Iterable[Run]) -> Iterator[Inline]:
    lines = "".join(run.text for run in runs).split("\n")
    for number, line in enumerate(lines):
        if number:
            yield LineBreak()
        if line:
            yield _dressed(face, line)


def _dressed(face: int, words: str) -> Inline:
    inline: Inline = Text(words)
    if face & ITALIC:
        inline = Emphasis((inline,))
    if face & BOLD:
        inline = Strong((inline,))
    if face & SUPERSCRIPT:
        return Superscript((inline,))
    return Subscript((inline,)) if face & SUBSCRIPT else inline


def aside(note: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The words of a note in parentheses and without their full stop, for a citation within another note."""
    return (Text("("), *_without_stop(note), Text(")"))


def _without_stop(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    match inlines:
        case (*before, Text(words)):
            kept = re.sub(r"\.([”’»]*)$", r"\1", words)
            return (*before, Text(kept)) if kept else tuple(before)
        case (*before, (Emphasis() | Strong() | Link()) as last):
            return (*before, replace(last, children=_without_stop(last.children)))
    return inlines
