"""Minor changes of texts that were approved, declared by somebody who answers for it: `briefs/minor-changes.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from briefgen.diagnostics import Span
from briefgen.models.approvals import FORM, Sum, TextKey, sum_of
from briefgen.models.spec import Length
from briefgen.models.values import Date, Language, Line, Model, Name
from briefgen.noun import noun

Kept = Annotated[str, StringConstraints(min_length=1, max_length=100_000)]
"""A canonical text, to the letter; there is none of a story, whose words are not kept."""


class Change(Model):
    """One text that was changed: what it was when it was approved, and what it is."""

    language: Language = Field(description="The language of the text.")
    origin: Sum = Field(alias="from", description="What stands for the wording that was approved.")
    to: Sum = Field(description="What stands for the wording that it has now.")
    before: Kept = Field(description="The wording that was approved.")
    after: Kept = Field(description="The wording that it has now.")

    @property
    def key(self) -> TextKey:
        """Which text it is a change of."""
        raise NotImplementedError

    @property
    def sound(self) -> bool:
        """Whether the hashes are those of the wordings."""
        return (self.origin, self.to) == (sum_of(self.before), sum_of(self.after))

    @property
    def current(self) -> bool:
        """Whether the hashes are of the form that is written now."""
        return all(one.startswith(f"{FORM}-") for one in (self.origin, self.to))

    @property
    def called(self) -> str:
        """What it is called in messages."""
        return f"`{self.key[0]}`, {self.key[1]}"


class ChangedBlock(Change):
    """A length of a block that was changed."""

    name: Name = Field(description="Name of the block.")
    length: Length = Field(description="Which length of it.")

    @property
    def key(self) -> TextKey:
        """Block, length and language."""
        return (self.name, self.length.value, self.language)


class ChangedPart(Change):
    """A text of a brief itself that was changed."""

    paper: Line = Field(description="The brief: its name; lobby-day.leave-behind for one of a packet.")
    part: Line = Field(description="Which text of it: title, ask, sections.evidence.heading …")

    @property
    def key(self) -> TextKey:
        """Paper, part and language."""
        return (self.paper, self.part, self.language)


class Declaration(Model):
    """Changes that somebody declares to be minor ones."""

    by: Line = Field(description="Who says that they are minor, and answers for it.")
    on: Date = Field(description="The day on which they said so.")
    why: Line | None = Field(None, description="Why they were made.")
    blocks: tuple[ChangedBlock, ...] = Field((), description="Blocks that were changed, each in one length.")
    texts: tuple[ChangedPart, ...] = Field((), description="Texts of briefs themselves that were changed.")


class MinorChanges(Model):
    """`briefs/minor-changes.yaml`: changes after which those who approved a text go on signing it."""

    changes: tuple[Declaration, ...] = Field((), description="What was declared, one after the other.")


@noun
class Minor:
    """A change that counts as minor: who declared it, the change itself, and where it stands."""

    declared: Declaration
    change: Change
    span: Span
