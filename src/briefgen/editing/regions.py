"""The lines that belong to an entry of a list or mapping: its own, the comments directly above it, deeper ones directly below."""

from __future__ import annotations

from briefgen.editing.outline import Outline, Written
from briefgen.editing.source import Source
from briefgen.noun import noun


@noun
class Region:
    """An entry with its comments, from `start` to `end`, the end of its last line.

    Where `compact`, it begins in the middle of a line: it is the first of what a hyphen begins.
    """

    start: int
    end: int
    compact: bool

    def text(self, source: Source) -> str:
        """What is written there, with its own line ends."""
        return source.original(self.start, self.end)


def region(outline: Outline, parent: Written, number: int) -> Region:
    """The region of an entry of a list or mapping that stands in lines."""
    source, entry = outline.source, parent.parts[number]
    line, column = source.line_of(entry.head), source.column_of(entry.head)
    end = _last_line(source, entry, column)
    if source.lines[line][:column].strip():
        return Region(entry.head, source.end_of(end), True)
    first = _first_line(source, _bound(source, parent, number), line, column)
    if number == 0 and not parent.path and not _is_below(source, first):
        first = line  # what stands at the head of a file is said of the file
    return Region(source.start_of(first), source.end_of(end), False)


def _is_below(source: Source, line: int) -> bool:
    """Whether a comment, or anything else that is said, stands above a line."""
    return any(text.strip() and not text.startswith(("---", "%")) for text in source.lines[:line])


def _bound(source: Source, parent: Written, number: int) -> int:
    """The last line that the comments of an entry must lie below."""
    if number:
        before = parent.parts[number - 1]
        return source.line_of(max(before.end, before.key_end))
    return source.line_of(max(parent.head, parent.key_end)) if parent.path else -1


def _first_line(source: Source, bound: int, line: int, column: int) -> int:
    while line - 1 > bound and 0 <= _comment_column(source.lines[line - 1]) <= column:
        line -= 1
    return line


def _last_line(source: Source, entry: Written, column: int) -> int:
    line = source.line_of(max(entry.end, entry.key_end))
    while line + 1 < len(source.lines) and _comment_column(source.lines[line + 1]) > column:
        line += 1
    return line


def _comment_column(line: str) -> int:
    """Where the comment that a line consists of begins; -1 for any other line."""
    stripped = line.lstrip(" \t")
    return len(line) - len(stripped) if stripped.startswith("#") else -1


def holds_comment(outline: Outline, written: Written) -> bool:
    """Whether there is a comment within a value, between those that it consists of."""
    source, at = outline.source, written.start
    opening = source.line_of(max(written.head, written.key_end))
    if written.is_block and source.line_of(written.start) > opening:
        at = source.end_of(opening)
    for one in written.walk():
        if one is not written and one.key_end >= 0:
            if "#" in source.text[at : one.head]:
                return True
            at = one.key_end
        if not one.parts and one.style not in ("block", "flow"):
            if "#" in source.text[at : one.start]:
                return True
            at = max(at, one.end)
    return "#" in source.text[at : written.end]
