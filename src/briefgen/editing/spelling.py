"""Values → the ways in which they can be written, the likeliest first; the reader decides which of them says what is meant."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefgen.editing.manner import Manner
from briefgen.editing.texts import Room, Spelling, is_safe, marked, text_spellings

LONGEST_FLOW = 100
"""The most letters of a list or mapping that is written on one line."""


def spellings(
    value: Any, room: Room, manner: Manner, style: str = "", header: str = "", over: bool = False
) -> Iterator[Spelling]:
    """The ways to write a value, those like the `style` it had first; `header` is that of lines, `over` that it went over lines."""
    match value:
        case str():
            yield from text_spellings(value, room, manner, style, header, over)
        case dict() | list():
            yield from _collections(value, room, manner, style)
        case _:
            yield Spelling("null" if value is None else json.dumps(value))


def _collections(value: Any, room: Room, manner: Manner, style: str) -> Iterator[Spelling]:
    flow = Spelling(in_brackets(value, manner))
    lines = () if room.in_flow or not value else tuple(_lined(value, room, manner))
    short = len(flow.inline) <= LONGEST_FLOW and "\n" not in str(value)
    if (
        style == "flow"
        or room.in_flow
        or (short and style != "block" and not (lines and manner.lined) and _is_simple(value))
    ):
        yield from (flow, *lines)
    else:
        yield from (*lines, flow)


def _is_simple(value: Any) -> bool:
    inside = value.values() if isinstance(value, dict) else value
    return not any(isinstance(one, dict | list) for one in inside)


def in_brackets(value: Any, manner: Manner) -> str:
    """A value on one line as it can stand anywhere, lists and mappings in brackets."""
    match value:
        case dict() if value:
            inside = ", ".join(f"{in_brackets(key, manner)}: {in_brackets(one, manner)}" for key, one in value.items())
            return f"{{{manner.padding}{inside}{manner.padding}}}"
        case list():
            return f"[{', '.join(in_brackets(one, manner) for one in value)}]"
        case str():
            return quoted(value, manner)
        case dict():
            return "{}"
        case _:
            return "null" if value is None else json.dumps(value)


def quoted(value: str, manner: Manner) -> str:
    """A text on one line, in quotation marks where it needs them."""
    return value if is_safe(value) else marked(value, manner.quote) or json.dumps(value, ensure_ascii=False)


def _lined(value: Any, room: Room, manner: Manner) -> Iterator[Spelling]:
    """A list or mapping in lines of its own: those below a key, or the first on the line of its hyphen."""
    if isinstance(value, dict) and room.first_column >= 0:
        first, *rest = block_lines(value, room.first_column, manner)
        yield Spelling(first.lstrip(" "), tuple(rest))
    elif room.first_column < 0:
        indent = room.list_indent if isinstance(value, list) else room.mapping_indent
        yield Spelling("", tuple(block_lines(value, indent, manner)))


def block_lines(value: Any, indent: int, manner: Manner) -> list[str]:
    """The lines of a list or mapping that is not empty, each item or key on a line of its own."""
    lines: list[str] = []
    if isinstance(value, list):
        for one in value:
            first, *rest = _item_lines(one, indent, manner)
            lines += [f"{' ' * indent}-{manner.after_hyphen}{first}", *rest]
    else:
        for key, one in value.items():
            lines += _key_lines(key, one, indent, manner)
    return lines


def _item_lines(value: Any, indent: int, manner: Manner) -> list[str]:
    column = indent + 1 + len(manner.after_hyphen)
    room = Room(False, indent + manner.step, column, column, column)
    found = next(spellings(value, room, manner))
    return [found.inline, *found.body]


def _key_lines(key: str, value: Any, indent: int, manner: Manner) -> list[str]:
    room = Room(False, indent + manner.step, indent + manner.step, indent + manner.list_step, -1)
    found = next(spellings(value, room, manner))
    name = " " * indent + quoted(key, manner)
    return [f"{name}:{manner.after_colon}{found.inline}" if found.inline else f"{name}:", *found.body]
