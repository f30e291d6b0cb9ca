"""An organization's yes, bound to the text that it has seen: `approvals/ORG.yaml`, and the texts that a paper is made of."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import ConfigDict, Field, StringConstraints

from briefgen.diagnostics import Span
from briefgen.models.funding import not_for
from briefgen.models.spec import Length
from briefgen.models.values import Date, Flag, InWords, Language, Line, Model, Name, allow_text, from_text
from briefgen.noun import noun

FORM: Final = "c1"
"""The form of canonical text that is written now. Another form is another text for another sum: it is asked for again."""

NO_LOGO: Final = "no logo"
FEDERAL: Final = "federal only"
CONDITIONS: Final = (NO_LOGO, FEDERAL)
"""The conditions in words that can be looked at; `until` and `papers` are keys of their own."""

Sum = Annotated[
    str,
    StringConstraints(pattern=r"^c[0-9]+-[0-9a-f]{32}$"),
    InWords("what briefgen wrote: c1- and 32 hexadecimal digits"),
]
"""What stands for a canonical text, with the form that this has."""

Wording = Annotated[str, StringConstraints(max_length=100_000)]
"""A canonical text as it was approved, to the letter."""


class Answer(StrEnum):
    """What an organization said."""

    APPROVED = "approved"
    REFUSED = "refused"


class Condition(Model):
    """Under which condition a yes holds; of several keys, all count."""

    model_config = ConfigDict(json_schema_extra=lambda schema: allow_text(schema, "A condition in words."))

    say: Line | None = Field(None, description=f"In words: {', '.join(CONDITIONS)}. Others count as not met.")
    until: Date | None = Field(None, description="The last day on which it holds.")
    papers: tuple[Line, ...] = Field(
        (), description="The only papers it holds for: names of briefs; lobby-day.leave-behind for one of a packet."
    )

    @property
    def known(self) -> bool:
        """Whether it can be looked at; one that cannot is never met."""
        return self.said in CONDITIONS if self.say else bool(self.until or self.papers)

    @property
    def said(self) -> str:
        """What it says in words, however it is spaced and whatever of it is in capitals."""
        return " ".join((self.say or "").casefold().split())

    @property
    def words(self) -> str:
        """The condition, as it is told."""
        until = f"until {self.until}" if self.until else ""
        papers = f"only in {', '.join(self.papers)}" if self.papers else ""
        return ", ".join(filter(None, (self.say, until, papers)))


Conditions = tuple[Annotated[Condition, from_text("say"), InWords("a few words, or {until: …}, or {papers: …}")], ...]


TextKey = tuple[str, str, str]
"""Which text a wording is one of: block, length, language; or paper, part, language."""


class Worded(Model):
    """A text in one of its wordings: which text that is."""

    language: Language = Field(description="The language of the text.")

    @property
    def key(self) -> TextKey:
        """Which text it is a wording of."""
        raise NotImplementedError


class OfBlock(Worded):
    """A length of a block."""

    name: Name = Field(description="Name of the block.")
    length: Length = Field(description="Which length of it.")

    @property
    def key(self) -> TextKey:
        """Block, length and language."""
        return (self.name, self.length.value, self.language)


class OfPart(Worded):
    """A text of a brief itself."""

    paper: Line = Field(description="The brief: its name; lobby-day.leave-behind for one of a packet.")
    part: Line = Field(description="Which text of it: title, ask, sections.evidence.heading …")

    @property
    def key(self) -> TextKey:
        """Paper, part and language."""
        return (self.paper, self.part, self.language)


class Approved(Worded):
    """One text that an organization was shown, as it was."""

    hash: Sum = Field(description="What stands for the wording.")
    wording: Wording = Field(
        "",
        description="The canonical text, so that it can be compared with what is there later; of a story it is not kept.",
    )

    @property
    def called(self) -> str:
        """What it is called in messages: its first words; of a story, which text it is."""
        return f"“{first_words(self.wording)}”" if self.wording else f"`{self.key[0]}`, {self.key[1]}"

    @property
    def sound(self) -> bool:
        """Whether the hash is that of the wording, as far as its form is still known."""
        return not self.current or not self.wording or self.hash == sum_of(self.wording)

    @property
    def current(self) -> bool:
        """Whether the hash is of the form that is written now."""
        return self.hash.startswith(f"{FORM}-")


class ApprovedBlock(OfBlock, Approved):
    """A length of a block, as it was."""


class ApprovedPart(OfPart, Approved):
    """A text of a brief itself, as it was."""


class Approval(Model):
    """One answer of an organization: who gave it, on which day, to which texts."""

    by: Line = Field(description="Who of the organization said so.")
    on: Date = Field(description="The day on which they said so.")
    answer: Answer = Field(
        Answer.APPROVED, description="approved; refused, where they said no, or took back an earlier yes."
    )
    conditions: Conditions = Field((), description="Under which conditions; nothing for none.")
    blocks: tuple[ApprovedBlock, ...] = Field((), description="Blocks that they have seen, each in one length.")
    texts: tuple[ApprovedPart, ...] = Field((), description="Texts of briefs themselves that they have seen.")

    @property
    def all(self) -> tuple[Approved, ...]:
        """Everything that they have seen."""
        return (*self.blocks, *self.texts)


class ApprovalFile(Model):
    """`approvals/ORG.yaml`: what one organization has approved."""

    organization: Line = Field(description="Its name, as printed.", examples=["Example Housing Alliance"])
    also: tuple[Line, ...] = Field((), description="Other names of the same organization.", max_length=20)
    logo: Line | None = Field(None, description="Its logo (PNG or JPEG), a path inside the workspace.")
    logo_reversed: Line | None = Field(None, description="Its logo for a dark ground.")
    leads: Flag = Field(False, alias="first", description="true, where it is named before the others in a row.")
    conditions: Conditions = Field((), description="Conditions of everything that it approves.")
    not_for: tuple[Name, ...] = not_for()
    approvals: tuple[Approval, ...] = Field((), description="Its answers.")


@noun
class Text:
    """A text of a paper: which one it is, its canonical wording now, and where it stands.

    Of a `story` that somebody told, approvals keep no words: it can be called back.
    """

    key: TextKey
    wording: str
    span: Span
    of_block: bool = False
    story: bool = False

    @property
    def hash(self) -> str:
        """What stands for its wording."""
        return sum_of(self.wording)

    @property
    def called(self) -> str:
        """What it is called in messages: `local-services`, short; `leave-behind`, ask."""
        return f"`{self.key[0]}`, {self.key[1]}"

    def as_data(self) -> dict[str, Any]:
        """The text as an approval file has it."""
        names = ("name", "length") if self.of_block else ("paper", "part")
        whose = dict(zip((*names, "language"), self.key, strict=True))
        return {**whose, "hash": self.hash, **({} if self.story else {"wording": self.wording})}


@noun
class Answered:
    """What an organization said to one text: the answer, and the wording that they had before them."""

    approval: Approval
    approved: Approved
    span: Span

    @property
    def is_yes(self) -> bool:
        """Whether they approved."""
        return self.approval.answer is Answer.APPROVED


@noun
class Endorser:
    """An organization that may sign: its name as printed, its files, every answer of it, the oldest first.

    `not_for` are the ids of grants that must not pay for what it signs, with their places.
    """

    name: str
    files: tuple[str, ...]
    names: frozenset[str]
    logo: str | None
    logo_reversed: str | None
    leads: bool
    conditions: Conditions
    answers: tuple[Answered, ...]
    not_for: tuple[tuple[str, Span], ...] = ()

    def answer_to(self, hash: str) -> Answered | None:
        """The latest answer to a wording; of one day, a refusal, else what was written last. None where it was never before them."""
        found = [one for one in self.answers if one.approved.hash == hash]
        return max(reversed(found), key=lambda one: (one.approval.on, not one.is_yes), default=None)

    def earlier(self, key: TextKey) -> Answered | None:
        """The latest yes to another wording of a text that was not taken back; None where there is none."""
        last = {one.approved.hash: self.answer_to(one.approved.hash) for one in self.answers if one.approved.key == key}
        found = [one for one in last.values() if one and one.is_yes]
        return max(reversed(found), key=lambda one: one.approval.on, default=None)

    def refused_since(self, answer: Answered) -> bool:
        """Whether they said no to a wording of the same text on the day of an answer, or later."""
        return any(
            not one.is_yes and one.approved.key == answer.approved.key and one.approval.on >= answer.approval.on
            for one in self.answers
        )


def sum_of(wording: str) -> str:
    """What stands for a canonical text: any other text has another."""
    return f"{FORM}-{hashlib.sha256(wording.encode()).hexdigest()[:32]}"


MOST_FIRST: Final = 7
"""How many words of a text a message repeats."""


def first_words(wording: str) -> str:
    """The first words of a text, by which people know it again."""
    words = re.sub(r"[#>*_`|]+", " ", unescaped(re.sub(r"\[[^\]]*@[^\]]*\]", "", wording))).split()
    return " ".join(words[:MOST_FIRST]) + (" …" if len(words) > MOST_FIRST else "")


def unescaped(wording: str) -> str:
    """A text as people read it: without the backslashes that keep values from being taken for marks."""
    return re.sub(r"\\([^\w\s])", r"\1", wording)


def folded_name(name: str) -> str:
    """The name of an organization, however it is spaced and whatever of it is in capitals."""
    return " ".join(name.casefold().split())


def holds_until(conditions: Conditions) -> dt.date | None:
    """The last day on which a yes with these conditions holds, where they say one."""
    return min((one.until for one in conditions if one.until), default=None)
