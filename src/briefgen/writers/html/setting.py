"""What differs between a medium and another: where pictures come from, and where notes stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace

from briefgen.document.nodes import BulletList, Image, Note, NoteWords, OrderedList
from briefgen.document.roles import BoxName
from briefgen.models.asking import LabelPlace
from briefgen.models.languages import primary
from briefgen.models.style import Style
from briefgen.noun import noun
from briefgen.writers.column import Column

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages that are written from right to left, by their first subtag."""


@noun
class Setting:
    """One medium.

    `picture` gives the address of a picture, `note` the markup that stands where a note is
    called, `language` is that of the text around, `note_words` are read aloud of the numbers
    of notes. `run_in` says whether heads that run into their paragraph have a look of their own,
    `own` whether the row of a table that is ours has one, `label` where that of the ask stands.
    `column` is the room for tables; where it is not known, the reader's browser finds their
    layout. `style` is there for what is drawn. `pieces` are the nodes, by their `id()`, that are marked as pieces of
    the document.
    """

    language: str
    picture: Callable[[Image], str]
    note: Callable[[Note, Setting], str]
    column: Column | None = None
    note_words: NoteWords = NoteWords()
    run_in: bool = False
    own: bool = False
    style: Style | None = None
    label: LabelPlace = LabelPlace.ABOVE
    pieces: Mapping[int, int] = field(default_factory=dict)

    def speaking(self, language: str) -> Setting:
        """The same medium within text of another language."""
        return replace(self, language=language)

    def styled(self, style: Style) -> Setting:
        """The same medium in a style, which may tell some things apart from the text around."""
        tokens = style.tokens
        return replace(
            self, run_in=tokens.run_in.differ, own=tokens.tables.own is not None, style=style, label=tokens.ask.label
        )

    def in_list(self, node: BulletList | OrderedList) -> Setting:
        """The same medium within a list."""
        return replace(self, column=self.column.in_list(node)) if self.column else self

    def in_box(self, name: BoxName) -> Setting:
        """The same medium within a box."""
        return replace(self, column=self.column.in_box(name)) if self.column else self

    def beside(self, taken: float) -> Setting:
        """The same medium beside something that takes so much of the room, in points."""
        return replace(self, column=replace(self.column, taken=self.column.taken + taken)) if self.column else self

    def at_side(self) -> Setting:
        """The same medium within the side column."""
        return replace(self, column=self.column.at_side()) if self.column else self

    def across(self) -> Setting:
        """The same medium above the side column, where text is as wide as both."""
        return replace(self, column=self.column.across()) if self.column else self


def direction(language: str) -> str:
    """`rtl` or `ltr`, as the language is written."""
    return "rtl" if primary(language).lower() in RIGHT_TO_LEFT else "ltr"
