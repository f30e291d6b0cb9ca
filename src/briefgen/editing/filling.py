"""A form that was sent → the edits of what the person changed in it, against the version of the file that it was built from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from briefgen.diagnostics import KeyPath, path_text
from briefgen.editing.edits import ABSENT, Edit, Move, Remove, Set, value_at
from briefgen.editing.fields import Argument, Field, Form, as_text

SENT: Final = re.compile(
    r"(?:documents\[\d{1,3}\]\.)?(?:"
    r"title|subtitle|ask(?:\[\d{1,2}\](?:\.(?:do|and))?)?"
    r"|meeting\.(?:date|time|place|staff|legislator(?:s\[\d{1,2}\])?\.(?:name|title|district))"
    r"|sections\[\d{1,3}\]\.blocks\[\d{1,3}\]\.(?:text|length))",
    re.ASCII,
)
"""The names under which a form sends its values: places in the file, as messages write them, and no others."""

STEP: Final = re.compile(r"([a-z_]+)|\[(\d+)\]")

MOST_LETTERS: Final = 100_000
"""The most letters that a field takes: five times as many as a text may have."""


def name_of(path: KeyPath) -> str:
    """The name under which a form sends the value at a path."""
    return path_text(path)


def path_of(name: str) -> KeyPath | None:
    """The path that a form sends a value under; None for every other name."""
    if not SENT.fullmatch(name):
        return None
    return tuple(word or int(number) for word, number in STEP.findall(name))


def edits_of(data: Any, sent: Mapping[str, str]) -> tuple[Edit, ...]:
    """The edits that were made in a form of this data: of every value that is another one now.

    A field that was emptied is taken out, with the groups around it that are empty then; but an item of a list stays, so
    that no other field has another place afterwards. Names that no form has are left out.
    """
    changed = dict(_changed(data, sent))
    emptied = {path for path, text in changed.items() if not text and not _of_item(path)}
    written = {path: text for path, text in changed.items() if path not in emptied}
    gone = dict.fromkeys(_gone(data, path, emptied, written) for path in emptied)
    return (*_set(data, written), *map(Remove, sorted(gone, key=path_text)))


def arranging(form: Form, press: str, name: str) -> tuple[Edit, ...]:
    """The edits of a button at an item of a part: `up`, `down` or `remove`; none where there is no such item, or no room.

    `let` leaves all lengths to the fit.
    """
    if press == "let":
        return tuple(Remove(one.length.path) for one in form.arguments if one.length.value)
    part = next((part for part in form.divisions if name in map(name_of, map(item_path, part.items))), None)
    if part is None:
        return ()
    paths = [item_path(item) for item in part.items]
    at = [name_of(path) for path in paths].index(name)
    to = at + {"up": -1, "down": 1}.get(press, 0)
    if press == "remove":
        return (Remove(paths[at]),)
    return (Move(paths[at], int(paths[to][-1])),) if 0 <= to < len(paths) and to != at else ()


def item_path(item: Argument | Field) -> KeyPath:
    """Where an argument, or own words, stand as an item of their part."""
    return item.path if isinstance(item, Argument) else item.path[:-1]


def _of_item(path: KeyPath) -> bool:
    """Whether nothing would be left of an item of a list without this value."""
    return path[-1] in ("do", "text") or isinstance(path[-1], int)


def _changed(data: Any, sent: Mapping[str, str]) -> Iterator[tuple[KeyPath, str]]:
    for name, text in sent.items():
        path = path_of(name)
        if path is None or not _fits(data, path):
            continue
        now, text = value_at(data, path), text.replace("\r\n", "\n").replace("\r", "\n")
        # A text after `|` ends in a line break that nobody sees in a field.
        before = as_text(now) if now is not ABSENT else ""
        if text.rstrip("\n") != before.rstrip("\n") and not isinstance(now, dict | list):
            yield path, text.rstrip("\n")[:MOST_LETTERS]


def _fits(data: Any, path: KeyPath) -> bool:
    """Whether the items of lists that a path goes through are there: a form has no field of any others."""
    return all(value_at(data, path[: end + 1]) is not ABSENT for end, step in enumerate(path) if isinstance(step, int))


def _set(data: Any, written: Mapping[KeyPath, str]) -> Iterator[Set]:
    """A value that is written below an item that is a name alone writes the item out."""
    for path, text in written.items():
        above = value_at(data, path[:-1])
        if not isinstance(above, str) or not isinstance(path[-2], int):
            yield Set(path, text)
        else:
            key = "use" if path[-1] == "length" else "template"
            yield Set(path[:-1], {key: above, str(path[-1]): text})


def _gone(data: Any, path: KeyPath, emptied: Collection[KeyPath], written: Collection[KeyPath]) -> KeyPath:
    """What goes with an emptied field: the highest group around it in which nothing is left."""
    above = path[:-1]
    while above and isinstance(above[-1], str) and _empty(value_at(data, above), above, emptied):
        if any(one[: len(above)] == above for one in written):
            break
        path, above = above, above[:-1]
    return path


def _empty(value: Any, path: KeyPath, emptied: Collection[KeyPath]) -> bool:
    return path in emptied or (
        isinstance(value, dict) and all(_empty(below, (*path, key), emptied) for key, below in value.items())
    )
