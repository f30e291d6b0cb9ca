"""Examples of keys, as a person would write them in a file."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from briefgen.diagnostics import KeyPath
from briefgen.readers.files.scalars import spelled
from briefgen.readers.validation.shape import shape_at


def example_of(model: type[BaseModel], path: KeyPath, given: int = 0) -> str:
    """A line that gives the value at `path`, where the first `given` groups of it are already there.

    `meeting: {legislator: {name: Jordan Example}}`; an ellipsis stands for a value of which no example is known.
    """
    return f"{path[given]}: {written(around(model, path, example_value(model, path), given))}"


def around(model: type[BaseModel], path: KeyPath, value: Any, given: int = 0) -> Any:
    """The group in which `value` stands at `path`, below the first key that is not given, with what it cannot do without."""
    for end in range(len(path) - 1, given, -1):
        if isinstance(path[end], int):
            value = [value]
        else:
            needed = {key: example_value(model, (*path[:end], key)) for key in shape_at(model, path[:end]).needed}
            value = {**needed, path[end]: value}
    return value


def example_value(model: type[BaseModel], path: KeyPath) -> Any:
    """The example of one key; of a group, the examples of its keys that have some; of a list of groups, one with what it needs."""
    shape = shape_at(model, path)
    if shape.example is not None:
        return shape.example
    values = {key: example_value(model, (*path, key)) for key in shape.keys}
    if known := {key: value for key, value in values.items() if value != "…"}:
        return known
    if needed := shape_at(model, (*path, 0)).needed:
        return [{key: example_value(model, (*path, 0, key)) for key in needed}]
    return "…"


def written(value: Any) -> str:
    """A value on one line, by the rules of the files that people write."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {written(below)}" for key, below in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(written, value)) + "]"
        case str():
            return json.dumps(value, ensure_ascii=False) if set(value) & set(",;") else spelled(value)
        case _:
            return spelled(value) or "null"
