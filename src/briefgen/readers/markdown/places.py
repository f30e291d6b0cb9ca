"""Where in the author's file the pieces of a line of text stand."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.diagnostics import Span
from briefgen.manuscript import Manuscript


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
            return self.manuscript.span(self.line + self.content.count("\n", 0, self.at))
        self.at = found + 1
        line = self.line + self.content.count("\n", 0, found)
        before = self.content[self.content.rfind("\n", 0, found) + 1 : found].count(words)
        first = words.partition("\n")[0]
        return self.manuscript.span(line, self._column(line, first, before), len(first))

    def _column(self, line: int, words: str, before: int) -> int:
        """The column of `words` in the author's line, of which `before` stand earlier in it; 0 if it is not there."""
        text, column = self.manuscript.span(line).text, -1
        for _ in range(before + 1):
            column = text.find(words, column + 1)
        return column + 1
