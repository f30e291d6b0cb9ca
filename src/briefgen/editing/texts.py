"""Texts → the ways in which they can be written, the likeliest first: plain, in marks, over lines, below `|` or `>`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from briefgen.editing.manner import Manner
from briefgen.noun import noun
from briefgen.readers.files.scalars import plain, spelled


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


def text_spellings(value: str, room: Room, manner: Manner, style: str, header: str, over: bool) -> Iterator[Spelling]:
    """The ways to write a text, those like the `style` it had first; `header` is that of lines, `over` that it went over lines."""
    in_lines = () if room.in_flow else tuple(_in_lines(value, room, manner, style, header))
    first = bool(in_lines) and (style in ("|", ">") or "\n" in value)
    if first:
        yield from in_lines
    for mark in _marks(value, style, manner, room.in_flow):
        text = marked(value, mark)
        if text is not None:
            if over and room.first_column < 0 and len(text) + room.text_indent > manner.width:
                yield from _wrapped(text, room, manner)
            yield Spelling(text)
    if not first:
        yield from in_lines


def _marks(value: str, style: str, manner: Manner, in_flow: bool) -> Iterator[str]:
    """The marks to try: those that the text had, none, those of its neighbors."""
    if style in ("'", '"'):
        yield style
    elif not manner.always and ((style == "" and not (in_flow and ASKS in value)) or is_safe(value)):
        yield ""
    yield from (manner.quote, "'", '"')


ASKS = "?"
"""Within brackets some readers take it for the sign of a key, wherever it stands in a text (PyYAML, not LibYAML)."""


def is_safe(value: str) -> bool:
    """Whether a text needs no quotation marks anywhere, by the letters that it has."""
    return (
        "," not in value and ASKS not in value and not value.startswith("…") and bool(value) and spelled(value) == value
    )


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
