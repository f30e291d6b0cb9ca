"""What can be said: argument blocks in their lengths, sources, voices and consent."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from briefgen.diagnostics import Diagnostic, KeyPath, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.models.folders import SOURCES
from briefgen.models.spec import Audience, Length
from briefgen.models.values import Date, Flag, InWords, Line, Model, Name, Words
from briefgen.noun import noun


class Stance(StrEnum):
    """What kind of text a block is."""

    EVIDENCE = "evidence"
    ARGUMENT = "argument"
    BACKGROUND = "background"
    REBUTTAL = "rebuttal"
    VOICE = "voice"


SourceId = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_:.#$%&+?<>~/-]*$", max_length=120),
    InWords("the id of a source without @, such as platt-2018"),
]
"""The id of a source, in the characters that a citation key may hold."""

Interval = Annotated[
    str,
    StringConstraints(pattern=r"^[1-9][0-9]{0,2} (?:days?|weeks?|months?|years?)$"),
    InWords("a number of days, weeks, months or years, such as 6 months"),
]
"""A span of time in words: `6 months`."""


def after(day: dt.date, interval: str) -> dt.date:
    """The day that lies an `Interval` after another: the same day of a later month or year, or that month's last."""
    number, unit = interval.split()
    count, kind = int(number), unit.rstrip("s")
    if kind in _DAYS:
        # No calendar goes beyond the year 9999.
        return day + min(dt.timedelta(days=count * _DAYS[kind]), dt.date.max - day)
    years, month = divmod(day.month - 1 + count * _MONTHS[kind], 12)
    year = day.year + years
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


class About(Model):
    """The bill that a block speaks of, and the version that was read."""

    bill: Line = Field(description="Number as printed: S. 1312.")
    version: Line = Field(description="Version the text describes: introduced, enacted …")
    as_of: Date = Field(description="The day on which that version was the latest.")


class VoiceKind(StrEnum):
    """Whose words a voice is."""

    PERSON = "person"
    COMPOSITE = "composite"


class Voice(Model):
    """Lived experience: who speaks, under which name."""

    kind: VoiceKind = Field(description="person, or composite for an illustration that is no one person.")
    name: Line = Field(description="Pseudonym or description. Never a legal name.")


class Consent(Model):
    """What the person behind a voice agreed to."""

    record: Name = Field(description="Name of the consent record kept outside the library.")
    given: Date = Field(description="Day on which consent was given.")
    expires: Date = Field(description="Last day on which it holds.")
    audiences: tuple[Audience, ...] = Field(description="Readers it may be shown to.", min_length=1)
    documents: tuple[Name, ...] = Field((), description="Templates it may be used in; any, when none is named.")
    withdrawn: Flag = Field(False, description="true, as soon as the person withdraws.")


class FrontMatter(Model):
    """What the staff records about a block."""

    title: Line = Field(description="Printed when the block opens a section or stands under a heading of its own.")
    summary: Line = Field(description="When to use it; for people choosing, never printed.")
    tags: tuple[Name, ...] = Field((), description="Words to find it by.")
    audience: Audience = Field(Audience.COALITION, description="Who may see it; coalition, when nothing is said.")
    stance: Stance = Field(Stance.ARGUMENT, description="evidence, argument, background, rebuttal or voice.")
    reviewed: Date | None = Field(None, description="Day of the last review.")
    review_every: Interval | None = Field(None, description="How often it is reviewed: 6 months.")
    sources: tuple[SourceId, ...] = Field((), description="Ids of the sources that the text cites.")
    about: About | None = Field(None, description="The bill the text speaks of.")
    voice: Voice | None = Field(None, description="Whose lived experience it is.")
    consent: Consent | None = Field(None, description="What that person agreed to.")

    @property
    def review_due(self) -> dt.date | None:
        """The day by which the next review is due, where a review is recorded."""
        if self.reviewed is None or self.review_every is None:
            return None
        return after(self.reviewed, self.review_every)


@noun
class BlockText:
    """The Markdown of one length. `line` is the line of the file on which `text` begins, counted from 1.

    `source` holds all lines of the file, for showing them; `path` is the name of the length.
    """

    text: str
    file: str
    line: int
    source: tuple[str, ...] = field(default=(), repr=False, compare=False)
    path: KeyPath = field(default=(), repr=False, compare=False)

    @property
    def manuscript(self) -> Manuscript:
        """The text with its lines tied to the file."""
        return replace(Manuscript.verbatim(self.text, self.file, self.line, self.source), path=self.path)

    @property
    def words(self) -> int:
        """The number of words, citations and footnote marks left out."""
        bare = re.sub(r"\[\^[^\]]*\](?::.*)?|\[[^\]]*@[^\]]*\]|[#>*_`|:]+", " ", self.text)
        return len(re.findall(r"\w[\w'’.,–-]*", bare))


@noun
class Block:
    """One argument in one language: its front matter and the lengths in which it is written."""

    id: str
    language: str
    matter: FrontMatter
    lengths: Mapping[Length, BlockText]
    file: str
    spans: Mapping[tuple[str | int, ...], Span] = field(repr=False, compare=False, default_factory=dict)

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


def _number_from_text(value: Any) -> Any:
    """A decimal number that was written without quotation marks; only one that prints back as it was written."""
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]+\.[0-9]+", value) and str(float(value)) == value:
        return float(value)
    return value


Value = Annotated[int | float | Line, BeforeValidator(_number_from_text)]
"""What a fact states: a number, or words."""

FactName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", max_length=80),
    InWords("lower-case letters, digits and hyphens, beginning with a letter, such as women-who-inject"),
]
"""The name of a fact; in text, hyphens become underscores."""


class Statement(Model):
    """What a fact states, in one version of its source."""

    value: Value | None = Field(None, description="The number itself, or the words of a quotation.")
    unit: Line | None = Field(None, description="What the number counts: percent, people, odds ratio …")
    say: Line = Field(description="The words printed: 39%; about three times the odds.")
    locator: Line | None = Field(None, description="Where in the source it stands: abstract; p. 12; table 3.")
    as_of: Line | None = Field(None, description='When it was true, in quotation marks: "2009"; "2019-02".')
    quote: Words | None = Field(None, description="The words of the source itself.")
    caveat: Words | None = Field(None, description="What a careful reader would hold against it.")
    called: Line | None = Field(None, description="What this version is called: the February 2019 draft.")


class FactEntry(Statement):
    """A fact of `briefs/facts.yaml`: one statement, or several versions of it with the one to use."""

    # A fact with versions leaves it to them.
    say: Line | None = Field(None, description="The words printed: 39%; about three times the odds.")  # type: ignore[assignment]
    source: SourceId = Field(description="Id of the source that states it.")
    review: Date | None = Field(None, description="Day by which it must be looked up again.")
    quantity: Name | None = Field(None, description="What it measures; two facts of one quantity must agree.")
    versions: dict[Name, Statement] = Field({}, description="What each version of the source states, by a name.")
    use: Name | None = Field(None, description="Name of the version that is printed.")

    @model_validator(mode="after")
    def _says_something(self) -> FactEntry:
        if self.versions and self.use not in self.versions:
            raise PydanticCustomError("fact_version", "`use:` with the name of one of its versions")
        if not self.versions and self.say is None:
            raise PydanticCustomError("fact_say", "`say:`, the words to print")
        return self


class FactFile(Model):
    """`briefs/facts.yaml`: every fact under its name."""

    facts: dict[FactName, FactEntry]


@noun
class Fact:
    """A number or quotation with its source: what is printed is `stated.say`. `version` names the one chosen, if any."""

    id: str
    entry: FactEntry
    version: str
    span: Span

    @property
    def stated(self) -> Statement:
        """What the chosen version states; what it does not say, the fact itself says."""
        if not self.version:
            return self.entry
        own = self.entry.model_dump(include=set(Statement.model_fields), exclude_none=True)
        chosen = self.entry.versions[self.version].model_dump(exclude_none=True)
        return Statement.model_validate(own | chosen)

    @property
    def variable(self) -> str:
        """The name of the fact in text: `{{ fact.variable }}`."""
        return self.id.replace("-", "_")


@noun
class Library:
    """Blocks by name, sources and facts by id. `names` are all names in the workspace, also of blocks that were not read."""

    blocks: Mapping[str, Block]
    names: tuple[str, ...]
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact] = field(default_factory=dict)
