"""What a person changes: a value, a key, an item of a list; and what the data says afterwards."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any, Final, TypeAlias

from briefgen.diagnostics import Diagnostic, KeyPath
from briefgen.noun import noun


class _Absent:
    """Stands for a value that is not there, which is something else than one that says nothing."""

    def __repr__(self) -> str:
        return "ABSENT"

    def __deepcopy__(self, memo: object) -> _Absent:
        return self


ABSENT: Final = _Absent()
"""What stands where a value is not there."""


@noun
class Set:
    """Give the value at `path` another one; a key that is not there yet is added, with those above it.

    A new key comes after the key `after` of its mapping, or first where that is empty; last where it is None.
    `spelling` is how the value was written once, tried before any other.
    """

    path: KeyPath
    value: Any
    after: str | None = None
    spelling: str = ""


@noun
class Insert:
    """Put a new item into a list; `path` ends in its number afterwards. `spelling` are its lines as they were written once."""

    path: KeyPath
    value: Any
    spelling: str = ""


@noun
class Move:
    """Move the item at `path` so that its number is `to` afterwards, with the comments directly above it."""

    path: KeyPath
    to: int


@noun
class Remove:
    """Take a key or an item out, with the comments directly above it."""

    path: KeyPath


Edit: TypeAlias = Set | Insert | Move | Remove
"""One change. Its path is that in the data as the edits before it left them."""


@noun
class AsText:
    """Why a file cannot be changed value by value, and is shown as text instead: a sentence, the line (0 for all), what was found."""

    file: str
    why: str
    line: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


class NoSuchPlace(LookupError):
    """An edit names a place that the data does not have."""


def value_at(data: Any, path: KeyPath) -> Any:
    """The value at a path of the data; ABSENT where there is none."""
    for step in path:
        data = _inside(data, step)
    return data


def _inside(data: Any, step: str | int) -> Any:
    if isinstance(data, dict) and isinstance(step, str):
        return data.get(step, ABSENT)
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return data[step]
    return ABSENT


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same; the order of keys says nothing, and 1 is not true."""
    return one is other or (one is not ABSENT and other is not ABSENT and canonical(one) == canonical(other))


def canonical(value: Any) -> str:
    """A value as text by which it is compared with others."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def settled(data: Any, edit: Set) -> Set:
    """The same edit at the nearest place that is there: the keys above a new one that are missing are part of its value.

    Raises NoSuchPlace.
    """
    for end in range(len(edit.path)):
        above = value_at(data, edit.path[:end])
        if above is None or above is ABSENT:
            return Set(edit.path[:end], _nested(edit.path[end:], edit.value), None)
        if not isinstance(above, dict | list):
            break
        if isinstance(above, dict) and edit.path[end] not in above and end < len(edit.path) - 1:
            return Set(edit.path[: end + 1], _nested(edit.path[end + 1 :], edit.value), None)
    return edit


def _nested(path: KeyPath, value: Any) -> Any:
    for step in reversed(path):
        if not isinstance(step, str):
            raise NoSuchPlace(path)
        value = {step: value}
    return value


def meant(data: Any, edit: Edit) -> Any:
    """What the data says after an edit; the data itself is left alone. Raises NoSuchPlace."""
    edit = settled(data, edit) if isinstance(edit, Set) else edit
    if not edit.path:
        if isinstance(edit, Set):
            return edit.value
        raise NoSuchPlace(edit.path)
    data = deepcopy(data)
    above, last = value_at(data, edit.path[:-1]), edit.path[-1]
    if isinstance(above, dict) and isinstance(last, str):
        _change_mapping(above, last, edit)
    elif isinstance(above, list) and isinstance(last, int):
        _change_list(above, last, edit)
    else:
        raise NoSuchPlace(edit.path)
    return data


def _change_mapping(above: dict[str, Any], key: str, edit: Edit) -> None:
    match edit:
        case Set() if key in above or edit.after is None:
            above[key] = edit.value
        case Set(after=after):
            _put_after(above, key, edit.value, after or "")
        case Remove() if key in above:
            del above[key]
        case _:
            raise NoSuchPlace(edit.path)


def _put_after(above: dict[str, Any], key: str, value: Any, after: str) -> None:
    if after and after not in above:
        raise NoSuchPlace((after,))
    entries = list(above.items())
    at = next((number for number, (name, _) in enumerate(entries, 1) if name == after), 0)
    entries.insert(at, (key, value))
    above.clear()
    above.update(entries)


def _change_list(above: list[Any], number: int, edit: Edit) -> None:
    there = 0 <= number < len(above)
    match edit:
        case Set() if there:
            above[number] = edit.value
        case Insert() if 0 <= number <= len(above):
            above.insert(number, edit.value)
        case Remove() if there:
            del above[number]
        case Move(to=to) if there and 0 <= to < len(above):
            above.insert(to, above.pop(number))
        case _:
            raise NoSuchPlace(edit.path)
