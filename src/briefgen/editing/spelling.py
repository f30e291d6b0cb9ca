"""Values → the ways in which they can be written, the likeliest first; the reader decides which of them says what is meant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from briefgen.editing.manner import Manner
from briefgen.noun import noun
from briefgen.readers.files.scalars import plain, spelled

LONGEST_FLOW = 100
"""The most letters of a list or mapping that is written on one line."""


@noun
class Spelling:
    """A value as it can be written: after its key or hyphen, and in lines below (each indented already).

    A comment at the end of the line stands between the two.
    """

    inline: str
    body: tuple[str, ...] = ()


@noun
class Room:
    """Where a value is to stand: within brackets or not; how far lines of text, and keys or hyphens, are indented below."""

    in_flow: bool
    text_indent: int
    mapping_indent: int
    list_indent: int
    first_column: int
    """The column at which a mapping begins on the line of its hyphen; -1 where it belongs below a key."""


def spellings(
    value: Any, room: Room, manner: Manner, style: str = "", header: str = "", over: bool = False
) -> Iterator[Spelling]:
    """The ways to write a value, those like the `style` it had first; `header` is that of lines, `over` that it went over lines."""
    match value:
        case str():
            yield from _texts(value, room, manner, style, header, over)
        case dict() | list():
            yield from _collections(value, room, manner, style)
        case _:
            yield Spelling("null" if value is None else json.dumps(value))


def _texts(value: str, room: Room, manner: Manner, style: str, header: str, over: bool) -> Iterator[Spelling]:
    in_lines = () if room.in_flow else tuple(_in_lines(value, room, manner, style, header))
    first = bool(in_lines) and (style in ("|", ">") or "\n" in value)
    if first:
        yield from in_lines
    for mark in _marks(value, style, manner):
        text = marked(value, mark)
        if text is not None:
            if over and room.first_column < 0 and len(text) + room.text_indent > manner.width:
                yield from _wrapped(text, room, manner)
            yield Spelling(text)
    if not first:
        yield from in_lines


def _marks(value: str, style: str, manner: Manner) -> Iterator[str]:
    """The marks to try: those that the text had, none, those of its neighbors."""
    if style in ("'", '"'):
        yield style
    elif not manner.always and (style == "" or is_safe(value)):
        yield ""
    yield from (manner.quote, "'", '"')


def is_safe(value: str) -> bool:
    """Whether a text needs no quotation marks anywhere, by the letters that it has."""
    return "," not in value and not value.startswith("…") and bool(value) and spelled(value) == value


def marked(value: str, mark: str) -> str | None:
    """A text on one line, in marks or in none; None where they cannot hold it."""
    if mark == '"':
        return json.dumps(value, ensure_ascii=False)
    if re.search(r"[\n\r\t]", value):
        return None
    if mark == "'":
        return "'" + value.replace("'", "''") + "'"
    return value if value and value == value.strip() and plain(value) == value else None


def _wrapped(text: str, room: Room, manner: Manner) -> Iterator[Spelling]:
    """The text over several lines, which are joined again where they are read."""
    first, *rest = wrapped(text, max(20, manner.width - room.text_indent))
    if rest:
        yield Spelling("\n".join((first, *(" " * room.text_indent + line for line in rest))))


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of about this width, parted at single blanks alone."""
    lines, line = [], ""
    for word in re.split(r"(?<=[^ \t]) (?=[^ \t])", text):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _in_lines(value: str, room: Room, manner: Manner, style: str, header: str) -> Iterator[Spelling]:
    """A text as lines below `|`, or below `>` where it stood so before."""
    if not value.strip() or "\r" in value:
        return
    body = value.rstrip("\n")
    for head in dict.fromkeys((*_headers(value, style, header),)):
        if head.startswith(">"):
            if re.search(r"(^|\n)[ \t]", body):
                continue
            lines = _folded(body, max(20, manner.width - room.text_indent))
        else:
            lines = body.split("\n")
        kept = [""] * (len(value) - len(body) - 1) if "+" in head else []
        yield Spelling(head, tuple(" " * room.text_indent + line if line else "" for line in (*lines, *kept)))


def _headers(value: str, style: str, header: str) -> Iterator[str]:
    ends = len(value) - len(value.rstrip("\n"))
    keeps = "-" if ends == 0 else "" if ends == 1 else "+"
    sign = style if style in ("|", ">") else "|"
    for mark in dict.fromkeys((sign, "|")):
        digits = re.sub(r"[^0-9]", "", header) if mark == sign else ""
        if header and mark == sign and keeps == re.sub(r"[^+-]", "", header):
            yield header
        yield f"{mark}{digits}{keeps}"
        # The last line of a file may have no end, and what is said of ends then counts for nothing.
        yield from (header,) if header and mark == sign else ()
        yield f"{mark}{keeps}"
        if value.lstrip("\n").startswith((" ", "\t")):
            yield from (f"{mark}{number}{keeps}" for number in (2, 4, 1))


def _folded(body: str, width: int) -> list[str]:
    lines: list[str] = []
    for number, line in enumerate(body.split("\n")):
        above = body.split("\n")[number - 1] if number else ""
        if line and above:
            lines.append("")
        lines += wrapped(line, width) if line else [""]
        if not line and above:
            lines.append("")
    return lines


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
