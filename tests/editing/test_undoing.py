"""Undo, on the server, for each file: one step a visit to a field, and never what somebody else wrote."""

from __future__ import annotations

import pytest
from editing.places import NAME, TEXT, Clock

from briefgen.editing.edits import Edit, Insert, Move, Remove, Set
from briefgen.editing.history import rev_of
from briefgen.editing.saving import opened, save
from briefgen.editing.undoing import Steps
from briefgen.editing.writing import Saved
from briefgen.workspace import Workspace


@pytest.fixture
def steps(place: Workspace) -> Steps:
    return Steps(place, NAME)


def do(place: Workspace, steps: Steps | None, *edits: Edit) -> None:
    """Change a page that was built just now; somebody else's changes are nobody's steps."""
    found = save(place, NAME, rev_of(opened(place, NAME).data), edits)
    assert isinstance(found, Saved)
    if steps is not None:
        steps.took(found, edits)


def text(place: Workspace) -> bytes:
    return place.read(NAME).data


def undo(steps: Steps) -> Saved:
    found = steps.undo()
    assert isinstance(found, Saved)
    return found


def test_what_is_typed_in_one_visit_is_one_step(place: Workspace, steps: Steps, clock: Clock) -> None:
    for typed in ("T", "Tw", "Two"):
        do(place, steps, Set(("title",), typed))
        clock.go(seconds=4)
    undo(steps)
    assert text(place) == TEXT
    assert steps.undo() is None


def test_a_later_visit_is_another_step(place: Workspace, steps: Steps, clock: Clock) -> None:
    do(place, steps, Set(("title",), "Two"))
    clock.go(seconds=6)
    do(place, steps, Set(("title",), "Three"))
    do(place, steps, Set(("ask",), "Do that"))
    undo(steps)
    assert text(place) == TEXT.replace(b"One", b"Three")
    undo(steps)
    assert text(place) == TEXT.replace(b"One", b"Two")


ALONE: dict[str, list[Edit]] = {
    "a move": [Move(("blocks", 0), 1)],
    "a removal": [Remove(("blocks", 0))],
    "a removal of a key": [Remove(("meeting",))],
    "an addition": [Insert(("blocks", 1), "gamma")],
    "a group": [Set(("blocks", 0), {"use": "alpha", "length": "full"}), Remove(("blocks", 1, "length"))],
}


@pytest.mark.parametrize("name", ALONE)
def test_each_of_these_is_a_step_and_comes_back_byte_for_byte(place: Workspace, steps: Steps, name: str) -> None:
    do(place, steps, Set(("title",), "Two"))
    do(place, steps, *ALONE[name])
    assert text(place) != TEXT.replace(b"One", b"Two")
    undo(steps)
    assert text(place) == TEXT.replace(b"One", b"Two")


@pytest.mark.parametrize("name", ALONE)
def test_what_somebody_else_changed_elsewhere_stays(place: Workspace, steps: Steps, name: str) -> None:
    do(place, steps, *ALONE[name])
    do(place, None, Set(("ask",), "Theirs"), Insert(("blocks", 0), "theirs"))
    undo(steps)
    assert text(place) == TEXT.replace(b"Do it", b"Theirs").replace(b"  # the first\n", b"  - theirs\n  # the first\n")


def test_what_somebody_else_wrote_in_the_same_field_stays_and_is_said(place: Workspace, steps: Steps) -> None:
    do(place, steps, Set(("title",), "Mine"), Set(("pages",), 2))
    do(place, None, Set(("title",), "Theirs"))
    found = undo(steps)
    assert [(one.mine, one.now) for one in found.conflicts] == [("One", "Theirs")]
    assert text(place) == TEXT.replace(b"One", b"Theirs")


def test_what_was_typed_over_somebody_elses_word_gives_that_word_back(place: Workspace, steps: Steps) -> None:
    do(place, steps, Set(("title",), "Mine"))
    do(place, None, Set(("title",), "Theirs"))
    do(place, steps, Set(("title",), "Mine again"))
    undo(steps)
    assert text(place) == TEXT.replace(b"One", b"Theirs")


def test_what_saved_nothing_is_no_step(place: Workspace, steps: Steps) -> None:
    do(place, steps, Set(("title",), "One"))
    assert len(steps) == 0


def test_a_removed_item_comes_back_with_its_comments_though_others_moved_on(place: Workspace, steps: Steps) -> None:
    do(place, steps, Remove(("blocks", 0)))
    do(place, None, Insert(("blocks", 1), "theirs"))
    undo(steps)
    assert text(place) == TEXT + b"  - theirs\n"
