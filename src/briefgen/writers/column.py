"""The room that flows have: the column of text, less what the lists and boxes around them take of its width."""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.asking import step_of
from briefgen.document.geometry import Geometry
from briefgen.document.nodes import BulletList, OrderedList, Table
from briefgen.document.roles import BoxName
from briefgen.models.framing import Frame
from briefgen.models.style import Style
from briefgen.noun import noun
from briefgen.writers.tabulation import Tabulation, tabulate, with_bars


@noun
class Column:
    """One place's room on a page of a style; `taken` is what is not left of the width, in points."""

    style: Style
    page: Geometry
    taken: float = 0.0

    @property
    def width(self) -> float:
        """What is left, in points."""
        return self.page.text_width - self.taken

    def at_side(self) -> Column:
        """The room in the side column."""
        return replace(self, taken=self.page.text_width - self.page.side)

    def across(self) -> Column:
        """The room above the side column: that of both, and the space between them."""
        return replace(self, taken=-self.page.beside)

    def in_list(self, node: BulletList | OrderedList) -> Column:
        """The room within a list, one level further in."""
        return replace(self, taken=self.taken + step_of(node, self.style.tokens))

    def in_box(self, name: BoxName) -> Column:
        """The room within a box: less its rules and its padding."""
        frame: Frame = getattr(self.style.tokens.frames, name)
        return replace(self, taken=self.taken + frame.across)

    def tabulate(self, table: Table) -> Tabulation:
        """The layout of a table that takes all of this room."""
        return (with_bars if table.bars else tabulate)(table, self.style, self.page, self.taken)
