"""What can be said: argument blocks in their lengths, sources, voices and consent."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum
from typing import Any

from pydantic import Field

from briefgen.diagnostics import Diagnostic, KeyPath, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.models.comments import without_comments
from briefgen.models.consent import Consent
from briefgen.models.facts import Fact as Fact
from briefgen.models.facts import FactEntry as FactEntry
from briefgen.models.facts import FactFile as FactFile
from briefgen.models.facts import FactName as FactName
from briefgen.models.facts import SourceId as SourceId
from briefgen.models.facts import Statement as Statement
from briefgen.models.folders import SOURCES
from briefgen.models.funding import Grant, not_for
from briefgen.models.reserved import PrivateText, Reserved, left_for, withheld_from
from briefgen.models.spec import Audience, Length
from briefgen.models.upkeep import KEYS, Interval, Original, Status, Tended, TextKind, TextSum, Upkeep
from briefgen.models.values import Date, Line, Model, Name
from briefgen.noun import noun


class Stance(StrEnum):
    """What kind of text a block is."""

    EVIDENCE = "evidence"
    ARGUMENT = "argument"
    BACKGROUND = "background"
    REBUTTAL = "rebuttal"
    VOICE = "voice"


class About(Model):
    """The bill that a block speaks of, and the version that was read."""

    bill: Line = Field(description="Number as printed: S. 1312.")
    version: Line = Field(description="Version the text describes: introduced, enacted …")
    as_of: Date = Field(description="The day on which that version was the latest.")
    legislature: Line | None = Field(
        None, description="Of which legislature it is: federal, or the state; where the number does not say it."
    )
    session: Line | None = Field(
        None, description="Congress or session, where `as_of` does not say it: 115; the name of a state's session."
    )


class VoiceKind(StrEnum):
    """Whose words a voice is."""

    PERSON = "person"
    COMPOSITE = "composite"


class Voice(Model):
    """Lived experience: who speaks, under which name."""

    kind: VoiceKind = Field(description="person, or composite for an illustration that is no one person.")
    name: Line = Field(description="Pseudonym or description. Never a legal name.")


class FrontMatter(Model):
    """What the staff records about a block."""

    title: Line = Field(description="Printed when the block opens a section or stands under a heading of its own.")
    summary: Line = Field(description="When to use it; for people choosing, never printed.")
    tags: tuple[Name, ...] = Field((), description="Words to find it by.")
    audience: Audience = Field(Audience.COALITION, description="Who may see it; coalition, when nothing is said.")
    stance: Stance = Field(Stance.ARGUMENT, description="evidence, argument, background, rebuttal or voice.")
    owner: Line | None = Field(None, description="Who looks after it; never printed.")
    reviewed: Date | None = Field(None, description="Day of the last review.")
    review_every: Interval | None = Field(None, description="How often it is reviewed: 6 months.")
    status: Status = Field(Status.APPROVED, description="draft, approved or retired; approved, when nothing is said.")
    follows: TextSum | None = Field(
        None, description="Of a translation: what stands for the words it was made from; `briefgen review` writes it."
    )
    sources: tuple[SourceId, ...] = Field((), description="Ids of the sources that the text cites.")
    about: About | None = Field(None, description="The bill the text speaks of.")
    voice: Voice | None = Field(None, description="Whose lived experience it is.")
    consent: Name | None = Field(None, description="Id of the consent to it: a record in private/consent/.")
    rests_on: tuple[Name, ...] | None = Field(
        None,
        description="Of a composite: ids of the consents of those whose accounts it is made of; [] for an illustration.",
        max_length=100,
    )
    not_for: tuple[Name, ...] = not_for()

    @property
    def upkeep(self) -> Upkeep:
        """Who looks after it, when it was reviewed, whether it may be used."""
        return Upkeep(self.owner or "", self.reviewed, self.review_every, self.status)

    @property
    def review_due(self) -> dt.date | None:
        """The day by which the next review is due, where a review is recorded."""
        return self.upkeep.due


TEXT_SUM = 16
"""How many hexadecimal digits stand for the words of a block."""


@noun
class BlockText:
    """The Markdown of one length. `line` is the line of the file on which `text` begins, counted from 1.

    `source` holds all lines of the file, for showing them; `path` is the name of the length. `lines` are those of the
    file from which the lines of the text came, where they do not follow one another; `reserved` its passages for fewer
    readers, whose marks are not in the text.
    """

    text: str
    file: str
    line: int
    source: tuple[str, ...] = field(default=(), repr=False, compare=False)
    path: KeyPath = field(default=(), repr=False, compare=False)
    lines: tuple[int, ...] = field(default=(), repr=False, compare=False)
    reserved: tuple[Reserved, ...] = ()

    @property
    def manuscript(self) -> Manuscript:
        """The text with its lines tied to the file."""
        if self.lines:
            return Manuscript(self.text, self.file, self.lines, self.source, self.path)
        return replace(Manuscript.verbatim(self.text, self.file, self.line, self.source), path=self.path)

    def left_for(self, audience: Audience) -> BlockText:
        """What readers of this kind may see of it: the same text, where that is all; one without words, where it is nothing."""
        if not withheld_from(audience, self.reserved):
            return self
        lines, numbers = self.text.split("\n"), self.manuscript.lines
        kept = left_for(audience, lines, self.reserved)
        return replace(
            self,
            text="\n".join(lines[number] for number in kept),
            line=numbers[kept[0]] if kept else self.line,
            lines=tuple(numbers[number] for number in kept) or (self.line,),
            reserved=(),
        )

    @property
    def words(self) -> int:
        """The number of words, citations and footnote marks left out."""
        bare = re.sub(r"\[\^[^\]]*\](?::.*)?|\[[^\]]*@[^\]]*\]|[#>*_`|:]+", " ", self.text)
        return len(re.findall(r"\w[\w'’.,–-]*", bare))


@noun
class Block:
    """One argument in one language: its front matter and the lengths in which it is written.

    `withheld` are those of which its readers may see nothing, without their words. `original` is what it was translated
    from, where it says which words it follows.
    """

    id: str
    language: str
    matter: FrontMatter
    lengths: Mapping[Length, BlockText]
    file: str
    spans: Mapping[tuple[str | int, ...], Span] = field(repr=False, compare=False, default_factory=dict)
    withheld: Mapping[Length, BlockText] = field(default_factory=dict)
    original: Original | None = None

    @property
    def tended(self) -> Tended:
        """The block as a text that somebody looks after."""
        spans = {key: self.spans[(key,)] for key in (*KEYS, "follows") if (key,) in self.spans}
        place, matter = Span(self.file), self.matter
        return Tended(TextKind.BLOCK, self.id, place, matter.upkeep, spans, matter.follows or "", self.original)

    @property
    def text_sum(self) -> str:
        """What stands for its words: the title and every length, passages for fewer readers among them; comments are none."""
        whole = hashlib.sha256()
        texts = ((length, without_comments(text.text).strip()) for length, text in self.whole.lengths.items())
        for words in (self.matter.title, *(f"{length}\n{text}" for length, text in texts)):
            whole.update(hashlib.sha256(unicodedata.normalize("NFC", words).encode()).digest())
        return whole.hexdigest()[:TEXT_SUM]

    def private_to(self, audience: Audience) -> Iterator[PrivateText]:
        """Its passages that readers of this kind may not see."""
        for length, text in self.lengths.items():
            whole, lines = text.manuscript, text.text.split("\n")
            for part in withheld_from(audience, text.reserved):
                words = "\n".join(lines[part.first : part.last])
                yield PrivateText(whole.span(part.first), words, part.audience, self.id, length.value)

    @property
    def passages(self) -> dict[str, int]:
        """How many of its passages are for fewer readers than it is itself, by who these are."""
        reserved = [part.audience for text in self.lengths.values() for part in text.reserved]
        counted = {str(audience): reserved.count(audience) for audience in Audience}
        return {
            name: count for name, count in counted.items() if count and not self.matter.audience.may_see(Audience(name))
        }

    def left_for(self, audience: Audience) -> Block:
        """What readers of this kind may see of it, in each length: the same block, where that is all."""
        if not any(withheld_from(audience, text.reserved) for text in self.lengths.values()):
            return self
        left = {length: text.left_for(audience) for length, text in self.lengths.items()}
        return replace(
            self,
            lengths={length: text for length, text in left.items() if text.text},
            withheld={length: text for length, text in left.items() if not text.text},
        )

    @property
    def whole(self) -> Block:
        """The block with the lengths that are withheld among the others."""
        every = {**self.lengths, **self.withheld}
        return replace(self, lengths={length: every[length] for length in Length if length in every})

    @property
    def title(self) -> Manuscript:
        """The title, at its place in the front matter."""
        line = self.spans[("title",)].line if ("title",) in self.spans else 1
        verbatim = Manuscript.verbatim(self.matter.title, self.file, line, self.lengths[self.shortest()].source)
        return replace(verbatim, path=("title",))

    def shortest(self) -> Length:
        """The shortest length there is."""
        return next(length for length in Length if length in self.lengths)


@noun
class Source:
    """One bibliographic item: `csl` holds CSL-JSON variables, `custom` what the staff notes about it.

    `faults` are what is wrong with it: errors where it is cited.
    """

    id: str
    csl: Mapping[str, Any]
    custom: Mapping[str, Any]
    span: Span
    faults: tuple[Diagnostic, ...] = ()


def where_sources_are(sources: Mapping[str, Source]) -> str:
    """The files in which sources were found, in words; the usual one, where there are none."""
    *first, last = dict.fromkeys(source.span.file for source in sources.values()) or (SOURCES,)
    return f"{', '.join(first)} or {last}" if first else last


@noun
class Library:
    """Blocks by name, sources and facts by id. `names` are all names in the workspace, also of blocks that were not read.

    `consents` are those of its voices by id, `voices` all voices of the workspace, where there are any among the blocks;
    `others` are all blocks of the workspace, where one must be found in the place of one among the blocks; `grants` the
    money that pays for documents, by id; None where the settings could not be read.
    """

    blocks: Mapping[str, Block]
    names: tuple[str, ...]
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    consents: Mapping[str, Consent] = field(default_factory=dict)
    voices: Mapping[str, Block] = field(default_factory=dict)
    others: Mapping[str, Block] = field(default_factory=dict)
    grants: Mapping[str, Grant] | None = None

    def label_of(self, block: Block) -> str:
        """The key of the label that stands over a block, whatever its title and its prose say; empty where none does.

        A person speaks under another name where nothing says that it may be their own.
        """
        voice, known = block.matter.voice, self.consents.get(block.matter.consent or "")
        if voice is None:
            return ""
        if voice.kind is VoiceKind.COMPOSITE:
            return "illustration" if block.matter.rests_on == () else "composite"
        return "" if known and known.entry and known.entry.named else "pseudonym"
