"""Random edits of random texts: what is read afterwards is what was meant, and nothing else was touched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from editing.random_texts import texts, words
from editing.test_habits import may_refuse, paths, read
from editing.touched import assert_only_touched
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from profiles import examples

from briefgen.diagnostics import Report
from briefgen.editing.edits import AsText, Edit, Insert, Move, Remove, Set, meant, same, value_at
from briefgen.editing.merging import all_meant, merge
from briefgen.editing.planning import Plan, lay_edits, lay_version
from briefgen.editing.splice import splice
from briefgen.readers.files.yaml import load
from briefgen.workspace import File

scalars = st.one_of(
    words, st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12), st.sampled_from((1, True, None, "", "~", "1", "true")),
    st.lists(words | st.just("") | st.just("  deep"), min_size=1, max_size=4).map("\n".join),
)  # fmt: skip
values = st.one_of(
    scalars, scalars, st.lists(scalars, max_size=2), st.dictionaries(words, scalars, max_size=2),
    st.lists(st.dictionaries(st.sampled_from(("use", "length", "text")), scalars, max_size=2), max_size=2),
)  # fmt: skip


@st.composite
def edits(draw: Callable[[Any], Any], data: Any) -> Edit:
    """An edit that the data allows."""
    path = draw(st.sampled_from(tuple(paths(data))))
    value = value_at(data, path)
    kinds = ["set", "remove"] if path else []
    kinds += ["add"] if isinstance(value, dict) else ["insert"] * 2 if isinstance(value, list) else []
    kinds += ["move"] * 2 if isinstance(value, list) and len(value) > 1 else []
    match draw(st.sampled_from(kinds)):
        case "set":
            return Set(path, draw(values))
        case "remove":
            return Remove(path)
        case "add":
            return Set(
                (*path, draw(st.sampled_from(("new", "a key", "é")))),
                draw(values),
                draw(st.sampled_from((None, "", *value))),
            )
        case "insert":
            return Insert((*path, draw(st.integers(0, len(value)))), draw(values))
        case _:
            numbers = st.integers(0, len(value) - 1)
            return Move((*path, draw(numbers)), draw(numbers))


@settings(max_examples=examples(300))
@given(texts(), st.data())
def test_a_random_edit_says_what_is_meant_and_touches_nothing_else(data: bytes, drawing: Any) -> None:
    found, report = None, Report()
    found = load(File("f.yaml", data), report)
    assume(found is not None and not report.failed)
    assert found is not None
    for _ in range(3):
        before = read(data)
        edit = drawing.draw(edits(before))
        after = splice(File("f.yaml", data), [edit])
        if isinstance(after, AsText):
            event("as text")
            assert may_refuse(data, value_at(before, edit.path), edit) or _cannot_be_said(data, edit), (
                data.decode(),
                edit,
            )
            return
        assert same(read(after), meant(before, edit)), (data.decode(), edit, after.decode())
        assert_only_touched(data, after, edit)
        data = after


def _cannot_be_said(data: bytes, edit: Edit) -> bool:
    """Whether a new last item would give a line end to a text that ends with the file and has none."""
    return isinstance(edit, Insert) and not data.endswith((b"\n", b"\r"))


@settings(max_examples=examples(150))
@given(texts(), st.data())
def test_what_two_people_change_is_put_together_or_shown(data: bytes, drawing: Any) -> None:
    """Whatever they do, the file says what the merged edits mean, and nobody's comments go with somebody else's change."""
    found, report = load(File("f.yaml", data), Report()), Report()
    assume(found is not None and load(File("f.yaml", data), report) is not None and not report.failed)
    base, before = File("f.yaml", data), read(data)
    theirs = splice(base, [drawing.draw(edits(before))])
    mine = drawing.draw(edits(before))
    assume(not isinstance(theirs, AsText))
    now = File("f.yaml", theirs)
    plan = lay_edits(now, base, [mine])
    if isinstance(plan, AsText):
        event("as text")
        return
    event("collides" if plan.conflicts else "put together")
    merged = merge(before, meant(before, mine), read(theirs))
    assert same(read(plan.data), all_meant(read(theirs), merged.edits))
    assert plan.data == theirs or merged.edits
    back = lay_version(File("f.yaml", plan.data), File("f.yaml", plan.data), now)
    assert isinstance(back, Plan)
    assert back.data == theirs
