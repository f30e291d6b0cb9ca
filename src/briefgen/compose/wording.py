"""What is said of the text of bills and of answers in the fixed words of a brief: how struck and new words look, what is answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from briefgen.compose.prose import Prose
from briefgen.document.marked import Inserted, Struck
from briefgen.document.nodes import Callout, Citation, Flow, Inline, Link, Note, Paragraph, Quote, Role, Text
from briefgen.document.roles import BoxName
from briefgen.document.walking import rebuild_all, walk
from briefgen.models.labels import Labels


def worded(flows: tuple[Flow, ...], labels: Labels, prose: Prose) -> tuple[Flow, ...]:
    """The flows with the words for struck and new words of bills, the legend under the first of each, and what stands
    before claims."""
    known: set[type[Any]] = set()

    def change(node: Any) -> tuple[Any, ...]:
        match node:
            case Callout(children, box=BoxName.BILL):
                marked = rebuild_all(children, lambda below: _told(below, labels))
                legend = _legend(marked, known, labels)
                said = (Paragraph(prose.plain(legend), Role.BILL_LEGEND),) if legend else ()
                return (replace(node, children=(*marked, *said)),)
            case Paragraph(words, Role.CLAIM):
                return (replace(node, children=(*prose.plain(f"{labels.claim}:"), Text(" "), *words)),)
            case _:
                return (node,)

    return rebuild_all(flows, change)


def _told(node: Any, labels: Labels) -> tuple[Any, ...]:
    match node:
        case Struck(children):
            return tuple(_around(children, Struck((), labels.struck)))
        case Inserted(children):
            return tuple(_around(children, Inserted((), labels.inserted)))
        case _:
            return (node,)


def _around(words: tuple[Inline, ...], mark: Struck | Inserted) -> Iterator[Inline]:
    """Words within a mark: a link has it within it, and a note or a citation stands outside, for what is said in place of
    the words must hold nothing that leads somewhere."""
    for apart, run in groupby(words, lambda one: isinstance(one, Link | Note | Citation)):
        if not apart:
            before, inside, after = _spaced(tuple(run))
            yield from (*before, *((replace(mark, children=inside),) if inside else ()), *after)
            continue
        for one in run:
            yield replace(one, children=tuple(_around(one.children, mark))) if isinstance(one, Link) else one


def _spaced(words: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], ...]:
    """The space before words, the words, and the space behind them: no line stands through it or under it."""
    if len(words) == 1 and isinstance(words[0], Text) and words[0].text.isspace():
        return (), (), words
    before: tuple[Inline, ...] = ()
    after: tuple[Inline, ...] = ()
    match words[0]:
        case Text(text) if text[:1] == " ":
            before, words = (Text(" "),), (Text(text[1:]), *words[1:])
    match words[-1]:
        case Text(text) if text[-1:] == " ":
            after, words = (Text(" "),), (*words[:-1], Text(text[:-1]))
    return before, words, after


def _legend(marked: tuple[Flow, ...], known: set[type[Any]], labels: Labels) -> str:
    """What says how struck and new words look, as far as there are any that were not `known` before."""
    new = {type(node) for node in walk(marked) if isinstance(node, Struck | Inserted)} - known
    known |= new
    match Struck in new, Inserted in new:
        case True, True:
            return labels.amendment
        case False, False:
            return ""
        case struck, _:
            return labels.amendment_struck if struck else labels.amendment_inserted


def with_label(flows: tuple[Flow, ...], words: tuple[Inline, ...]) -> tuple[Flow, ...]:
    """The text of a voice under a label, each sentence of it that is set large saying itself what that says; the label
    stands right above the first words."""

    def change(node: Any) -> tuple[Any, ...]:
        if isinstance(node, Quote) and node.box is BoxName.PULL_QUOTE and node is not first:
            between = (Text(" · "),) if node.attribution else ()
            return (replace(node, attribution=(*node.attribution, *between, *words)),)
        return (node,)

    first = flows[0] if flows else None
    return rebuild_all(flows, change)
