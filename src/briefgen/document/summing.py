"""A value of nouns → one sum that stands for all that is in it: equal values have equal sums, in every run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any


def sum_of(value: Any) -> str:
    """The SHA-256 sum of a value of nouns, tuples, mappings and plain values, in hexadecimal digits."""
    return hashlib.sha256("\x1f".join(_told(value)).encode("utf-8", "surrogatepass")).hexdigest()


def _told(value: Any) -> Iterator[str]:
    """The value as texts, in such an order that no two values are told alike."""
    if isinstance(value, Enum):
        yield f"e{value.value}"
    elif isinstance(value, str):
        yield f"s{len(value)} {value}"
    elif isinstance(value, bytes):
        yield f"b{hashlib.sha256(value).hexdigest()}"
    elif isinstance(value, tuple | list):
        yield f"l{len(value)}"
        for one in value:
            yield from _told(one)
    elif isinstance(value, frozenset | set):
        yield from _told(sorted(value, key=repr))
    elif isinstance(value, Mapping):
        yield f"m{len(value)}"
        for key, one in value.items():
            yield from _told(key)
            yield from _told(one)
    elif is_dataclass(value) and not isinstance(value, type):
        yield f"n{type(value).__name__}"
        for name in _names(type(value)):
            yield from _told(getattr(value, name))
    else:
        yield f"v{type(value).__name__} {value!r}"


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(part.name for part in fields(kind))
