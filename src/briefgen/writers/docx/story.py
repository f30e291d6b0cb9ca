"""A story: one flow of text in Word's sense (the body, the footnotes, the footer, a header), and what it hands out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from briefgen.diagnostics import BriefError, Diagnostic
from briefgen.document.nodes import Note
from briefgen.writers.docx.boxes import Enclosure
from briefgen.writers.docx.numbering import Counter
from briefgen.writers.docx.ooxml import Element
from briefgen.writers.docx.package import OFFICE, WORD, Package, Part
from briefgen.writers.docx.sections import Columns
from briefgen.writers.docx.sheet import Sheet

FOOTNOTES = ("footnotes", "footnotes")
FOOTERS = {kind: (f"footer{number}", "footer") for number, kind in enumerate(("default", "first", "even"), 1)}
HEADERS = {kind: (f"header{number}", "header") for number, kind in enumerate(("default", "first", "even"), 1)}
"""Parts that hold stories: their names and kinds; heads and feet by the pages they are for."""


@dataclass(frozen=True)
class Story:
    """What flows and inlines need while they are written.

    `part` of the `package` takes links and pictures, `sheet` says how things look, `lists` counts lists.
    `notes` are the footnotes called so far, in order: their numbers in Word are their places
    in it, from 1. It is None within a footnote, which can call none. `whole_notes` are the numbers of those that
    do not break over pages. `enclosures` and `columns` are the boxes and the stretches in columns written so far, in order.
    """

    package: Package
    part: Part
    sheet: Sheet
    lists: Counter
    notes: list[Note] | None = None
    whole_notes: set[int] = field(default_factory=set)
    enclosures: list[Enclosure] = field(default_factory=list)
    columns: list[Columns] = field(default_factory=list)
    bookmarks: Iterator[int] = field(default_factory=lambda: count(1))
    drawings: Iterator[int] = field(default_factory=lambda: count(1))

    def call(self, note: Note) -> int:
        """Takes a note to be printed at the foot of the page, and gives the id by which it is called."""
        if self.notes is None:
            raise BriefError(
                (
                    Diagnostic(
                        "note-in-note",
                        "a footnote calls another footnote",
                        hint="Put the words of the inner note into the outer one.",
                    ),
                )
            )
        self.notes.append(note)
        return len(self.notes)

    def link(self, target: str) -> str:
        """The id of the relationship that leads to an address outside."""
        return self.part.outside(target)


def new_part(package: Package, document: Part, named: tuple[str, str], root: Element) -> tuple[Part, str]:
    """A part of its own for a story, and the id by which the document refers to it."""
    name, kind = named
    part = package.add(f"word/{name}.xml", f"{WORD}.{kind}+xml", root)
    return part, document.to(part, f"{OFFICE}/{kind}")
