"""Keys and items that stand in lines of their own → the pieces that add, move or remove one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.editing.edits import Insert, Move, Set
from briefgen.editing.manner import Manner, manner_near
from briefgen.editing.outline import Outline, Written
from briefgen.editing.regions import Region, region
from briefgen.editing.replacing import after_sign
from briefgen.editing.source import Piece
from briefgen.editing.spelling import quoted, spellings
from briefgen.editing.texts import Room, Spelling


def added(outline: Outline, parent: Written, edit: Set | Insert) -> Iterator[list[Piece]]:
    """The ways to add a key or an item, the likeliest first."""
    number = edit.path[-1] if isinstance(edit, Insert) else parent.place_after(edit.after)
    assert isinstance(number, int)
    places = [number]
    if isinstance(edit, Set) and number:
        places.append(number - 1)  # a text that ends with the file, without a line end, must stay the last
    for place in places:
        if edit.spelling:
            yield _put(outline, parent, place, edit.spelling, verbatim=True)
        for text in _entries(outline, parent, edit):
            yield _put(outline, parent, place, text)


def _entries(outline: Outline, parent: Written, edit: Set | Insert) -> Iterator[str]:
    """The new entry as it can be written, indented as the others."""
    manner, column = manner_near(outline, parent.parts), outline.source.column_of(parent.parts[0].head)
    if isinstance(edit, Insert):
        sign, first = f"-{manner.after_hyphen}", column + 1 + len(manner.after_hyphen)
        room = Room(False, column + manner.step, first, first, first)
    else:
        sign = _key_sign(str(edit.path[-1]), manner)
        room = Room(False, column + manner.step, column + manner.step, column + manner.list_step, -1)
    for spelling in spellings(edit.value, room, manner, _style_near(parent, edit.value)):
        yield " " * column + _joined(sign, spelling)


def _key_sign(key: str, manner: Manner) -> str:
    return f"{quoted(key, manner)}:{manner.after_colon}"


def _joined(sign: str, spelling: Spelling) -> str:
    return "\n".join(
        ((sign + spelling.inline).rstrip(" \t") if not spelling.inline else sign + spelling.inline, *spelling.body)
    )


def _style_near(parent: Written, value: Any) -> str:
    """In which style the entries around hold such a value; nothing, where they do not agree."""
    styles = {
        one.style for one in parent.parts if isinstance(one.value, type(value)) and one.style in ("block", "flow")
    }
    return styles.pop() if len(styles) == 1 and isinstance(value, dict | list) else ""


def _put(outline: Outline, parent: Written, number: int, text: str, *, verbatim: bool = False) -> list[Piece]:
    """Put the lines of an entry before that of a number, or after the last."""
    source = outline.source
    blank = _blank_lines(outline, parent)
    end = source.ends[0] if verbatim and source.ends else "\n"
    if number:
        above = region(outline, parent, number - 1)
        return [Piece(above.end, above.end, end * (1 + blank) + text, verbatim)]
    below = region(outline, parent, 0)
    if below.compact:
        column = source.column_of(parent.parts[0].head)
        return [Piece(below.start, below.start, text.lstrip(" ") + end + " " * column, verbatim)]
    return [Piece(below.start, below.start, text + end * (1 + blank), verbatim)]


def _blank_lines(outline: Outline, parent: Written) -> int:
    """How many blank lines there are between each two entries."""
    regions = [region(outline, parent, number) for number in range(len(parent.parts))]
    gaps = [outline.source.text[one.end : other.start] for one, other in zip(regions, regions[1:], strict=False)]
    counts = {gap.count("\n") - 1 for gap in gaps if not gap.strip()}
    return counts.pop() if len(counts) == 1 and len(gaps) and not any(gap.strip() for gap in gaps) else 0


def moved(outline: Outline, parent: Written, edit: Move) -> Iterator[list[Piece]]:
    """Put the items in another order: each with its comments in the place of another; what is between them stays."""
    order = list(range(len(parent.parts)))
    order.insert(edit.to, order.pop(int(edit.path[-1])))
    regions = [region(outline, parent, number) for number in range(len(parent.parts))]
    if not regions[0].compact:
        source = outline.source
        yield [
            Piece(place.start, place.end, regions[old].text(source), verbatim=True)
            for place, old in zip(regions, order, strict=True)
            if regions[old] is not place
        ]


def removed(outline: Outline, parent: Written, number: int) -> Iterator[list[Piece]]:
    """The ways to take an entry out, with its lines."""
    own, text = region(outline, parent, number), outline.source.text
    if len(parent.parts) == 1:
        yield from _emptied(outline, parent, own)
    elif own.compact:
        yield [_without_first(text, own, parent.parts[1])]
    else:
        if (gap := _with_gap(outline, parent, number)) is not None:
            yield [gap]
        after = min(own.end + 1, len(text))
        yield [Piece(own.start, after, "")]
        # Blank lines that would become part of the text above go as well.
        yield [Piece(own.start, after + len(text[after:]) - len(text[after:].lstrip("\n")), "")]


def _without_first(text: str, own: Region, second: Written) -> Piece:
    """Take out the first key of what a hyphen begins: the second comes in its place, or stays below the hyphen with its comments."""
    if not text[own.end : second.head].strip():
        return Piece(own.start, second.head, "")
    return Piece(len(text[: own.start].rstrip(" \t")), own.end, "")


def _with_gap(outline: Outline, parent: Written, number: int) -> Piece | None:
    """Take an entry out with the blank lines above it, those below the first; None where comments stand there."""
    own, text = region(outline, parent, number), outline.source.text
    beside = region(outline, parent, number - 1 if number else 1)
    start, end = (beside.end, own.start) if number else (own.end, beside.start)
    if text[start:end].strip():
        return None
    return Piece(beside.end, own.end, "") if number else Piece(own.start, beside.start, "")


def _emptied(outline: Outline, parent: Written, own: Region) -> Iterator[list[Piece]]:
    """Take the only entry out: what is left is an empty list or mapping."""
    nothing = "{}" if isinstance(parent.value, dict) else "[]"
    source = outline.source
    if own.compact or not parent.path:
        yield [Piece(parent.start if own.compact else own.start, own.end, nothing)]
        return
    place = after_sign(source, parent)
    yield [Piece(place, place, f" {nothing}"), Piece(own.start - 1, own.end, "")]
