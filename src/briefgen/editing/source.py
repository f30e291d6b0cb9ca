"""A text as it is read, with `\\n` between its lines, beside the bytes it came from: pieces are replaced, all other bytes stay."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from briefgen.noun import noun


@noun
class Piece:
    """The text from `start` to `end` becomes `new`; offsets as in the text that is read. `verbatim` text has its own line ends."""

    start: int
    end: int
    new: str
    verbatim: bool = False


class Source:
    """The text of a file, and where each of its characters stands among the original ones.

    Raises UnicodeDecodeError where the bytes are no UTF-8.
    """

    def __init__(self, data: bytes) -> None:
        self.raw = data.decode("utf-8")
        self.bom = int(self.raw.startswith("\ufeff"))
        self.text = self.raw[self.bom :].replace("\r\n", "\n").replace("\r", "\n")
        self.lines = tuple(self.text.split("\n"))
        self.ends = tuple(re.findall(r"\r\n|\r|\n", self.raw[self.bom :]))
        self._starts = tuple(accumulate((len(line) + 1 for line in self.lines[:-1]), initial=0))
        self._added = tuple(accumulate((len(end) - 1 for end in self.ends), initial=self.bom))

    def line_of(self, offset: int) -> int:
        """The number, from 0, of the line that holds the character at `offset`."""
        return bisect_right(self._starts, offset) - 1

    def start_of(self, line: int) -> int:
        """Where a line begins."""
        return self._starts[line]

    def end_of(self, line: int) -> int:
        """Where a line ends, before what ends it."""
        return self._starts[line] + len(self.lines[line])

    def at(self, line: int, column: int) -> int:
        """The offset of a place, line and column counted from 0."""
        return min(self._starts[line] + column, len(self.text)) if line < len(self.lines) else len(self.text)

    def column_of(self, offset: int) -> int:
        """The column, from 0, of the character at `offset`."""
        return offset - self._starts[self.line_of(offset)]

    def original(self, start: int, end: int) -> str:
        """A part of the text with the line ends that it has in the file."""
        return self.raw[self._raw(start) : self._raw(end)]

    def replaced(self, pieces: Iterable[Piece]) -> bytes:
        """The bytes of the file with pieces of it replaced; new lines end as the line above them does."""
        parts, at = [], 0
        for piece in sorted(pieces, key=lambda one: (one.start, one.end)):
            parts.append(self.raw[at : self._raw(piece.start)])
            parts.append(piece.new if piece.verbatim else piece.new.replace("\n", self._line_end(piece.start)))
            at = self._raw(piece.end)
        return ("".join(parts) + self.raw[at:]).encode("utf-8")

    def _raw(self, offset: int) -> int:
        return offset + self._added[self.line_of(offset)]

    def _line_end(self, offset: int) -> str:
        line = self.line_of(offset)
        return self.ends[min(line, len(self.ends) - 1)] if self.ends else "\n"
