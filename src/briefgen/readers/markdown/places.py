"""Where in the author's file the pieces of a line of text stand."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.diagnostics import Span
from briefgen.diagnostics.manuscript import Manuscript


@dataclass
class Cursor:
    """Goes through the Markdown of one line of text and finds the place of each construct in turn.

    `content` is the Markdown with the marks of lists and quotations taken away; its first
    line is line `line` of the manuscript, counted from 0.
    """

    manuscript: Manuscript
    content: str
    line: int
    at: int = 0

    def find(self, words: str) -> Span:
        """The place of the next `words`; of the line reached so far, when there are no more."""
        found = self.content.find(words, self.at)
        if found < 0:
            return self.here()
        self.at = found + 1
        line = self.line + self.content.count("\n", 0, found)
        first = words.partition("\n")[0]
        return self.manuscript.span(line, self._column(line, first, found), len(first))

    def here(self) -> Span:
        """The line reached so far."""
        return self.manuscript.span(self.line + self.content.count("\n", 0, self.at))

    def _column(self, line: int, words: str, found: int) -> int:
        """The column, in the author's line, of `words` at position `found` of the content; 0 if they are not there."""
        start = self.content.rfind("\n", 0, found) + 1
        content = self.content[start:].partition("\n")[0]
        text = self.manuscript.span(line).text.rstrip()
        before = len(text) - len(content) if text.endswith(content) else text.find(content)
        if before >= 0:
            return before + found - start + 1
        # A variable was filled in, so the lines differ; the words may be the same.
        column = -1
        for _ in range(content[: found - start].count(words) + 1):
            column = text.find(words, column + 1)
        return column + 1
