"""What a finished file says, in one shape for every format: parts in reading order, notes, what stands on every page."""

from __future__ import annotations

from typing import Final

from briefgen.noun import noun

BOLD: Final = 1
ITALIC: Final = 2
STRUCK: Final = 4
UNDERLINED: Final = 8
RAISED: Final = 16
LOWERED: Final = 32
TOLD: Final = 128
SIDES: Final = RAISED | LOWERED
"""How characters stand out. Both sides together say that it is not known on which side they stand, if on any. What is told
is that words of a bill are struck out or new: read aloud so in a PDF, by the name of a style in Word."""

TEXT, HEADING, CELL, PICTURE = "text", "heading", "cell", "picture"
"""The kinds of parts."""


class NotRead(Exception):
    """A file that cannot be read, or is larger than is read; the words say why."""


@noun
class Run:
    """Characters that stand out in one way (`marks`), lead to one `target`, or call the note numbered `call`.

    A target within the file is `#` and the first letters of the part that it leads to.
    """

    text: str
    marks: int = 0
    target: str = ""
    call: int = 0


@noun
class Part:
    """A paragraph, a heading, a cell with something in it, or a picture.

    `level` is that of a heading, 0 for the title. `mark` is the bullet or the number before the words, as it is printed,
    `depth` the number of lists around, as far as the next box. `cell` counts tables, rows and columns from 1, `head`
    is whether the cell heads its column. `alt` is what a picture shows in words, `shown` something by which the
    picture itself is known, empty where there is none. `fresh` is whether the file says that it begins a page, `page`
    is where it begins, counted from 1, where there are pages.
    """

    kind: str
    runs: tuple[Run, ...]
    level: int = -1
    mark: str = ""
    depth: int = 0
    cell: tuple[int, int, int] | None = None
    head: bool = False
    alt: str = ""
    shown: str = ""
    page: int = 0
    fresh: bool = False

    @property
    def text(self) -> str:
        """Its words, without the calls of notes."""
        return "".join([run.text for run in self.runs])


def said_of(data: tuple[tuple[str, ...], ...]) -> str:
    """The data of a chart as words by which it is known."""
    return "\n".join("\t".join(row) for row in data)


@noun
class Footnote:
    """A note by its number, the page of its call, and the page where it begins; 0 where there are no pages."""

    number: int
    parts: tuple[Part, ...]
    called: int = 0
    page: int = 0


@noun
class Finished:
    """All that is read back of a file. `running` are the words at the head and the foot of its pages: of each of them."""

    parts: tuple[Part, ...]
    notes: tuple[Footnote, ...]
    running: tuple[str, ...] = ()
