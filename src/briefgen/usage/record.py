"""What rendered documents carried: blocks in their lengths, sources, facts; kept so that each can be found again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import Field

from briefgen.checks.evidence.naming import facts_named
from briefgen.document.nodes import Citation, Document, Passage
from briefgen.document.walking import walk
from briefgen.models.library import Library
from briefgen.models.spec import Audience, Spec
from briefgen.models.values import Date, Line, Model

_TAG = re.compile(r"\{[{%].*?[}%]\}")

MOST_RENDERINGS = 500
"""How many different renderings of one document are remembered; then the oldest is forgotten."""

MOST_EARLIER = 200
"""How many files that carried the same as a later one are still known by their sums; then the oldest is forgotten."""


class Occasion(Model):
    """What a paper was made for: with whom (members, an office or a committee), on which day; as far as the brief says it."""

    whom: tuple[Line, ...] = ()
    date: Date | None = None

    def differs(self, other: Occasion) -> bool:
        """Whether these are two occasions: both say with whom, or on which day, and not the same."""
        others = bool(self.whom and other.whom) and self.whom != other.whom
        return others or (self.date is not None and other.date is not None and self.date != other.date)

    @property
    def words(self) -> str:
        """The occasion in a few words: `Jordan Example, 2026-12-03`."""
        return ", ".join((*self.whom, *([str(self.date)] if self.date else [])))


class CarriedBlock(Model):
    """One use of a block in a document."""

    name: Line
    length: Line
    language: Line
    consent: Line | None = Field(None, description="Name of the consent record of a voice.")


class Rendering(Model):
    """A document as it was written: from which spec, as which document of a packet, for whom, with what in it, and its files.

    `files` are SHA-256 sums by name, relative to the workspace; only the bare name where a file was
    written outside of it. `earlier` are sums of files that were written before, with other words or elsewhere, and
    carried the same. `read_back` is whether the files were compared with the document; None where that is not known.
    `date` is the date of the text, `occasion` the meeting or the hearing that it names: no
    clock, author or computer is recorded.
    """

    spec: Line
    document: Line | None = None
    date: Date
    audience: Audience
    blocks: tuple[CarriedBlock, ...] = ()
    sources: tuple[Line, ...] = ()
    facts: tuple[Line, ...] = ()
    files: dict[Line, Line] = {}
    read_back: bool | None = None
    occasion: Occasion | None = None
    earlier: tuple[Line, ...] | None = None

    def carries_the_same(self, other: Rendering) -> bool:
        """Whether both hold the same, so that the later one stands for both."""
        bare: dict[str, Any] = {"files": {}, "earlier": None, "read_back": None}
        return self.model_copy(update=bare) == other.model_copy(update=bare)

    def wrote(self, digest: str) -> bool:
        """Whether a file with this SHA-256 sum was written as this rendering."""
        return digest in self.files.values() or digest in (self.earlier or ())

    def is_of_another(self, other: Rendering) -> bool:
        """Whether this is another paper than `other`: of another spec, document or occasion."""
        if (self.spec, self.document) != (other.spec, other.document):
            return True
        return bool(self.occasion and other.occasion and self.occasion.differs(other.occasion))

    def replacing(self, known: Rendering) -> Rendering:
        """This rendering in the place of one that carries the same, whose files stay known."""
        files = known.files | self.files
        before = dict.fromkeys((*(known.earlier or ()), *known.files.values()))
        earlier = tuple(digest for digest in before if digest not in files.values())[-MOST_EARLIER:]
        return self.model_copy(update={"files": files, "earlier": earlier or None})


class Record(Model):
    """All different renderings of the documents of one name, the latest last."""

    renderings: tuple[Rendering, ...] = ()

    def with_latest(self, rendering: Rendering) -> Record:
        """The record after one more rendering; files that carry the same are kept together."""
        same = next((known for known in self.renderings if known.carries_the_same(rendering)), None)
        others = [known for known in self.renderings if known is not same]
        whole = rendering.replacing(same) if same else rendering
        return Record(renderings=(*others, whole)[-MOST_RENDERINGS:])

    def is_current(self, rendering: Rendering, file: str) -> bool:
        """Whether the file still is as this rendering wrote it, as far as the record knows: no later one wrote it again."""
        later = self.renderings[self.renderings.index(rendering) + 1 :]
        return not any(file in known.files for known in later)


def rendering_of(
    name: str, spec: Spec, library: Library, document: Document, facts: Iterable[str] = (), id: str = ""
) -> Rendering:
    """What a document carries, each thing once, in the order of the text; its citations must not have become words yet.

    `name` is the file of its spec, `id` its own in a packet; `facts` are those that the spec itself prints.
    """
    assert spec.date is not None, "specs that are rendered have a date"
    origins = [node.origin for node in walk(document.children) if isinstance(node, Passage)]
    uses = dict.fromkeys((origin.block, origin.length, origin.language) for origin in origins)
    printed = dict.fromkeys([*(fact for origin in origins for fact in origin.facts), *facts])
    return Rendering(
        spec=name,
        document=id or None,
        date=spec.date,
        audience=spec.audience,
        blocks=tuple(_carried(library, *use) for use in uses),
        sources=tuple(dict.fromkeys(_cited(document))),
        facts=tuple(printed),
        occasion=occasion_of(spec),
    )


def occasion_of(spec: Spec) -> Occasion | None:
    """The meeting or the hearing that a spec names; None where it names neither the people nor the day."""
    meeting, hearing = spec.meeting, spec.hearing
    members = tuple(member.name for member in meeting.members) if meeting else ()
    other = (meeting.office if meeting else None) or (hearing.committee if hearing else None)
    whom = members or ((other,) if other else ())
    date = (meeting.date if meeting else None) or (hearing.date if hearing else None)
    return Occasion(whom=whom, date=date) if whom or date else None


def facts_in(spec: Spec, library: Library) -> tuple[str, ...]:
    """The facts that the spec prints itself, in its ask or in text between blocks."""
    facts = {fact.variable: fact.id for fact in library.facts.values()}
    said = spec.model_dump_json(exclude_none=True) if facts else ""
    named = (name for tag in _TAG.findall(said) for name in facts_named(tag, spec.variables))
    return tuple(dict.fromkeys(facts[name] for name in named if name in facts))


def _carried(library: Library, name: str, length: str, language: str) -> CarriedBlock:
    consent = library.blocks[name].matter.consent
    return CarriedBlock(name=name, length=length, language=language, consent=consent.record if consent else None)


def _cited(document: Document) -> Iterator[str]:
    for node in walk(document.children):
        if isinstance(node, Citation):
            yield from (item.source for item in node.items)
