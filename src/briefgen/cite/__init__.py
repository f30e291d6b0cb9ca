"""Citations → footnotes or words in the text, and the list of sources, as a CSL style says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import Any, Literal

from briefgen.cite.addresses import names_of, shortened
from briefgen.cite.calls import Call, calls, known_only
from briefgen.cite.law import as_cited
from briefgen.cite.settling import Mark, settled
from briefgen.csl import Cite, Cited, CitedSource, CslStyle, Locale, Memory, Processor, aside, place_in_source
from briefgen.diagnostics import Report
from briefgen.document.marked import Superscript
from briefgen.document.nodes import (
    Citation,
    CitedItem,
    Document,
    Flow,
    Group,
    GroupRole,
    Link,
    ListItem,
    Note,
    NoteWords,
    OrderedList,
    Paragraph,
    Role,
    Text,
)
from briefgen.document.walking import rebuild_all
from briefgen.models.library import Source
from briefgen.noun import noun

__all__ = ["Citing", "Memory", "Shown", "cite", "known_only"]

Shown = Literal["notes", "list", "both", "none"]
"""Where sources are shown: where they are cited, in a list at the end, both, or nowhere."""


ENDNOTE = "endnote."
"""Begins the anchor of an endnote; its number follows. No heading has a point in its own."""


@noun
class Citing:
    """How a brief cites: the citation style, the words of its language, and where sources are shown.

    `notes` is where sources are cited: footnotes, or brackets in a style that has them in the
    text. Such a style shows its brackets with `list` as well, since the list is what they refer to.
    `memory` is what was printed in that style and language of the same sources.
    """

    style: CslStyle
    locale: Locale
    shown: Shown
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)

    @property
    def marks(self) -> bool:
        """Whether anything stands where a source is cited."""
        return self.shown in ("notes", "both") or (self.shown == "list" and not self.style.options.is_note)

    @property
    def endnotes(self) -> bool:
        """Whether the notes of a style that cites in notes stand in the list, numbered, and their numbers in the text."""
        return self.shown == "list" and self.style.options.is_note

    @property
    def lists(self) -> bool:
        """Whether a list of sources stands at its place."""
        return self.shown in ("list", "both")


def cite(document: Document, sources: Mapping[str, Source], citing: Citing, report: Report) -> Document:
    """The document with every citation written out, and its source list where the brief has one.

    A citation of a source that is not there is reported and left out.
    """
    flows = known_only(document.children, sources, report)
    found = calls(flows, citing.style.options.is_note, citing.endnotes)
    items = {item.source: as_cited(sources[item.source].csl) for call in found for item in call.citation.items}
    asked = [_asked(call, citing.locale) for call in found]
    result = Processor(citing.style, citing.locale, items, citing.memory).process(
        asked, listing=citing.lists and not citing.endnotes
    )
    names = names_of(items.values())
    written = [_shortened(cited, names) for cited in result.cited]
    marks = iter([_mark(call, cited, citing, document.note_words) for call, cited in zip(found, written, strict=True)])
    entries = _entries(found, written, citing) or tuple(
        Paragraph(shortened(entry.inlines, names), Role.SOURCE) for entry in result.entries
    )

    def write(node: Any) -> tuple[Any, ...]:
        match node:
            case Citation():
                return (next(marks),)
            case Group(GroupRole.SOURCES, children):
                return (replace(node, children=(*children, *entries)),) if entries else ()
        return (settled(node),)

    return replace(document, children=rebuild_all(flows, write))


def _entries(found: Sequence[Call], cited: Sequence[Cited], citing: Citing) -> tuple[Flow, ...]:
    """The endnotes as one list, which begins at 1; none in other styles."""
    if not citing.endnotes:
        return ()
    items = tuple(
        ListItem((Paragraph(one.note, Role.SOURCE),), f"{ENDNOTE}{call.note}")
        for call, one in zip(found, cited, strict=True)
        if not call.within_note
    )
    return (OrderedList(items),) if items else ()


def _asked(call: Call, locale: Locale) -> Cite:
    """A citation as the processor takes it."""
    return Cite(tuple(_source(item, locale) for item in call.citation.items), call.note)


def _source(item: CitedItem, locale: Locale) -> CitedSource:
    label, place = place_in_source(item.locator, locale) if item.locator else ("", "")
    return CitedSource(item.source, item.mode, label, place, item.prefix.strip(), item.suffix.strip())


def _shortened(cited: Cited, names: Mapping[str, str]) -> Cited:
    return Cited(shortened(cited.text, names), shortened(cited.note, names), shortened(cited.names, names))


def _mark(call: Call, cited: Cited, citing: Citing, words: NoteWords) -> Mark:
    """What stands for one citation, not yet in its final place."""
    if citing.endnotes and not call.within_note:
        name = words.call.format(number=call.note)
        number = Superscript((Link(f"#{ENDNOTE}{call.note}", (Text(str(call.note)),), name),))
        return Mark((*cited.text, number), None)
    if not citing.marks and not citing.endnotes:
        return Mark(cited.names, None)
    if not citing.style.options.is_note:
        return Mark(cited.text, None)
    if call.alone:
        return Mark((*cited.text, *cited.note), None)
    if call.within_note:
        between = (Text(" "),) if cited.text else ()
        return Mark((*cited.text, *between, *aside(cited.note)), None)
    return Mark(cited.text, Note((Paragraph(cited.note, Role.FOOTNOTE),)))
