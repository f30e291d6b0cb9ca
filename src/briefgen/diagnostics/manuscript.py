"""Text whose lines remember where they came from, also after variables were filled in."""

from __future__ import annotations

from briefgen.diagnostics import KeyPath, Span
from briefgen.noun import noun

LONGEST_TEXT = 100_000
"""Characters of one text that is read: some thirty pages."""


@noun
class Manuscript:
    """Markdown ready to be read, line by line tied to the file the author wrote.

    `lines[i]` is the line of `file` (counted from 1) from which line `i` of `text` came;
    `source` holds the lines of `file` themselves, for showing; `path` leads to the text in `file`.
    """

    text: str
    file: str
    lines: tuple[int, ...]
    source: tuple[str, ...] = ()
    path: KeyPath = ()

    @classmethod
    def verbatim(cls, text: str, file: str, first: int = 1, source: tuple[str, ...] = ()) -> Manuscript:
        """A text that stands in its file as it is, from line `first` on."""
        count = text.count("\n") + 1
        return cls(text, file, tuple(range(first, first + count)), source)

    def span(self, line: int, column: int = 0, length: int = 1) -> Span:
        """The place in the author's file of line `line` of `text`, counted from 0.

        `column` counts from 1; 0 means it is not known, and the first mark on the line is taken.
        """
        at = self.lines[min(line, len(self.lines) - 1)] if self.lines else 1
        shown = self.source[at - 1] if 0 < at <= len(self.source) else ""
        return Span(self.file, at, column or len(shown) - len(shown.lstrip()) + 1, length, shown, self.path)

    def find(self, words: str, line: int = 0) -> Span:
        """The place of `words`, searched in the author's file from line `line` of `text` on."""
        start = self.lines[min(line, len(self.lines) - 1)] if self.lines else 1
        for at in range(start, len(self.source) + 1):
            column = self.source[at - 1].find(words)
            if column >= 0:
                return Span(self.file, at, column + 1, len(words), self.source[at - 1], self.path)
        return self.span(line)
