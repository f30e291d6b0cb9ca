"""The citations of a document, in reading order, each with the footnote that it is or stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from briefgen.diagnostics import Diagnostic, Report, Span, nearest
from briefgen.document.nodes import Citation, CitationMode, CitedItem, Flow, Note, Paragraph, Text
from briefgen.document.walking import rebuild_all, walk
from briefgen.models.library import Source, where_sources_are
from briefgen.noun import noun


@noun
class Call:
    """One citation. `note` is the number of its footnote, 0 for none; `alone` says that the author's note holds nothing else."""

    citation: Citation
    note: int
    within_note: bool
    alone: bool


def calls(flows: tuple[Flow, ...], is_note: bool, at_end: bool = False) -> list[Call]:
    """Every citation, with notes counted as they will be: the author's own, and in a note style one for each citation.

    Where the notes of citations stand `at_end`, they are counted by themselves.
    """
    found: list[Call] = []
    within: dict[int, tuple[int, bool]] = {}
    count = 0
    for node in walk(flows):
        if isinstance(node, Note):
            count += not at_end
            within |= {id(inner): (count, _alone(node)) for inner in walk(node.children) if isinstance(inner, Citation)}
        elif isinstance(node, Citation) and id(node) in within:
            number, alone = within[id(node)]
            found.append(Call(node, number, True, alone))
        elif isinstance(node, Citation):
            count += is_note
            found.append(Call(node, count if is_note else 0, False, False))
    return found


def _alone(note: Note) -> bool:
    match note.children:
        case (Paragraph((Citation(),) | (Citation(), Text("."))),):
            return True
    return False


def known_only(flows: tuple[Flow, ...], sources: Mapping[str, Source], report: Report) -> tuple[Flow, ...]:
    """The flows without citations of sources that are not there, which are reported; so is what is wrong with those that are."""

    def keep(node: Any) -> tuple[Any, ...]:
        if not isinstance(node, Citation):
            return (node,)
        for item in node.items:
            if item.source not in sources and not _known_of_a_fact(item, report):
                report.add(_unknown(item, sources, report.patient))
            elif item.source in sources:
                report.add(*sources[item.source].faults)
        known = tuple(item for item in node.items if item.source in sources)
        return (replace(node, items=known),) if known else ()

    return rebuild_all(flows, keep)


def _known_of_a_fact(item: CitedItem, report: Report) -> bool:
    """Whether a fact brought the citation, and the missing source was reported where the fact is written."""
    written = f"@{item.source}" in item.text
    return not written and any(d.message == f"there is no source `{item.source}`" for d in report.diagnostics)


def _unknown(item: CitedItem, sources: Mapping[str, Source], helpful: bool) -> Diagnostic:
    close = nearest(item.source, sources) if helpful else ""
    hint = "`briefgen list sources` shows all of them; an @ that cites nothing is written `\\@`."
    if item.mode is CitationMode.IN_TEXT and not close and re.fullmatch(r"[A-Za-z]\w*", item.source):
        hint = f"Is it a name on a platform and no source? Then write `\\@{item.source}`. {hint}"
    return Diagnostic(
        "unknown-source",
        f"there is no source `{item.source}`",
        Span(item.file, item.line, item.column, len(item.source) + 1, item.text),
        expected=f"the id of an entry in {where_sources_are(sources)}",
        nearest=close,
        hint=hint,
    )
