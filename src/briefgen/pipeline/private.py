"""What readers of one kind may not see of an argument, a fact, a source, a brief, text by text: no finished file may say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from briefgen.checks.unwritten import words_of
from briefgen.models.library import Block, Fact, Source, Statement
from briefgen.models.reserved import PrivateText
from briefgen.models.spec import Audience, Brief
from briefgen.readers.brief.reading import is_template
from briefgen.readers.brief.withholding import withheld_in

PROSE: Final = frozenset({"text", "summary", "ask", "says", "effect", "notes", "variables"})
"""Keys under which a brief says something in sentences."""

HEADS: Final = frozenset({"title", "subtitle", "short_title", "kicker", "heading", "footer"})
"""Keys of what stands over it; those of a template stand over every document made from it, and are nobody's secret."""

DATA: Final = frozenset({"labels", "bill", "contact", "organization", "signers", "letter", "hearing"})
"""Keys of a brief below which stand names, and the fixed words of every document."""

TERMS: Final = frozenset(
    {
        "audience",
        "review",
        "review_every",
        "as_of",
        "stance",
        "design",
        "kept",
        "locator",
        "quote",
        "bill",
        "version",
        "claim",
    }
)
"""Notes about a source that are no remarks of the staff: dates, single terms, what the source itself says."""


def of_block(block: Block, audience: Audience) -> Iterator[PrivateText]:
    """Its passages; all that it says, with its title and its summary, where the whole of it is too private."""
    own = block.matter.audience
    if audience.may_see(own):
        yield from block.private_to(audience)
        return
    title = block.title.span(0)
    yield PrivateText(title, block.matter.title, own, block.id)
    yield PrivateText(block.spans.get(("summary",), title), block.matter.summary, own, block.id)
    for length, text in block.lengths.items():
        yield PrivateText(text.manuscript.span(0), text.text, own, block.id, length.value)


def of_fact(fact: Fact, audience: Audience) -> Iterator[PrivateText]:
    """What a fact that is too private states, in each of its versions."""
    if audience.may_see(fact.entry.audience):
        return
    for statement in (fact.entry, *fact.entry.versions.values()):
        for words in _stated(statement):
            yield PrivateText(fact.span, words, fact.entry.audience)


def _stated(statement: Statement) -> Iterator[str]:
    yield from filter(None, (statement.say, statement.quote, statement.caveat, statement.called))


def of_source(source: Source, audience: Audience) -> Iterator[PrivateText]:
    """What the staff notes about a source; and title and people of one that is too private."""
    if audience is not Audience.COALITION:
        notes = (words for key, words in source.custom.items() if key not in TERMS and isinstance(words, str))
        yield from (PrivateText(source.span, words, Audience.COALITION) for words in notes if words)
    own = Audience(source.custom.get("audience") or Audience.PUBLIC)
    if not audience.may_see(own):
        yield from (PrivateText(source.span, words, own) for words in _described(source.csl))


def _described(csl: Mapping[str, Any]) -> Iterator[str]:
    """The title of a work, and the people and organizations it is by."""
    yield from (str(csl[key]) for key in ("title", "title-short", "URL", "DOI") if csl.get(key))
    for value in csl.values():
        for person in value if isinstance(value, list) else ():
            if isinstance(person, Mapping) and (name := _name(person)):
                yield name


def _name(person: Mapping[str, Any]) -> str:
    return str(person.get("literal") or " ".join(filter(None, (person.get("given"), person.get("family")))))


def of_brief(brief: Brief, audience: Audience) -> Iterator[PrivateText]:
    """Its passages, texts and notes that are marked; all that it says, where it is itself for fewer."""
    spec = brief.spec
    if audience.may_see(spec.audience):
        yield from withheld_in(brief, audience)
        return
    for path, words in words_of(spec):
        if path[0] in DATA or (path[0] == "meeting" and path[-1] != "notes"):
            continue
        place = brief.places.span(*path)
        if PROSE.intersection(path) or (path[-1] in HEADS and not is_template(place.file)):
            yield PrivateText(place, words, spec.audience)
