"""Words that stand for text which is still to be written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefgen.diagnostics import Diagnostic, KeyPath
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.plan import Choice, Plan
from briefgen.models.library import Block, Library
from briefgen.models.rules import Checks
from briefgen.models.spec import Length, Spec

PLACEHOLDER = re.compile(r"\[\[[^\[\]\n]{0,400}\]\]|\b(?:TODO|XXX)\b")
"""What counts as a placeholder: double square brackets with what is to be written in them; TODO, XXX."""


def unwritten(texts: Iterable[Manuscript], checks: Checks) -> Iterator[Diagnostic]:
    """The placeholders in texts as their authors wrote them, each at its place."""
    severity = checks.severity("placeholder")
    if severity is None:
        return
    for text in texts:
        for match in PLACEHOLDER.finditer(text.text):
            yield Diagnostic(
                "placeholder",
                f"“{match[0]}” stands for words that are still to be written",
                text.find(match[0], text.text.count("\n", 0, match.start())),
                severity,
                hint="Replace it by your own words, brackets included.",
            )


def words_of(spec: Spec) -> Iterator[tuple[KeyPath, str]]:
    """Every text that a brief itself says, with the path to it."""
    return _texts(spec.model_dump(exclude_unset=True, by_alias=True), ())


def _texts(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    match value:
        case str():
            yield path, value
        case Mapping():
            for key, below in value.items():
                yield from _texts(below, (*path, key))
        case list() | tuple():
            for number, below in enumerate(value):
                yield from _texts(below, (*path, number))


def printed(plan: Plan, library: Library) -> Iterator[Manuscript]:
    """The blocks that a brief prints, in the lengths chosen, and their titles."""
    for section in plan.sections:
        if section.heading:
            yield section.heading
        for item in section.items:
            if isinstance(item, Choice):
                yield item.title
                yield library.blocks[item.block].lengths[Length(item.length)].manuscript


def all_of(library: Library) -> Iterator[Manuscript]:
    """Every block with its title, its summary and all its lengths."""
    for block in library.blocks.values():
        yield _noted(block, "title", block.matter.title)
        yield _noted(block, "summary", block.matter.summary)
        yield from (length.manuscript for length in block.lengths.values())


def _noted(block: Block, key: str, words: str) -> Manuscript:
    source = block.lengths[block.shortest()].source
    line = block.spans[(key,)].line if (key,) in block.spans else 1
    return Manuscript.verbatim(words, block.file, line, source)
