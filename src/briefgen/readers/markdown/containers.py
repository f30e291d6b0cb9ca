"""The rule of markdown-it for boxes: `::: callout Title` … `:::`.

As in Pandoc a bare `:::` closes the box opened last. A box that is not closed, or whose
name is not known, is read all the same and reported by whoever builds the tree.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from briefgen.document.roles import BoxName
from briefgen.models.language_marks import ATTRIBUTE
from briefgen.noun import noun
from briefgen.readers.fences import FENCE, code_fence
from briefgen.readers.markdown.keynumbers import read_lines


@noun
class Box:
    """What the opening line of a box says, and whether the box was closed."""

    name: str
    title: str
    closed: bool

    @property
    def words(self) -> str:
        """All that stands behind the colons."""
        return f"{self.name} {self.title}".strip()

    @property
    def language(self) -> str:
        """The language that the lines between are said to be in; empty for a box."""
        marked = ATTRIBUTE.fullmatch(self.words)
        return marked["language"] if marked else ""


def _words(state: StateBlock, line: int) -> str | None:
    """What stands behind the colons of a line; None where there are no such colons."""
    if state.is_code_block(line):
        return None
    start = state.bMarks[line] + state.tShift[line]
    fence = FENCE.match(state.src[start : state.eMarks[line]])
    return fence["words"] if fence else None


def _code_fence(state: StateBlock, line: int, within: str) -> str:
    """The fence of the code that line `line` stands in, given the one that the line before stood in."""
    start = state.bMarks[line] + state.tShift[line]
    return code_fence(state.src[start : state.eMarks[line]], within)


def _closing_line(state: StateBlock, start: int, end: int) -> int | None:
    """The line that closes the box opened on line `start`; None when there is none before `end`."""
    depth, code = 1, ""
    for line in range(start + 1, end):
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            return None
        was_code, code = code, _code_fence(state, line, code)
        words = None if was_code or code else _words(state, line)
        if words is not None:
            depth += 1 if words else -1
        if depth == 0:
            return line
    return None


def _last_line(state: StateBlock, start: int, end: int) -> int:
    """Where a box that is never closed ends: with what it stands in."""
    for line in range(start + 1, end):
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            return line
    return end


def box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a box, or a closing line without one, as the token `box` or `box_end`."""
    words = _words(state, start)
    if words is None or silent:
        return words is not None
    if not words:
        state.push("box_end", "", 0).map = [start, start + 1]
        state.line = start + 1
        return True
    closing = _closing_line(state, start, end)
    last = _last_line(state, start, end) if closing is None else closing
    name, _, title = words.partition(" ")
    opening = state.push("box_open", "div", 1)
    opening.map = [start, last]
    opening.meta = {"box": Box(name, title.strip(), closing is not None)}
    read = read_lines if name == BoxName.NUMBERS else _read_inside
    read(state, start + 1, last)
    state.push("box_close", "div", -1)
    state.line = last if closing is None else last + 1
    return True


def _read_inside(state: StateBlock, start: int, end: int) -> None:
    parent, limit = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", end
    state.md.block.tokenize(state, start, end)
    state.parentType, state.lineMax = parent, limit
