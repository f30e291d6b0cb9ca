"""How data tables look: their head, the rules between rows, the row that is ours."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from briefgen.models.measures import CellPadding, Thickness
from briefgen.models.palette import ColorName
from briefgen.models.values import Flag, Model


class TableHead(Model):
    """The row that heads the columns; its words are bold in any case."""

    ground: ColorName = Field("tint", description="The color behind it; paper for none.")
    color: ColorName | None = Field(None, description="The color of its words; unsaid, that of `looks: table`.")
    rule: Thickness = Field(1.0, description="Width of the rule under it; 0 for none.")
    rule_color: ColorName = Field("accent", description="The color of that rule.")


class TableRows(Model):
    """The rows under the head."""

    rule: Thickness = Field(0.5, description="Width of the rule under each row; 0 for none.")
    color: ColorName = Field("rule", description="The color of these rules.")
    zebra: ColorName | None = Field(None, description="The color behind every second row; unsaid, none.")


class FirstColumn(Model):
    """The cells that head a row."""

    bold: Flag | None = Field(None, description="Whether they are bold; unsaid, as the other cells.")
    color: ColorName | None = Field(None, description="The color of their words; unsaid, as in the other cells.")


class OwnRow(Model):
    """The row that is ours, such as that of the brief's own bill among the bills compared: bold, on a ground of its own."""

    ground: ColorName = Field("tint", description="The color behind it.")
    rule: Thickness = Field(2.0, description="Width of the rule at its left side; 0 for none.")
    color: ColorName = Field("accent", description="The color of that rule.")


class TableWidth(StrEnum):
    """How wide tables are whose cells are short."""

    FULL = "full"
    NATURAL = "natural"


class Tables(Model):
    """Data tables: padding of cells, in points; head, rules and rows."""

    padding_x: CellPadding = Field(description="Space at the left and the right in a cell.")
    padding_y: CellPadding = Field(description="Space above and below in a cell.")
    width: TableWidth = Field(
        TableWidth.FULL,
        description="full, as wide as the text; natural, no wider than its words where these take two thirds or less of it.",
    )
    head: TableHead = Field(default_factory=TableHead, description="The row that heads the columns.")
    rows: TableRows = Field(default_factory=TableRows, description="The rows under the head.")
    first_column: FirstColumn = Field(default_factory=FirstColumn, description="The cells that head a row.")
    own: OwnRow | None = Field(
        None, description="The row of the brief's own bill among the bills compared; unsaid, as the others."
    )

    @property
    def own_column(self) -> ColorName | None:
        """The color behind the column of a comparison that is ours: that of our row, else that behind usual heads."""
        return self.own.ground if self.own else self.head.ground if self.head.color is None else None
