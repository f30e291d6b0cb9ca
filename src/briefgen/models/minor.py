"""Minor changes of texts that were approved, declared by somebody who answers for it: `briefs/minor-changes.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from briefgen.diagnostics import Span
from briefgen.models.approvals import FORM, OfBlock, OfPart, Sum, Worded, sum_of
from briefgen.models.values import Date, Line, Model
from briefgen.noun import noun

Kept = Annotated[str, StringConstraints(min_length=1, max_length=100_000)]
"""A canonical text, to the letter; there is none of a story, whose words are not kept."""


class Change(Worded):
    """One text that was changed: what it was when it was approved, and what it is."""

    origin: Sum = Field(alias="from", description="What stands for the wording that was approved.")
    to: Sum = Field(description="What stands for the wording that it has now.")
    before: Kept = Field(description="The wording that was approved.")
    after: Kept = Field(description="The wording that it has now.")

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


class ChangedBlock(OfBlock, Change):
    """A length of a block that was changed."""


class ChangedPart(OfPart, Change):
    """A text of a brief itself that was changed."""


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
