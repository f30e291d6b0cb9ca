"""A form that was sent → the edits of what the person changed in it, against the version of the file that it was built from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from briefgen.diagnostics import KeyPath, path_text
from briefgen.editing.edits import ABSENT, Edit, Insert, Move, Remove, Set, value_at
from briefgen.editing.fields import Field, Form, Row, Shape, as_text, as_value, row_of
from briefgen.editing.fields.rows import ANY, KINDS
from briefgen.editing.fields.shapes import is_plain
from briefgen.editing.rows import rows
from briefgen.readers.brief.packet import DOCUMENTS

ITEM: Final = re.compile(
    r"(?:documents\[\d{1,3}\]\.)?(?:sections\[\d{1,3}\]\.blocks|ask|meeting\.legislators)\[\d{1,3}\]", re.ASCII
)
"""The names of what stands in a list and can be moved and taken out."""

STEPS: Final = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*|\[\d{1,3}\])*", re.ASCII)
STEP: Final = re.compile(r"([a-z][a-z0-9_]*)|\[(\d+)\]", re.ASCII)

MOST_LETTERS: Final = 100_000
"""The most letters that a field takes: five times as many as a text may have."""


def name_of(path: KeyPath) -> str:
    """The name under which a form sends the value at a path."""
    return path_text(path)


def path_of(name: str) -> KeyPath | None:
    """The path that a form sends a value under: that of a row, in a brief or a paper of a packet; None for every other name."""
    if not STEPS.fullmatch(name):
        return None
    path = _steps(name)
    return path if _row(path) is not None and path_text(path) == name else None


def _steps(name: str) -> KeyPath:
    return tuple(word or int(number) for word, number in STEP.findall(name))


def _row(path: KeyPath) -> Row | None:
    """The row of the value at a path of a file."""
    return row_of(_key(path))


def _key(path: KeyPath) -> KeyPath:
    """The key in a brief of what stands at a path of a file."""
    return path[2:] if path[:1] == (DOCUMENTS,) and len(path) > 2 and isinstance(path[1], int) else path


def edits_of(data: Any, sent: Mapping[str, str]) -> tuple[Edit, ...]:
    """The edits that were made in a form of this data: of every value that is another one now.

    A field that was emptied is taken out, with the groups around it that are empty then; but an item of a list stays, so
    that no other field has another place afterwards. What is written in the fields of one more is put at the end of its
    list. Names that no form has are left out, and words that cannot be chosen.
    """
    changed = dict(_changed(data, sent))
    emptied = {path for path, text in changed.items() if not text and not _of_item(data, path, changed)}
    written = {path: text for path, text in changed.items() if path not in emptied}
    gone = dict.fromkeys(_gone(data, path, emptied, written) for path in emptied)
    return (*_set(data, written), *map(Remove, sorted(gone, key=path_text)))


def of_form(form: Form, sent: Mapping[str, str]) -> dict[str, str]:
    """What was sent of the fields that a form has; where one of several words is chosen, it is one of them."""
    fields = {name_of(one.path): one for one in form.all_fields}
    return {name: text for name, text in sent.items() if name in fields and _may_be(fields[name], text)}


def _may_be(field: Field, text: str) -> bool:
    chosen = text.split("\n") if field.shape is Shape.SEVERAL else [text]
    return not field.choices or text in ("", field.value) or all(one in ("", *field.choices) for one in chosen)


def arranging(form: Form, press: str, name: str, data: Any = None) -> tuple[Edit, ...]:
    """The edits of a button at an item: `up`, `down` or `remove`; none where there is no such item, or no room.

    `let` leaves all lengths to the fit, also how short they may become, which only the `data` of the file says.
    """
    if press == "let":
        held = [(*one.path, key) for one in form.arguments for key in ("length", "at_least")]
        return tuple(Remove(path) for path in held if value_at(data, path) is not ABSENT)
    path = path_of_item(name)
    row = next((row for row in rows(form) if path is not None and row.at(path) is not None), None)
    if path is None or row is None:
        return _removed(form, name) if press == "remove" else ()
    at, paths = row.at(path) or 0, [one.path for one in row.entries]
    to = at + {"up": -1, "down": 1}.get(press, 0)
    if press == "remove":
        return (Remove(path),)
    return (Move(path, int(paths[to][-1])),) if 0 <= to < len(paths) and to != at else ()


def path_of_item(name: str) -> KeyPath | None:
    """The path of an item of a list, by its name; None for every other name."""
    return _steps(name) if ITEM.fullmatch(name) else None


def sharing(form: Form, press: str, name: str) -> dict[str, str]:
    """What is written so that a paper of a packet says a shared value by itself (`apart`), or no longer does (`join`)."""
    field = next((one for one in form.all_fields if name_of(one.path) == name), None)
    if field is not None and press == "apart" and field.apart:
        return {name_of((*form.base, *field.key)): field.value}
    if field is not None and press == "join" and field.over is not None:
        return {name: ""}
    return {}


def _removed(form: Form, name: str) -> tuple[Edit, ...]:
    """The edit that takes a thing out of a list of such things."""
    listings = (listing for sheet in form.sheets for listing in sheet.lists)
    items = {name_of((*one.path, number)): (*one.path, number) for one in listings for number in range(len(one.items))}
    return (Remove(items[name]),) if name in items else ()


def _of_item(data: Any, path: KeyPath, changed: Mapping[KeyPath, str]) -> bool:
    """Whether nothing would be left of an item of a list without this value."""
    if isinstance(path[-1], int) or path[-1] in ("do", "text"):
        return True
    item = value_at(data, path[:-1])
    if len(path) < 2 or not isinstance(path[-2], int) or not isinstance(item, dict) or path[-1] not in item:
        return False
    if path[:-2] == (DOCUMENTS,) or path[-3] == "blocks":
        return False
    others = (changed.get((*path[:-1], key), value) for key, value in item.items() if key != path[-1])
    return not any(other not in ("", None) for other in others)


def _changed(data: Any, sent: Mapping[str, str]) -> Iterator[tuple[KeyPath, str]]:
    for name, text in sent.items():
        path = path_of(name)
        if path is None or not _fits(data, path):
            continue
        now, text = value_at(data, path), text.replace("\r\n", "\n").replace("\r", "\n")
        # A text after `|` ends in a line break that nobody sees in a field.
        before = as_text(now) if now is not ABSENT else ""
        if text.rstrip("\n") != before.rstrip("\n") and _holds(path, now):
            yield path, text.rstrip("\n")[:MOST_LETTERS]


def _holds(path: KeyPath, now: Any) -> bool:
    """Whether a field may take the place of what stands there: not of groups, nor of a list of them."""
    row = _row(path)
    listed = row is not None and row.shape.is_list and is_plain(now)
    return row is not None and (listed or not isinstance(now, dict | list))


def _fits(data: Any, path: KeyPath) -> bool:
    """Whether a form has a field there: the items of lists are there that a path goes through, or it is one more."""
    row = _row(path)
    if row is not None and ANY in row.key and value_at(data, path) is ABSENT:
        return False
    for end, step in enumerate(path):
        above = value_at(data, path[:end])
        if isinstance(step, int) and value_at(data, path[: end + 1]) is ABSENT:
            return _is_more(above, path, end)
        if isinstance(step, str) and not (isinstance(above, dict) or above is None or above is ABSENT):
            return isinstance(above, str) and isinstance(path[end - 1], int)
    return True


def _is_more(above: Any, path: KeyPath, end: int) -> bool:
    """Whether a path goes through one more item of a list of things."""
    count = len(above) if isinstance(above, list) else 0
    absent = above is None or above is ABSENT
    kind = KINDS.get(_key(path[:end]))
    return kind is not None and (absent or isinstance(above, list)) and path[end] == count < kind.most


def _set(data: Any, written: Mapping[KeyPath, str]) -> Iterator[Set | Insert]:
    """The edits of what was written; what is written below an item that is a name alone writes the item out."""
    items: dict[KeyPath, dict[str, Any]] = {}
    for path, text in written.items():
        row, now = _row(path), value_at(data, path)
        value = as_value(row.shape if row else Shape.LINE, text, now)
        item = _item_written(data, path)
        if item is None:
            yield Set(path, value)
        else:
            _put(items.setdefault(item, _begun(data, item)), path[len(item) :], value)
    for path, whole in items.items():
        above = value_at(data, path[:-1])
        if value_at(data, path) is not ABSENT:
            yield Set(path, whole)
        else:
            yield Insert(path, whole) if isinstance(above, list) else Set(path[:-1], [whole])


def _item_written(data: Any, path: KeyPath) -> KeyPath | None:
    """The item around a value that is written out as a whole: one that is a name alone, or is not there yet."""
    ends = (end + 1 for end, step in enumerate(path[:-1]) if isinstance(step, int))
    items = (path[:end] for end in ends)
    return next((item for item in items if not isinstance(value_at(data, item), dict | list)), None)


def _begun(data: Any, item: KeyPath) -> dict[str, Any]:
    """What an item says that is a name alone."""
    name = value_at(data, item)
    if name is ABSENT or name is None:
        return {}
    return {"use" if item[-2:-1] == ("blocks",) else "template" if item[:-1] == (DOCUMENTS,) else "organization": name}


def _put(group: Any, path: KeyPath, value: Any) -> None:
    """Put a value into what is written out, with the groups and lists above it."""
    for step, after in zip(path, (*path[1:], None), strict=True):
        empty: Any = value if after is None else [] if isinstance(after, int) else {}
        if isinstance(group, list):
            group.extend([empty] if not group else [])
            group = group[0]
        else:
            group = group.setdefault(step, empty)


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
