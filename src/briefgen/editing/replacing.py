"""A value that is there → the pieces by which another one takes its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.editing.edits import Set
from briefgen.editing.manner import Manner, manner_near
from briefgen.editing.outline import BLOCK, Outline, Written
from briefgen.editing.source import Piece, Source
from briefgen.editing.spelling import spellings
from briefgen.editing.texts import Room, Spelling

_HEADER = re.compile(r"[|>][0-9+-]*")


def replacements(outline: Outline, parents: tuple[Written, ...], old: Written, edit: Set) -> Iterator[list[Piece]]:
    """The ways to replace a value, the likeliest first; `parents` are the values around it, the outermost first."""
    beside = [one for one in (parents[-1].parts if parents else ()) if one is not old]
    manner = manner_near(outline, beside)
    if edit.spelling:
        yield _placed(outline.source, old, manner, _as_was(edit.spelling))
    room = room_for(outline.source, parents, old, manner)
    header = _HEADER.match(outline.source.text, old.start)
    over = old.style in ("", "'", '"') and "\n" in outline.source.text[old.start : old.end]
    said = header.group() if header and old.style in ("|", ">") else ""
    for spelling in spellings(edit.value, room, manner, old.style, said, over):
        yield _placed(outline.source, old, manner, spelling)


def _as_was(text: str) -> Spelling:
    first, *rest = text.split("\n")
    header = _HEADER.match(first)
    return Spelling(header.group(), tuple(rest)) if header else Spelling(text)


def spelling_of(source: Source, old: Written) -> str:
    """How a text, number or list in brackets is written, for another edit that brings it back."""
    return "" if old.style == BLOCK else source.text[old.start : old.end]


def room_for(source: Source, parents: tuple[Written, ...], old: Written, manner: Manner) -> Room:
    """Where a value stands."""
    column = source.column_of(old.head)
    in_flow = any(one.style == "flow" for one in parents)
    if not parents:
        return Room(in_flow, manner.step, 0, 0, 0)
    text = _own_indent(source, old, column) or column + manner.step
    if isinstance(parents[-1].value, dict):
        return Room(in_flow, text, column + manner.step, column + manner.list_step, -1)
    on_line = not old.is_empty and source.line_of(old.head) == source.line_of(old.start)
    first = source.column_of(old.start) if on_line else column + 1 + len(manner.after_hyphen)
    return Room(in_flow, text, first, first, first)


def _own_indent(source: Source, old: Written, column: int) -> int:
    """How far the lines of a text are indented, where it has several; 0 for none."""
    if old.style == BLOCK:
        return 0
    lines = source.text[old.start : old.end].split("\n")[1:]
    indent = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), 0)
    return indent if indent > column else 0


def _placed(source: Source, old: Written, manner: Manner, new: Spelling) -> list[Piece]:
    below = "".join(f"\n{line}" for line in new.body)
    opening = source.line_of(max(old.head, old.key_end - 1))
    if old.style in ("|", ">"):
        header = _HEADER.match(source.text, old.start)
        assert header is not None, "that is how the style was known"
        end_of_header = source.end_of(source.line_of(old.start))
        return [Piece(old.start, header.end(), new.inline), Piece(end_of_header, old.end, below)]
    if old.style == BLOCK and source.line_of(old.start) > opening:
        place = after_sign(source, old)
        inline = [Piece(place, place, _blank(old, manner) + new.inline)] if new.inline else []
        return [*inline, Piece(source.end_of(opening), old.end, below)]
    if old.style == BLOCK:
        return [Piece(old.start, old.end, new.inline + below)]
    return [_on_line(source, old, manner, new), *_lines_after(source, old.end, below)]


def _on_line(source: Source, old: Written, manner: Manner, new: Spelling) -> Piece:
    if old.is_empty:
        return Piece(
            old.start, old.start, _missing_colon(source, old) + _blank(old, manner) + new.inline if new.inline else ""
        )
    start = old.start if new.inline else after_sign(source, old)
    return Piece(start, old.end, new.inline)


def _missing_colon(source: Source, old: Written) -> str:
    """The colon of a key within brackets that stands there alone."""
    return ":" if old.key_end >= 0 and source.text[old.start - 1] != ":" else ""


def _lines_after(source: Source, offset: int, below: str) -> list[Piece]:
    end = source.end_of(source.line_of(offset))
    return [Piece(end, end, below)] if below else []


def after_sign(source: Source, old: Written) -> int:
    """The place right after the colon or hyphen of a value."""
    colon = re.compile(r"\s*:").match(source.text, old.key_end) if old.key_end >= 0 else None
    return colon.end() if colon else old.head + 1


def _blank(old: Written, manner: Manner) -> str:
    return manner.after_colon if old.key_end >= 0 else manner.after_hyphen
