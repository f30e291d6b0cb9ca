"""Keys and items within brackets → the pieces that add, move or remove one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.editing.edits import Insert, Move, Set
from briefgen.editing.manner import manner_near
from briefgen.editing.outline import Outline, Written
from briefgen.editing.regions import holds_comment
from briefgen.editing.source import Piece
from briefgen.editing.spelling import quoted, spellings
from briefgen.editing.texts import Room

_REST = re.compile(r"[ \t]*(?P<comma>,?)[ \t]*(?P<comment>#[^\n]*)")


def added(outline: Outline, parent: Written, edit: Set | Insert) -> Iterator[list[Piece]]:
    """The ways to add a key or an item, the likeliest first."""
    number = edit.path[-1] if isinstance(edit, Insert) else parent.place_after(edit.after)
    assert isinstance(number, int)
    if edit.spelling:
        yield _put(outline, parent, number, edit.spelling)
    manner = manner_near(outline, parent.parts)
    sign = f"{quoted(str(edit.path[-1]), manner)}: " if isinstance(edit, Set) else ""
    for spelling in spellings(edit.value, Room(True, 0, 0, 0, -1), manner):
        yield _put(outline, parent, number, sign + spelling.inline)


def _put(outline: Outline, parent: Written, number: int, text: str) -> list[Piece]:
    source = outline.source
    if not parent.parts:
        inside = source.text[parent.start + 1 : parent.end - 1]
        end = parent.end - 1 if not inside.strip() else parent.start + 1
        return [Piece(parent.start + 1, end, text)]
    parting = _parting(outline, parent)
    if number < len(parent.parts):
        return [Piece(parent.parts[number].head, parent.parts[number].head, text + parting)]
    last = end_of(parent.parts[-1])
    rest = _REST.match(source.text, last)
    if rest and "\n" in source.text[last : parent.end]:
        # The comment at the end of its line is that of the last item.
        comma = [] if rest["comma"] else [Piece(last, last, ",")]
        line = (
            parting.lstrip(",").lstrip(" ") if "\n" in parting else "\n" + " " * source.column_of(parent.parts[-1].head)
        )
        return [*comma, Piece(rest.end(), rest.end(), line + text + rest["comma"])]
    return [Piece(last, last, parting + text)]


def _parting(outline: Outline, parent: Written) -> str:
    """What stands between two items."""
    source = outline.source
    between = [
        source.text[end_of(one) : other.head] for one, other in zip(parent.parts, parent.parts[1:], strict=False)
    ]
    last = between[-1] if between else source.text[parent.start + 1 : parent.parts[0].head]
    if "\n" in last:
        return ",\n" + " " * source.column_of(parent.parts[-1].head)
    return last if between and "#" not in last else ", "


def end_of(part: Written) -> int:
    """Where an item within brackets ends, also one that is a key alone."""
    return max(part.end, part.key_end)


def moved(outline: Outline, parent: Written, edit: Move) -> Iterator[list[Piece]]:
    """Put the items in another order; what is between them stays, so there must be no comments."""
    order = list(range(len(parent.parts)))
    order.insert(edit.to, order.pop(int(edit.path[-1])))
    if not holds_comment(outline, parent):
        source, places = outline.source, [(one.head, end_of(one)) for one in parent.parts]
        yield [
            Piece(*place, source.original(*places[old]), verbatim=True)
            for place, old in zip(places, order, strict=True)
            if places[old] != place
        ]


def removed(outline: Outline, parent: Written, number: int) -> Iterator[list[Piece]]:
    """Take an item out, with the comma after it, or that before the last."""
    text, parts = outline.source.text, parent.parts
    own, end = parts[number], end_of(parts[number])
    if len(parts) == 1:
        comma = re.compile(r"\s*,").match(text, end)
        yield [Piece(own.head, comma.end() if comma else end, "")]
    elif number < len(parts) - 1:
        yield [Piece(own.head, parts[number + 1].head, "")]
    elif "#" not in text[end_of(parts[number - 1]) : own.head]:
        yield [Piece(end_of(parts[number - 1]), end, "")]
    else:
        # The comma before it stays: the comment behind that is the other item's.
        line = outline.source.line_of(own.head)
        yield [Piece(outline.source.start_of(line), outline.source.start_of(line + 1), "")]
        yield [Piece(own.head, end, "")]
