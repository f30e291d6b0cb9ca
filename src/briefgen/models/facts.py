"""Facts: numbers and quotations with their source, in `briefs/facts.yaml` and in tables of local figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from briefgen.diagnostics import Diagnostic, Span
from briefgen.models.spec import Audience
from briefgen.models.upkeep import Interval, Status, Tended, TextKind, Upkeep
from briefgen.models.values import Date, InWords, Line, Model, Name, Words
from briefgen.noun import noun

SourceId = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_:.#$%&+?<>~/-]*$", max_length=120),
    InWords("the id of a source without @, such as platt-2018"),
]
"""The id of a source, in the characters that a citation key may hold."""


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
    owner: Line | None = Field(None, description="Who looks after it; never printed.")
    reviewed: Date | None = Field(None, description="Day on which it was last looked up.")
    review_every: Interval | None = Field(None, description="How often it is looked up: 6 months.")
    status: Status = Field(Status.APPROVED, description="draft, approved or retired; approved, when nothing is said.")
    quantity: Name | None = Field(None, description="What it measures; two facts of one quantity must agree.")
    audience: Audience = Field(Audience.PUBLIC, description="Who may be shown it; everybody, when nothing is said.")
    versions: dict[Name, Statement] = Field({}, description="What each version of the source states, by a name.")
    use: Name | None = Field(None, description="Name of the version that is printed.")

    @property
    def upkeep(self) -> Upkeep:
        """Who looks after it, when it was looked up, whether it may be used."""
        return Upkeep(self.owner or "", self.reviewed, self.review_every, self.status, self.review)

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


LOCAL: Final = "local:"
"""Begins the id of a local figure."""

OPEN_FIGURE: Final = "‹a figure›"
"""What stands for a figure that each meeting has another of."""


@noun
class Locally:
    """What makes a fact a local figure: how its table shows it, its words with a hole for it, and why there is none of a meeting."""

    figure: str
    open: str
    lacking: Diagnostic | None = None


@noun
class Fact:
    """A number or quotation with its source: what is printed is `stated.say`. `version` names the one chosen, if any.

    `spans` are the places of its keys. A local figure is a fact, too, with an id that begins with `local:`.
    """

    id: str
    entry: FactEntry
    version: str
    span: Span
    spans: Mapping[str, Span] = field(repr=False, compare=False, default_factory=dict)
    local: Locally | None = None

    @property
    def tended(self) -> Tended:
        """The fact as a text that somebody looks after."""
        return Tended(TextKind.FACT, self.id, self.span, self.entry.upkeep, self.spans)

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
        """The name of the fact in text: `{{ fact.variable }}`; of a local figure with `local:` before it."""
        return self.id.replace("-", "_")

    @property
    def is_local(self) -> bool:
        """Whether it is a local figure: `{{ local.name }}`."""
        return self.local is not None

    @property
    def name(self) -> str:
        """Its name among the facts, or among the local figures."""
        return self.variable.removeprefix(LOCAL)

    @property
    def named(self) -> str:
        """What stands in a tag for it: `fact.x`, `local.x`."""
        return f"{'local' if self.is_local else 'fact'}.{self.name}"
