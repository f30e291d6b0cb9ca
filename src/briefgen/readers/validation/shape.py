"""Which keys and values a model takes at a path: what unknown keys and values are compared with."""

from __future__ import annotations

import enum
import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefgen.diagnostics import KeyPath
from briefgen.models.values import InWords
from briefgen.noun import noun


@noun
class Shape:
    """What may stand at one place: `keys` of a group, `values` of a choice, `words` for anything else; an example.

    `needed` are the keys without which a group is not complete.
    """

    keys: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    words: str = ""
    description: str = ""
    example: Any = None
    needed: tuple[str, ...] = ()


def shape_at(model: type[BaseModel], path: KeyPath, *, of_key: bool = False) -> Shape:
    """What may stand at `path` of `model`, or what its last key may be called; an empty Shape where that is not known."""
    annotation: Any = model
    field = None
    for number, step in enumerate(path, 1):
        annotation, field = _step(annotation, step, of_key=of_key and number == len(path))
    parts = tuple(_parts(annotation))
    words = next((part.words for part in parts if isinstance(part, InWords)), "")
    example = field.examples[0] if field and field.examples else None
    description = (field.description or "") if field else ""
    return Shape(_keys(parts), _values(parts), words, description, example, _keys(parts, needed=True))


def owners(model: type[BaseModel], path: KeyPath, key: str) -> tuple[str, ...]:
    """The groups below `path` of `model` that have `key`, as people name them: `meeting.legislator`."""
    annotation: Any = model
    for step in path:
        annotation, _ = _step(annotation, step)
    before = tuple(step for step in path if isinstance(step, str))
    return tuple(dict.fromkeys(".".join(found) for found in _owners(annotation, key, before, ())))


@cache
def dotted_keys(model: type[BaseModel], without: tuple[str, ...] = ()) -> tuple[str, ...]:
    """All keys of a model and of the groups in it, as people name them: `meeting.legislator`; lists are not entered."""
    keys: list[str] = []
    for name, field in model.model_fields.items():
        spelling = _spelling(name, field)
        if spelling not in without:
            below = (dotted_keys(part) for part in _parts(field.annotation) if _is_model(part))
            keys += [spelling, *(f"{spelling}.{key}" for group in below for key in group)]
    return tuple(keys)


@cache
def text_keys(model: type[BaseModel]) -> tuple[str, ...]:
    """Those of the `dotted_keys` whose value is one text, number or choice: no group and no list."""
    return tuple(key for key in dotted_keys(model) if _takes_text(model, tuple(key.split("."))))


def _takes_text(model: type[BaseModel], path: KeyPath) -> bool:
    annotation: Any = model
    for step in path:
        annotation, _ = _step(annotation, step)
    parts = tuple(_parts(annotation))
    return not any(_is_model(part) or get_origin(part) in (tuple, list, dict) for part in parts)


def _owners(annotation: Any, key: str, path: tuple[str, ...], above: tuple[Any, ...]) -> Iterator[tuple[str, ...]]:
    for part in _parts(annotation):
        if get_origin(part) in (tuple, list):
            yield from _owners(get_args(part)[0], key, path, above)
        elif _is_model(part) and part not in above:
            for name, field in part.model_fields.items():
                below = (*path, _spelling(name, field))
                if key in _keys(tuple(_inner(field.annotation))):
                    yield below
                yield from _owners(field.annotation, key, below, (*above, part))


def _inner(annotation: Any) -> Iterator[Any]:
    """An annotation taken apart, lists too."""
    for part in _parts(annotation):
        if get_origin(part) in (tuple, list):
            yield from _inner(get_args(part)[0])
        else:
            yield part


def _step(annotation: Any, step: str | int, *, of_key: bool = False) -> tuple[Any, FieldInfo | None]:
    for part in _parts(annotation):
        if isinstance(step, int) and get_origin(part) in (tuple, list):
            return get_args(part)[0], None
        if isinstance(step, str) and get_origin(part) is dict:
            return get_args(part)[0 if of_key else 1], None
        if isinstance(step, str) and _is_model(part):
            field = next((f for name, f in part.model_fields.items() if _spelling(name, f) == step), None)
            if field:
                return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation, field
    return None, None


def _parts(annotation: Any) -> Iterator[Any]:
    """An annotation taken apart: the members of a union, what `Annotated` adds."""
    if get_origin(annotation) is Annotated:
        inner, *added = get_args(annotation)
        yield from added
        yield from _parts(inner)
    elif get_origin(annotation) in (Union, types.UnionType):
        for member in get_args(annotation):
            yield from _parts(member)
    else:
        yield annotation


def _keys(parts: tuple[Any, ...], *, needed: bool = False) -> tuple[str, ...]:
    fields = (item for part in parts if _is_model(part) for item in part.model_fields.items())
    return tuple(_spelling(name, field) for name, field in fields if field.is_required() or not needed)


def _values(parts: tuple[Any, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for part in parts:
        if get_origin(part) is Literal:
            found += [str(value) for value in get_args(part)]
        elif isinstance(part, type) and issubclass(part, enum.Enum):
            found += [str(member.value) for member in part]
    return tuple(found)


def _spelling(name: str, field: FieldInfo) -> str:
    """The key as it is written in a file."""
    return field.alias or name


def _is_model(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, BaseModel)
