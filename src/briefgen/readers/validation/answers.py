"""Single values that somebody types for a brief, judged by the rules of its file; and words that hold their place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from briefgen.diagnostics import Diagnostic, KeyPath, Report
from briefgen.models.spec import Spec
from briefgen.readers.files.yaml import load
from briefgen.readers.validation import validate
from briefgen.readers.validation.examples import around, written
from briefgen.readers.validation.shape import shape_at
from briefgen.workspace import File

OPENING = "[["
"""What a placeholder begins with."""


def complaint_about(path: KeyPath, value: Any) -> Diagnostic | None:
    """What the reader would say about this value at `path` of a brief; None, when it is in order."""
    report = Report()
    positioned = load(File("answer", f"{path[0]}: {written(around(Spec, path, value))}\n".encode()), report)
    if positioned is not None:
        validate(Spec, positioned, report)
    return next(iter(report.diagnostics), None)


def placeholder(path: KeyPath, today: dt.date) -> Any:
    """A value for `path` with words in double brackets in it that say what is to be written; None, when there can be none."""
    value = _filler(path, today)
    return value if OPENING in written(value) else None


def to_write(what: str) -> str:
    """Words in double brackets: what is still to be written."""
    return f"{OPENING}{what.rstrip('.').translate({ord('['): '(', ord(']'): ')'})}]]"


def _filler(path: KeyPath, today: dt.date) -> Any:
    return next((value for value in _candidates(path, today) if complaint_about(path, value) is None), None)


def _group(path: KeyPath, keys: tuple[str, ...], today: dt.date) -> dict[str, Any]:
    values = {key: _filler((*path, key), today) for key in keys}
    return {key: value for key, value in values.items() if value is not None}


def _candidates(path: KeyPath, today: dt.date) -> Iterator[Any]:
    shape = shape_at(Spec, path)
    keys = shape.needed or shape.keys[:1]
    if keys:
        yield _group(path, keys, today)
    words = to_write(shape.description or f"the value of {path[-1]}")
    yield words
    yield [words]
    yield today.isoformat()
    if item := shape_at(Spec, (*path, 0)).needed:
        yield [_group((*path, 0), item, today)]
