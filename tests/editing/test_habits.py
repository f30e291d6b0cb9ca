"""In every ordinary way of writing, every value, key and item is changed alone; all other bytes stay as they were."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml as pyyaml
from editing.habits import HABITS, STRANGE
from editing.touched import assert_only_touched

from briefgen.diagnostics import Report
from briefgen.editing.edits import AsText, Edit, Insert, Move, Remove, Set, meant, same, value_at
from briefgen.editing.splice import splice
from briefgen.readers.files import yaml as reader
from briefgen.workspace import File

VALUES = (
    "Plain words",
    "It’s “10:30”: don't #stop",
    "12",
    12,
    True,
    None,
    "two\nlines\n",
    "",
    " - x",
    ["a", "b, c"],
    {"use": "x", "length": "short"},
)


@pytest.fixture(params=("libyaml", pytest.param("pure Python", marks=pytest.mark.thorough)))
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The second is what a machine without the C library has."""
    monkeypatch.setattr(reader, "Parser", {"libyaml": reader.Parser, "pure Python": pyyaml.BaseLoader}[request.param])
    return str(request.param)


def read(data: bytes) -> Any:
    report = Report()
    found = reader.load(File("f.yaml", data), report)
    assert found is not None and not report.failed, report.diagnostics
    return found.data


def paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in steps:
        yield from paths(value, (*path, step))


def edits_of(data: Any) -> Iterator[Edit]:
    """Every edit of a kind that the data allows, with a few values."""
    for path in paths(data):
        value = value_at(data, path)
        if path:
            yield from (Set(path, new) for new in VALUES)
            yield Remove(path)
        if isinstance(value, dict):
            yield from (Set((*path, "new"), new) for new in VALUES)
            yield from (Set((*path, "new"), "first", after) for after in ("", *value))
        if isinstance(value, list):
            yield from (
                Insert((*path, number), new) for number in range(len(value) + 1) for new in VALUES[:2] + VALUES[-2:]
            )
            yield from (Move((*path, one), other) for one in range(len(value)) for other in range(len(value)))


def may_refuse(data: bytes, old: Any, edit: Edit) -> bool:
    """Whether comments would be lost: those within a list or mapping that becomes a text, or in brackets whose items move."""
    replaced = isinstance(edit, Set) and isinstance(old, dict | list) and old
    return b"#" in data and bool(replaced or isinstance(edit, Move)) or (b"- - " in data and isinstance(edit, Move))


@pytest.mark.parametrize("habit", HABITS)
def test_every_edit_says_what_is_meant_and_touches_nothing_else(habit: str, parser: str) -> None:
    if "tabs" in habit and parser == "pure Python":
        pytest.skip("that parser refuses tabs after a colon")
    data = HABITS[habit].encode()
    values = read(data)
    for edit in edits_of(values):
        after = splice(File("f.yaml", data), [edit])
        if isinstance(after, AsText):
            assert may_refuse(data, value_at(values, edit.path), edit), edit
        else:
            assert same(read(after), meant(values, edit)), (edit, after.decode())
            assert_only_touched(data, after, edit)


@pytest.mark.parametrize("habit", STRANGE)
def test_what_is_strange_is_changed_rightly_or_shown_as_text(habit: str) -> None:
    data = STRANGE[habit].encode()
    values = read(data)
    for edit in edits_of(values):
        after = splice(File("f.yaml", data), [edit])
        assert isinstance(after, AsText) or same(read(after), meant(values, edit)), edit


def test_there_are_many_habits() -> None:
    assert len(HABITS) >= 20
