"""Where the values of a brief stand in its files, for messages and for text that is read further."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from briefgen.diagnostics import KeyPath, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.noun import noun


@noun
class Places:
    """Spans of values by their path in the brief `file`; `lines` are the lines of each file that was read.

    `kept` are the lines, counted from 0, that are left of a text without what its readers may not see.
    """

    file: str
    spans: Mapping[KeyPath, Span]
    lines: Mapping[str, tuple[str, ...]]
    kept: Mapping[KeyPath, tuple[int, ...]] = field(default_factory=dict)

    def span(self, *path: str | int) -> Span:
        """The place of a value, or of the nearest thing around it that has one; its path is that of the value itself."""
        for end in range(len(path), -1, -1):
            if (found := self.spans.get(path[:end])) is not None:
                return found if end == len(path) else replace(found, path=(*found.path, *path[end:]))
        return Span(self.file, path=path)

    def manuscript(self, words: str, *path: str | int) -> Manuscript:
        """A text of the brief as a manuscript. A literal text (after `|`) begins on the line below its mark."""
        span = self.span(*path)
        source = self.lines.get(span.file, ())
        literal = span.text[span.column - 1 : span.column] == "|"
        first = span.line + literal
        step = 1 if literal else 0
        numbers = self.kept.get(path) or range(words.count("\n") + 1)
        lines = tuple(max(first + step * number, 1) for number in numbers)
        return Manuscript(words, span.file, lines, source, span.path)
