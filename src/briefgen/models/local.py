"""Local figures: what is said of the columns of a table by district, state or committee, in the YAML file beside it."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field, StringConstraints

from briefgen.models.facts import OPEN_FIGURE, FactEntry, SourceId, Value
from briefgen.models.localities import Place
from briefgen.models.meeting import MOST_LOCAL
from briefgen.models.spec import Audience
from briefgen.models.upkeep import Interval, Status
from briefgen.models.values import Date, InWords, Line, Model, Words

MOST_COLUMNS: Final = 200

HOLE: Final = "{}"
"""Where the figure stands in the wording of a column."""


ColumnName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$", max_length=80),
    InWords("lower-case letters, digits and underscores, beginning with a letter, such as syringe_programs"),
]
"""The name of a column in text: its heading in small letters, with `_` for blanks and other signs."""

Wording = Annotated[
    str,
    StringConstraints(pattern=r"^[^{}\n]*\{\}[^{}\n]*$", max_length=300, strip_whitespace=True),
    InWords('words with {} where the figure stands, in quotation marks: "{} syringe programs"'),
]
"""How a figure is printed, with its unit."""


class LocalColumn(Model):
    """A column of local figures: how they are printed, and where they are from."""

    heading: Line | None = Field(None, description="Heading of the column, where it is not that of its name.")
    say: Wording | None = Field(
        None, description='The words printed, {} for the figure: "{} syringe programs"; unsaid, figure and unit.'
    )
    one: Wording | None = Field(None, description='The words where the figure is 1: "{} syringe program".')
    unit: Line | None = Field(None, description="What the figure counts: syringe programs, percent …")
    what: Line | None = Field(
        None, description="What it says under the figure in the district panel, in Markdown; unsaid, its unit."
    )
    source: SourceId = Field(description="Id of the source that states it.")
    locator: Line | None = Field(None, description="Where in the source it stands: table 3; p. 12.")
    as_of: Line | None = Field(None, description='When it was true, in quotation marks: "2025"; "2026-02".')
    caveat: Words | None = Field(None, description="What a careful reader would hold against it.")
    review: Date | None = Field(None, description="Day by which it must be looked up again.")
    owner: Line | None = Field(None, description="Who looks after it; never printed.")
    reviewed: Date | None = Field(None, description="Day on which it was last looked up.")
    review_every: Interval | None = Field(None, description="How often it is looked up: 6 months.")
    status: Status = Field(Status.APPROVED, description="draft, approved or retired; approved, when nothing is said.")
    audience: Audience = Field(Audience.PUBLIC, description="Who may be shown it; everybody, when nothing is said.")

    def worded(self, figure: str) -> str:
        """The words in which a figure is printed."""
        counted = self.unit and not (figure.endswith("%") and self.unit in ("%", "percent"))
        usual = self.say or (f"{HOLE} {self.unit}" if counted else HOLE)
        return (self.one if self.one and figure == "1" else usual).replace(HOLE, figure)

    @property
    def open(self) -> str:
        """All words in which its figures may be printed, with a hole for these."""
        wordings = dict.fromkeys((self.worded(OPEN_FIGURE), (self.one or "").replace(HOLE, OPEN_FIGURE)))
        return " / ".join(filter(None, wordings))

    def entry(self, figure: str, value: Value | None) -> FactEntry:
        """A figure of this column as a fact states it."""
        shared = self.model_dump(exclude={"heading", "say", "one", "what"}, exclude_unset=True)
        return FactEntry.model_validate(shared | {"say": self.worded(figure), "value": value})


class LocalFile(Model):
    """What stands beside a table of local figures: its key, its columns, and those that stand in the district panel."""

    sheet: Line | None = Field(None, description="The sheet with the figures, where a workbook has several.")
    by: Place | None = Field(
        None, description="district, state or committee: what a row is of; unsaid, the heading of the key says it."
    )
    key: Line | None = Field(None, description="Heading of the column that names the place, where it is none of these.")
    panel: tuple[ColumnName, ...] = Field(
        (), description="Columns that stand in the district panel, in this order.", max_length=MOST_LOCAL
    )
    columns: dict[ColumnName, LocalColumn] = Field(
        description="The columns with figures, each under its name.", min_length=1, max_length=MOST_COLUMNS
    )
