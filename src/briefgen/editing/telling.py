"""Two versions of a file → what was changed from one to the other, value by value; line by line where it has no values."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any, Final

from briefgen.diagnostics import KeyPath
from briefgen.editing.edits import ABSENT, AsText, same
from briefgen.editing.files import Values, read_values
from briefgen.editing.matching import by_name, by_place, in_order, name_of, written_out
from briefgen.editing.wording import Words, differing
from briefgen.noun import noun
from briefgen.workspace import File

MOST_LETTERS: Final = 1_200
"""How much of a text is told, in letters: all of it can be had back."""

MOST_LINES: Final = 4_000
"""How many lines are compared at most; of more, they are told as a whole."""

MOST_TOLD: Final = 200
"""How many changes of a file are told."""


class Did(StrEnum):
    """What became of something."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


class Thing(StrEnum):
    """What something is: a value, an argument, own words, a part of a paper, a paper of a packet, an item of another list, lines."""

    VALUE = "value"
    ARGUMENT = "argument"
    WORDS = "words"
    PART = "part"
    PAPER = "paper"
    ITEM = "item"
    LINES = "lines"


@noun
class Change:
    """What was changed: a value from `old` to `new`, a thing of that `name`.

    `within` is the part of an argument, or the argument of a value; `paper` that of a packet. `place` is where a thing was
    moved to, or the first line, both counted from 1. `words` tell the difference word by word, where that is easy to read.
    """

    did: Did
    thing: Thing
    path: KeyPath = ()
    name: str = ""
    within: str = ""
    paper: str = ""
    place: int = 0
    old: str = ""
    new: str = ""
    words: tuple[Words, ...] = ()


def changes(old: File, new: File) -> tuple[Change, ...]:
    """What was changed from one version of a file to another. Where it says the same as before, how it is written: its lines."""
    if old.data == new.data:
        return ()
    before, after = _values(old), _values(new)
    found: tuple[Change, ...] = ()
    if before is not None and after is not None:
        found = told(before.data, after.data)
    return found or lines(old, new)


def _values(file: File) -> Values | None:
    """What a file says, where it is one that is changed value by value and can be read."""
    values = read_values(file) if file.name.endswith((".yaml", ".md")) else None
    return None if isinstance(values, AsText) else values


def told(old: Any, new: Any) -> tuple[Change, ...]:
    """What was changed from some data to others."""
    telling = _Telling()
    telling.values(old, new, (), "", "")
    return tuple(telling.all())[:MOST_TOLD]


class _Telling:
    """Collects what was changed. An argument that is gone from one part and new in another of its paper was moved."""

    def __init__(self) -> None:
        self._found: list[Change] = []
        self._items: dict[int, Any] = {}
        """The items that came or went, by the numbers of their changes."""

    def all(self) -> Iterator[Change]:
        """What was changed, in order."""
        moved: dict[int, int] = {}
        for number, one in enumerate(self._found):
            if one.did is Did.REMOVED and one.thing in (Thing.ARGUMENT, Thing.WORDS):
                to = next(
                    (place for place in self._items if place not in moved.values() and self._same(one, place)), -1
                )
                moved |= {number: to} if to >= 0 else {}
        for number, one in enumerate(self._found):
            if number in moved:
                there = self._found[moved[number]]
                yield Change(
                    Did.MOVED, one.thing, there.path, there.name, there.within, there.paper, there.place, new=there.new
                )
                inner = _Telling()
                was, now = self._items[number], self._items[moved[number]]
                was, now = written_out(was, now), written_out(now, was)
                inner.values(was, now, there.path, there.paper, there.name)
                yield from inner.all()
            elif number not in moved.values():
                yield one

    def _same(self, gone: Change, number: int) -> bool:
        there = self._found[number]
        alike = (there.thing, there.name, there.paper) == (gone.thing, gone.name, gone.paper)
        return there.did is Did.ADDED and alike and (gone.thing is Thing.ARGUMENT or there.new == gone.old)

    def values(self, old: Any, new: Any, path: KeyPath, paper: str, within: str) -> None:
        if same(old, new):
            return
        if isinstance(old, dict | list) and new in (None, ABSENT):
            new = type(old)()
        if isinstance(new, dict | list) and old in (None, ABSENT):
            old = type(new)()
        if isinstance(old, dict) and isinstance(new, dict):
            for key in dict.fromkeys((*new, *old)):
                self.values(old.get(key, ABSENT), new.get(key, ABSENT), (*path, key), paper, within)
        elif isinstance(old, list) and isinstance(new, list):
            self._lists(old, new, path, paper, within)
        else:
            self._value(old, new, path, paper, within)

    def _value(self, old: Any, new: Any, path: KeyPath, paper: str, within: str) -> None:
        did = Did.ADDED if old is ABSENT else Did.REMOVED if new is ABSENT else Did.CHANGED
        before, after = in_words(old), in_words(new)
        words = differing(before, after) if did is Did.CHANGED and " " in before and " " in after else ()
        self._found.append(
            Change(did, Thing.VALUE, path, "", within, paper, old=_short(before), new=_short(after), words=words)
        )

    def _lists(self, old: list[Any], new: list[Any], path: KeyPath, paper: str, within: str) -> None:
        pairs = by_place(old, new, by_name(old, new), ())
        thing = _thing(path)
        staying = set(in_order(len(old), len(new), pairs))
        for number, item in enumerate(old):
            if number not in pairs:
                self._item(Did.REMOVED, thing, item, (*path, number), paper, within)
        for number, item in enumerate(new):
            was = next((one for one, other in pairs.items() if other == number), None)
            at = (*path, number)
            if was is None:
                self._item(Did.ADDED, thing, item, at, paper, within)
                continue
            if was not in staying:
                self._item(Did.MOVED, thing, item, at, paper, within)
            before, after = written_out(old[was], item), written_out(item, old[was])
            inner = name_of(item) or within if thing in (Thing.ARGUMENT, Thing.PART) else within
            self.values(before, after, at, name_of(item) if thing is Thing.PAPER else paper, inner)

    def _item(self, did: Did, thing: Thing, item: Any, path: KeyPath, paper: str, within: str) -> None:
        if thing is Thing.ARGUMENT and isinstance(item, dict) and "text" in item:
            thing, said = Thing.WORDS, in_words(item["text"])
        else:
            said = in_words(item) if thing is Thing.ITEM else ""
        if did is not Did.MOVED:
            self._items[len(self._found)] = item
        old, new = (said, "") if did is Did.REMOVED else ("", said)
        name = "" if thing is Thing.WORDS else name_of(item)
        place = int(path[-1]) + 1
        self._found.append(Change(did, thing, path, name, within, paper, place, _short(old), _short(new)))


def _thing(path: KeyPath) -> Thing:
    """What the items of a list are."""
    match path:
        case (*_, "sections", int(), "blocks"):
            return Thing.ARGUMENT
        case (*_, "sections"):
            return Thing.PART
        case ("documents",):
            return Thing.PAPER
    return Thing.ITEM


def in_words(value: Any) -> str:
    """A value as people read it: a list with commas, a group with what each is."""
    match value:
        case bool():
            return "true" if value else "false"
        case list():
            return ", ".join(map(in_words, value))
        case dict():
            return "; ".join(f"{key}: {in_words(below)}" for key, below in value.items())
    return "" if value is None or value is ABSENT else str(value).rstrip("\n")


def _short(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS].rstrip()} …"


def lines(old: File, new: File) -> tuple[Change, ...]:
    """The lines that were changed, each stretch with its first line in the new version."""
    before, after = (file.data.decode("utf-8", "replace").splitlines() for file in (old, new))
    if max(len(before), len(after)) > MOST_LINES:
        return (_stretch(before, after, 1),)
    found = SequenceMatcher(None, before, after).get_opcodes()
    changed = [
        (before[one:two], after[three:four], three + 1) for tag, one, two, three, four in found if tag != "equal"
    ]
    return tuple(_stretch(*each) for each in changed[:MOST_TOLD])


def _stretch(old: list[str], new: list[str], first: int) -> Change:
    did = Did.ADDED if not old else Did.REMOVED if not new else Did.CHANGED
    return Change(did, Thing.LINES, place=first, old=_short("\n".join(old)), new=_short("\n".join(new)))
