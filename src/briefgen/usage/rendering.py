"""What a rendered document carried: its plan, blocks in their lengths, sources, facts; so that it can be answered for."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final, Literal

from pydantic import Field

from briefgen.checks.evidence.naming import facts_named
from briefgen.document.nodes import Citation, Document, Passage
from briefgen.document.walking import walk
from briefgen.models.comments import without_comments
from briefgen.models.library import Library
from briefgen.models.spec import Audience, Length, Part, Spec
from briefgen.models.values import Date, Line, Model

_TAG = re.compile(r"\{[{%].*?[}%]\}")

MOST_EARLIER = 200
"""How many files that carried the same as a later one are still known by their sums; then the oldest is forgotten."""


PASSING: Final = {
    "earlier", "files", "made", "pages", "program", "read_back", "seal", "spec_sum", "table_sum", "warned",
}  # fmt: skip
"""What may be another where the same document is made again."""

SHORT: Final = 16
"""How many hexadecimal digits stand for a text: enough that no two of a workspace have the same."""


def short_sum(*texts: str) -> str:
    """What stands for texts, in order: the first digits of their SHA-256 sum."""
    each = [hashlib.sha256(text.encode()).digest() for text in texts]
    return hashlib.sha256(b"".join(each)).hexdigest()[:SHORT]


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


class CarriedSigner(Model):
    """One that signs a document: by its approvals, or because somebody typed its name; `logo` is whether its logo stands there.

    `minor` stands for texts that it approved in other words, and of which the change was declared minor.
    """

    name: Line
    how: Literal["approved", "typed"]
    logo: bool | None = None
    minor: tuple[Line, ...] | None = None


class CarriedBlock(Model):
    """One use of a block in a document; `text` stands for the Markdown of that length, with its title."""

    name: Line
    length: Line
    language: Line
    consent: Line | None = Field(None, description="Name of the consent record of a voice.")
    text: Line | None = None


class Rendering(Model):
    """A document as it was written: from which spec, as which document of a packet, for whom, with what in it, and its files.

    `plan` is what stands where: the parts of the brief with their blocks and lengths. `stated` are the facts and sources by
    `fact:ID` and `source:ID`, with what stands for what they said then. `code` is the one
    at the foot of its pages, `words` stands for the printed words as a whole,
    `letters` for these however they are broken into lines and wherever they stand; `paragraphs` for each paragraph, of a
    document for others than the coalition, `sizes` are how many letters each has, `running` the same of
    head and foot. `style_sum`, `spec_sum` stand for
    the style and the file of the spec. `made` is the day on which it was first made, `warned` are the codes of what was
    warned of, `pages` those of its PDF.
    `files` are SHA-256 sums by name, relative to the workspace; only the bare name where a file was
    written outside of it. `earlier` are sums of files that were written before, with other words or elsewhere, and
    carried the same. `read_back` is whether the files were compared with the document; None where that is not known.
    `draft` is true where every page is marked as a draft. `lobbying` and `funding` are whether it lobbies and the ids of
    the grants that pay for it, as the brief says it.
    `date` is the date of the text, `occasion` the meeting or the hearing that it names: no time of day, author or computer
    is noted, and no text. `meeting` is the key of the row of a packet's table for which it was made, `table_sum` stands
    for that table as it was then. `signers` are those who sign it. What is None was made before briefgen noted it.
    """

    spec: Line
    document: Line | None = None
    date: Date
    audience: Audience
    language: Line | None = None
    plan: tuple[Line, ...] | None = None
    blocks: tuple[CarriedBlock, ...] = ()
    sources: tuple[Line, ...] = ()
    facts: tuple[Line, ...] = ()
    stated: dict[Line, Line] | None = None
    code: Line | None = None
    words: Line | None = None
    letters: Line | None = None
    paragraphs: tuple[Line, ...] | None = None
    sizes: tuple[int, ...] | None = None
    running: dict[Line, int] | None = None
    style: Line | None = None
    style_sum: Line | None = None
    spec_sum: Line | None = None
    program: Line | None = None
    made: Date | None = None
    pages: int | None = None
    warned: tuple[Line, ...] | None = None
    files: dict[Line, Line] = {}
    read_back: bool | None = None
    draft: bool | None = None
    occasion: Occasion | None = None
    meeting: Line | None = None
    table_sum: Line | None = None
    signers: tuple[CarriedSigner, ...] | None = None
    lobbying: Line | None = None
    funding: tuple[Line, ...] | None = None
    earlier: tuple[Line, ...] | None = None

    @property
    def paper(self) -> str:
        """What the paper is called: `leave-behind`; `lobby-day.leave-behind`, as one of a packet."""
        stem = PurePosixPath(self.spec).stem
        return f"{stem}.{self.document}" if self.document else stem

    @property
    def whom(self) -> str:
        """For whom and for which day it was made, in a few words; what its table calls the meeting, where it names neither."""
        return self.occasion.words if self.occasion else self.meeting or ""

    @property
    def carried(self) -> str:
        """What stands for all that it holds: of two that hold the same, the later one stands for both."""
        said = self.model_dump(mode="json", exclude=PASSING, exclude_none=True)
        return json.dumps(said, sort_keys=True, ensure_ascii=False)

    def wrote(self, digest: str) -> bool:
        """Whether a file with this SHA-256 sum was written as this rendering."""
        return digest in self.files.values() or digest in (self.earlier or ())

    def is_of_another(self, other: Rendering) -> bool:
        """Whether this is another paper than `other`: of another spec, document or meeting, or for another occasion."""
        if (self.spec, self.document) != (other.spec, other.document):
            return True
        if self.meeting and other.meeting:
            # A meeting of a table that gets another day or member is the same as before.
            return self.meeting != other.meeting
        return bool(self.occasion and other.occasion and self.occasion.differs(other.occasion))

    def replacing(self, known: Rendering) -> Rendering:
        """This rendering in the place of one that carries the same, whose files stay known."""
        files = known.files | self.files
        before = dict.fromkeys((*(known.earlier or ()), *known.files.values()))
        earlier = tuple(digest for digest in before if digest not in files.values())[-MOST_EARLIER:]
        kept = {"made": known.made or self.made, "pages": known.pages if self.pages is None else self.pages}
        return self.model_copy(update={"files": files, "earlier": earlier or None, **kept})


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
        language=spec.language,
        blocks=tuple(_carried(library, *use) for use in uses),
        sources=(sources := tuple(dict.fromkeys(_cited(document)))),
        facts=tuple(printed),
        stated=_stated(library, printed, sources),
        occasion=occasion_of(spec),
        lobbying=spec.lobbying and str(spec.lobbying),
        funding=tuple(dict.fromkeys(spec.funding)) or None,
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
    printed = {*spec.parts, *(section.part for section in spec.sections)}
    unprinted = {} if Part.LOCAL in printed else {"meeting": {"local"}}
    said = spec.model_dump_json(exclude_none=True, exclude=unprinted) if facts else ""
    named = (name for tag in _TAG.findall(said) for name in facts_named(tag, spec.variables))
    return tuple(dict.fromkeys(facts[name] for name in named if name in facts))


def _carried(library: Library, name: str, length: str, language: str) -> CarriedBlock:
    block = library.blocks[name]
    text = short_sum(block.matter.title, without_comments(block.lengths[Length(length)].text).strip())
    return CarriedBlock(name=name, length=length, language=language, consent=block.matter.consent, text=text)


def _stated(library: Library, facts: Iterable[str], sources: Iterable[str]) -> dict[str, str]:
    """What stands for what the facts and the sources of a document say."""
    known = {fact.id: fact for fact in library.facts.values()}
    said = {f"fact:{name}": short_sum(str(known[name].stated.say), str(known[name].stated.value)) for name in facts}
    cited = {name: library.sources[name].csl for name in sources if name in library.sources}
    return said | {
        f"source:{name}": short_sum(json.dumps(csl, sort_keys=True, default=str)) for name, csl in cited.items()
    }


def _cited(document: Document) -> Iterator[str]:
    for node in walk(document.children):
        if isinstance(node, Citation):
            yield from (item.source for item in node.items)
