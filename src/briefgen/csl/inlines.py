"""Rich text → the inlines of a document: quotation marks of the language, punctuation within them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from briefgen.csl.casing import sentence_start
from briefgen.csl.locale import Locale
from briefgen.csl.rich import BOLD, CLOSE_QUOTE, ITALIC, OPEN_QUOTE, Rich, Run, trim_end, trim_start
from briefgen.document.nodes import Emphasis, Inline, LineBreak, Link, Strong, Text

MOVABLE = ".,"
"""The marks that American English sets within closing quotation marks."""

ENDING = ".,;:!?"


def finished(text: Rich, locale: Locale) -> tuple[Inline, ...]:
    """The text as inlines, without spaces at its end."""
    runs = list(_split(text))
    if locale.punctuation_in_quote:
        runs = _punctuation_inside(runs)
    return _inlines(_quoted(trim_end(tuple(runs), " "), locale))


def as_note(text: Rich) -> Rich:
    """The text as a note begins: without leading punctuation, with a capital letter."""
    return sentence_start(trim_start(text, ",;.: \n"))


def _split(text: Rich) -> Iterator[Run]:
    """The runs with each quotation mark a run of its own."""
    for run in text:
        rest = run.text
        while rest:
            at = min((n for n in (rest.find(OPEN_QUOTE), rest.find(CLOSE_QUOTE)) if n >= 0), default=-1)
            cut = len(rest) if at < 0 else at or 1
            yield Run(rest[:cut], run.face, run.link)
            rest = rest[cut:]


def _punctuation_inside(runs: list[Run]) -> list[Run]:
    """Commas and full stops moved before the quotation mark that they follow."""
    moved: list[Run] = []
    for run in runs:
        before = moved[-1] if moved else None
        follows = before is not None and before.text == CLOSE_QUOTE and before[1:] == run[1:]
        if before is None or not follows or run.text[0] not in MOVABLE:
            moved.append(run)
            continue
        if len(moved) < 2 or moved[-2].text[-1] not in ENDING:
            moved.insert(-1, Run(run.text[0], run.face, run.link))
        if rest := run.text[1:]:
            moved.append(Run(rest, run.face, run.link))
    return moved


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
        written.append(Run(words, run.face & (ITALIC | BOLD), run.link))
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
    return Strong((inline,)) if face & BOLD else inline


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
