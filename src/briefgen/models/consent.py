"""What a person agreed to whose story a voice tells: the private record, and the extract of it that colleagues share."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field

from briefgen.diagnostics import Span
from briefgen.models.folders import EXTRACT, RECORDS
from briefgen.models.purposes import Purpose
from briefgen.models.spec import Audience
from briefgen.models.values import Date, Flag, Line, Model, Name
from briefgen.noun import noun

ALL: Final = "all"
"""What stands in place of a list where nothing is left out."""


def _listed(value: Any) -> Any:
    return [ALL] if value == ALL else value


_ALL_OR = BeforeValidator(_listed, json_schema_input_type=str | list[str])


class Scope(Model):
    """What somebody agreed to: for what, for whom, in which documents, until when."""

    purposes: tuple[Purpose, ...] = Field(
        description="What it may go out for: office-meeting, testimony, letter, public, training, internal.",
        min_length=1,
    )
    audiences: tuple[Audience, ...] = Field(description="Readers it may be shown to.", min_length=1)
    documents: Annotated[tuple[Name, ...], _ALL_OR] = Field(
        description="Kinds of document it may stand in, by their templates; or all.", min_length=1
    )
    named: Flag = Field(
        description="true, where it may bear the person's own name; false for another name, which its label then says."
    )
    until: Date = Field(description="The last day on which it holds.")
    withdrawn: Date | None = Field(None, description="The day on which it was called back; it holds no more at once.")


class Taken(Model):
    """How a consent was given."""

    on: Date = Field(description="The day.")
    by: Line = Field(description="Who of us talked with the person.")
    how: Line = Field(description="In which way: a signed form, on tape, by letter.")


class Record(Scope):
    """A consent record: it stays in `private/consent/` and names the person; nothing of that is ever printed."""

    names: tuple[Line, ...] = Field(
        description="Every name by which the person is known, and of those around them; [] where there is no person.",
        max_length=100,
    )
    offices: Annotated[tuple[Line, ...], _ALL_OR] = Field(
        description="Members or offices it may go to, by their names; or all.", min_length=1
    )
    begins: Date | None = Field(
        None, description="The first day on which it holds; that on which it was given, unsaid."
    )
    taken: Taken = Field(description="How it was given.")
    keep_until: Date = Field(description="How long the record itself is kept.")
    notes: Annotated[str, Field(max_length=20_000)] = Field("", description="What else was agreed; never printed.")

    @property
    def shared(self) -> Entry:
        """What colleagues may know of it: no person, no words, and offices as sums."""
        offices = tuple(one if one == ALL else office_sum(one) for one in self.offices)
        said = {key: getattr(self, key) for key in Scope.model_fields}
        bare = Entry(**said, begins=self.begins or self.taken.on, offices=offices, hash="-")
        return bare.model_copy(update={"hash": sum_of(bare)})


class Entry(Scope):
    """A consent as `briefs/consent.yaml` has it."""

    begins: Date = Field(description="The first day on which it holds.")
    offices: Annotated[tuple[Line, ...], _ALL_OR] = Field(
        description="What stands for the members or offices it may go to; or all.", min_length=1
    )
    hash: Line = Field(description="What stands for all of it: an entry that was changed by hand is refused.")


class Extract(Model):
    """`briefs/consent.yaml`: every consent under its id."""

    consents: dict[Name, Entry]


@noun
class Consent:
    """A consent as it is known here: `entry` is None where it cannot be read.

    `private` are the names of its record; None where there is the extract alone, and no text could be compared with it.
    """

    id: str
    entry: Entry | None
    span: Span
    private: tuple[str, ...] | None = None

    def problem(self) -> str:
        """Why it cannot be used by itself, whoever asks; empty where it can."""
        return "" if self.entry else f"the record of the consent `{self.id}` cannot be read"


def office_sum(name: str) -> str:
    """What stands for the name of a member or an office, however it is spaced and whatever of it is in capitals."""
    return hashlib.sha256(" ".join(name.casefold().split()).encode()).hexdigest()[:16]


def covers_offices(offices: Iterable[str], names: Iterable[str]) -> bool:
    """Whether all of these members or offices are among those of an entry."""
    allowed, sums = set(offices), {office_sum(name) for name in names}
    return ALL in allowed or (bool(sums) and sums <= allowed)


def sum_of(entry: Entry) -> str:
    """What stands for all that an entry says."""
    said = entry.model_dump(mode="json", exclude={"hash"}, exclude_none=True)
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]


def record_file(name: str) -> str:
    """The file of the consent record of that id."""
    return f"{RECORDS}/{name}.yaml"


def where_consents_are() -> str:
    """Where a consent may be written down, for messages."""
    return f"a file in {RECORDS}/, or an entry of {EXTRACT}"
