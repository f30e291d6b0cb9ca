"""An argument block's file as values: the keys of its front matter, and the texts under `# Headline`, `# Short`, `# Full`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field, replace
from typing import Any, Final

from briefgen.diagnostics import Report
from briefgen.editing.edits import AsText, Edit, NoSuchPlace, Remove, Set, meant, same, settled
from briefgen.editing.outline import Outline, as_text, read_outline
from briefgen.editing.source import Piece, Source
from briefgen.editing.splice import splice
from briefgen.models.spec import Length
from briefgen.noun import noun
from briefgen.readers.blocks.lengths import Stretch, stretches
from briefgen.readers.files.decoding import decode
from briefgen.readers.files.front_matter import head_end
from briefgen.workspace import File

MATTER: Final = "matter"
LENGTHS: Final = "lengths"
"""The two values that a block's file consists of: `("matter", "title")`, `("lengths", "short")`."""


@noun
class Body:
    """The text of a block: its source, and its stretch for each length, a whole body without headings being the full one."""

    source: Source = field(repr=False)
    stretches: dict[Length, Stretch]

    @property
    def has_headings(self) -> bool:
        """Whether the lengths have headings."""
        return all(one.heading for one in self.stretches.values())

    def lines(self, length: Length) -> tuple[int, int]:
        """The first line of a length, from 0, and the one after its last; where it has no text, both are the line after its heading."""
        one, lines = self.stretches[length], self.source.lines
        first, end = one.first - 1, min(one.last, len(lines))
        while first < end and not lines[first].strip():
            first += 1
        while end > first and not lines[end - 1].strip():
            end -= 1
        return (first, end) if first < end else (one.first - 1, one.first - 1)

    def text(self, length: Length) -> str:
        """What stands there, without blank lines around it."""
        first, end = self.lines(length)
        return "\n".join(self.source.lines[first:end])


@noun
class Block:
    """The values of a block's file."""

    data: Any
    head: Outline
    body: Body


def read_block(file: File) -> Block | AsText:
    """What a block's file says; why it is shown as text where that cannot be told."""
    report = Report()
    text = decode(file, report)
    end = head_end(text, report) if text is not None else None
    head = read_outline(file, end - 1) if end is not None else as_text(file.name, report)
    if isinstance(head, AsText) or text is None or end is None:
        return head if isinstance(head, AsText) else as_text(file.name, report)
    body = _body(file.name, Source(file.data), tuple(stretches(text, end + 1)))
    if isinstance(body, AsText):
        return body
    return Block({MATTER: head.data, LENGTHS: {str(one): body.text(one) for one in body.stretches}}, head, body)


def _body(name: str, source: Source, found: tuple[Stretch, ...]) -> Body | AsText:
    before, *rest = found
    whole = Body(source, {Length.FULL: before})
    if not rest:
        return whole if whole.text(Length.FULL) else Body(source, {})
    if whole.text(Length.FULL):
        return AsText(name, "A text stands before the first heading of a length.", before.first)
    lengths: dict[Length, Stretch] = {}
    for one in rest:
        length = next((each for each in Length if each == one.words.casefold()), None)
        if length is None or length in lengths:
            why = "is not the heading of a length" if length is None else "stands here a second time"
            return AsText(name, f"“# {one.words[:60]}” {why}.", one.heading)
        lengths[length] = one
    return Body(source, {length: lengths[length] for length in Length if length in lengths})


def splice_block(file: File, edits: Iterable[Edit]) -> bytes | AsText:
    """The bytes of a block's file after edits, in order; why it is shown as text where one cannot be made safely."""
    for edit in edits:
        block = read_block(file)
        if isinstance(block, AsText):
            return block
        found = _after(file, block, edit)
        if isinstance(found, AsText):
            return found
        file = File(file.name, found)
    return file.data


def _after(file: File, block: Block, edit: Edit) -> bytes | AsText:
    edit = replace(edit, value=_trimmed(edit.value)) if isinstance(edit, Set) and edit.path[:1] == (LENGTHS,) else edit
    try:
        edit = settled(block.data, edit) if isinstance(edit, Set) else edit
        wanted = meant(block.data, edit)
    except NoSuchPlace:
        return AsText(file.name, "The place of this change is no longer there.")
    if edit.path[:1] == (MATTER,):
        return splice(file, [replace(edit, path=edit.path[1:])], _read_head)
    pieces = _pieces(block.body, edit)
    data = block.body.source.replaced(pieces) if pieces is not None else file.data
    found = read_block(File(file.name, data))
    if isinstance(found, AsText) or not same(found.data, wanted):
        why = (
            found.why
            if isinstance(found, AsText)
            else "This text would become part of another length, or take part of it."
        )
        return AsText(file.name, why, found.line if isinstance(found, AsText) else 0)
    return data


def _read_head(file: File) -> Outline | AsText:
    found = read_block(file)
    return found if isinstance(found, AsText) else found.head


def _trimmed(text: Any) -> Any:
    """A text without blank lines around it, which say nothing there."""
    return re.sub(r"\A(?:[ \t]*(?:\n|\Z))+|(?:\n[ \t]*)+\Z", "", text) if isinstance(text, str) else text


def _pieces(body: Body, edit: Edit) -> list[Piece] | None:
    length = next((each for each in Length if edit.path == (LENGTHS, str(each))), None)
    match edit:
        case Set(value=str(text)) if length in body.stretches:
            return _rewritten(body, length, text)
        case Set(value=str(text)) if length is not None:
            return _begun(body, length, text)
        case Remove() if length in body.stretches:
            return _removed(body, length)
    return None


def _rewritten(body: Body, length: Length, text: str) -> list[Piece]:
    first, end = body.lines(length)
    if first < end:
        return [Piece(body.source.start_of(first), body.source.end_of(end - 1), text)]
    place = body.source.end_of(first - 1)
    return [Piece(place, place, "\n" * (1 + _blank_lines(body)) + text)] if text else []


def _begun(body: Body, length: Length, text: str) -> list[Piece]:
    """A length that is not there yet, in the order of the lengths; a body without headings gets one."""
    source, pieces = body.source, []
    heading = "\n" * (1 + _blank_lines(body)) + text if text else ""
    heading = f"# {_named(body, length)}{heading}"
    if body.stretches and not body.has_headings:
        place = source.start_of(body.lines(Length.FULL)[0])
        return [Piece(place, place, f"{heading}\n\n# {_named(body, Length.FULL)}\n")]
    later = [body.stretches[one] for one in body.stretches if list(Length).index(one) > list(Length).index(length)]
    if later:
        place = source.start_of(min(one.heading for one in later) - 1)
        return [Piece(place, place, f"{heading}\n\n")]
    last = max((body.lines(one)[1] for one in body.stretches), default=0)
    place = source.end_of(last - 1) if last else len(source.text.rstrip("\n"))
    pieces.append(Piece(place, place, ("\n\n" if last else "\n") + heading))
    return pieces if last or source.text.endswith("\n") else [Piece(place, place, f"\n{heading}")]


def _removed(body: Body, length: Length) -> list[Piece]:
    """A length goes with its heading, and with the blank lines below it; after the last, with those above."""
    one, source = body.stretches[length], body.source
    start = (one.heading or one.first) - 1
    end = min(one.last, len(source.lines))
    if end < len(source.lines):
        return [Piece(source.start_of(start), source.start_of(end), "")]
    while start > 1 and not source.lines[start - 1].strip():
        start -= 1
    last = end - 1 if not source.lines[end - 1] else end
    return [Piece(source.end_of(start - 1), source.end_of(max(last, start) - 1), "")]


def _blank_lines(body: Body) -> int:
    """How many blank lines stand between a heading and its text in this file."""
    counts = [
        body.lines(length)[0] - one.heading
        for length, one in body.stretches.items()
        if one.heading and body.text(length)
    ]
    return min(counts, default=0)


def _named(body: Body, length: Length) -> str:
    """The words of a heading, in small letters where all others are."""
    words = [one.words for one in body.stretches.values() if one.heading]
    return str(length) if words and all(word.islower() for word in words) else length.capitalize()
