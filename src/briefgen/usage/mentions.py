"""Texts → the sources and facts that they name, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefgen.checks.evidence.masking import mask
from briefgen.checks.evidence.texts import Written
from briefgen.diagnostics import KeyPath, Span
from briefgen.models.library import Block, BlockText
from briefgen.models.reserved import reserved_at
from briefgen.models.spec import Brief
from briefgen.readers.brief.withholding import reserved_lines
from briefgen.usage.uses import Carrier, Kind, Mention, Thing, Use

FRONT_MATTER = "front matter"
"""Stands for the length where a block lists a source above its text."""


def of_block(block: Block, variables: Mapping[str, str]) -> Iterator[Mention]:
    """What a block names in each of its lengths and lists in its front matter; `variables` are ids of facts by variable."""
    for number, source in enumerate(block.matter.sources):
        span = block.spans.get(("sources", number), Span(block.file))
        use = Use(Carrier.BLOCK, block.id, block.file, span.line, FRONT_MATTER, block.language)
        yield Mention(Thing(Kind.SOURCE, source), use)
    for length, text in block.lengths.items():
        use = Use(Carrier.BLOCK, block.id, block.file, 0, length.value, block.language)
        for mention in _of_text(Written(text.manuscript, block.language), use, variables):
            yield _within_passage(mention, text)


def _within_passage(mention: Mention, text: BlockText) -> Mention:
    """The mention with those who alone see the passage in which it stands, if it is in one."""
    lines = text.manuscript.lines
    audience = reserved_at(text.reserved, lines.index(mention.use.line)) if text.reserved else None
    return replace(mention, use=replace(mention.use, audience=str(audience))) if audience else mention


def of_spec(brief: Brief, carrier: Carrier, variables: Mapping[str, str]) -> Iterator[Mention]:
    """What a spec names in text of its own."""
    places = brief.places
    use = Use(carrier, brief.name, brief.file)
    reserved = {(text.file, line): str(audience) for text, line, audience in reserved_lines(brief)}
    for path, text in _texts(brief.spec.model_dump(mode="python", exclude_none=True), ()):
        written = Written(places.manuscript(text, *path), brief.spec.language, variables=brief.spec.variables)
        for mention in _of_text(written, use, variables):
            audience = reserved.get((mention.use.file, mention.use.line), "")
            yield replace(mention, use=replace(mention.use, audience=audience))
    yield from _of_local(brief, use)


def _of_local(brief: Brief, use: Use) -> Iterator[Mention]:
    """The sources of the figures of a district, which are named without a sign."""
    for number, figure in enumerate(brief.spec.meeting.local if brief.spec.meeting else ()):
        if figure.source:
            span = brief.places.span("meeting", "local", number, "source")
            source = Thing(Kind.SOURCE, figure.source.partition(",")[0])
            yield Mention(source, replace(use, file=span.file or use.file, line=span.line))


def _of_text(text: Written, use: Use, variables: Mapping[str, str]) -> Iterator[Mention]:
    for reference in mask(text.manuscript.text, text.variables).references:
        place = text.place(reference.start, reference.end)
        fact = variables.get(reference.fact, reference.fact)
        thing = Thing(Kind.FACT, fact) if fact else Thing(Kind.SOURCE, reference.source)
        yield Mention(thing, replace(use, file=place.file or use.file, line=place.line))


def _texts(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """The texts of a spec in which something could be named, with their paths."""
    match value:
        case str() if any(mark in value for mark in ("@", "fact", "local")):
            yield path, str(value)
        case dict():
            for key, below in value.items():
                yield from _texts(below, (*path, key))
        case list() | tuple():
            for number, below in enumerate(value):
                yield from _texts(below, (*path, number))
