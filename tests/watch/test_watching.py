"""What is made is thrown away when its files change meanwhile, and a mistake that lasts only for a moment is not told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.diagnostics import BriefError
from briefgen.workspace import Workspace
from briefgen.workspace.watching import MOST_RESTARTS, Watched, changed

TEXT = "briefs/one.md"


@dataclass(frozen=True)
class Made:
    text: str
    failed: bool = False


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefgen.yaml").write_text("{}")
    (tmp_path / TEXT).write_text("first")
    return tmp_path


def press(
    root: Path, meanwhile: Callable[[int], None] = lambda turn: None
) -> tuple[Callable[[Workspace], Made], list[str]]:
    """A way of making `out/made` from the text, which is wrong when empty; and every text that was read."""
    read: list[str] = []

    def make(workspace: Workspace) -> Made:
        text = workspace.read(TEXT).data.decode()
        read.append(text)
        meanwhile(len(read))
        if not text:
            return Made(text, failed=True)
        workspace.write(root / "out", {"made": text.encode()})
        return Made(text)

    return make, read


def test_a_file_that_changes_meanwhile_is_read_again_before_anything_is_written(root: Path) -> None:
    def save(turn: int) -> None:
        if turn == 1:
            assert not (root / "out").exists()
            (root / TEXT).write_text("second")

    make, read = press(root, save)
    assert Watched(root, make).make() == Made("second")
    assert read == ["first", "second"]
    assert (root / "out/made").read_text() == "second"


def test_a_file_that_never_rests_is_printed_after_some_tries(root: Path) -> None:
    make, read = press(root, lambda turn: (root / TEXT).write_text(f"text {turn}") and None)
    watched = Watched(root, make)
    assert watched.make() == Made(f"text {MOST_RESTARTS}")
    assert len(read) == MOST_RESTARTS + 1
    assert watched.changes() == (TEXT,)


def test_a_file_that_is_empty_for_a_moment_is_not_told(root: Path) -> None:
    (root / TEXT).write_text("")
    made: list[Made] = []

    class Saved(Made):
        """Wrong, and the file is saved whole as soon as that is known."""

        @property
        def failed(self) -> bool:  # type: ignore[override]
            (root / TEXT).write_text("whole")
            return True

    def make(workspace: Workspace) -> Made:
        text = workspace.read(TEXT).data.decode()
        made.append(Made(text) if text else Saved.__new__(Saved))
        return made[-1]

    assert Watched(root, make).make() == Made("whole")
    assert len(made) == 2


def test_what_stays_wrong_is_told(root: Path) -> None:
    (root / TEXT).write_text("")
    make, read = press(root)
    assert Watched(root, make).make() == Made("", failed=True)
    assert read == [""]


def test_those_that_changed_are_named_with_what_changed(root: Path) -> None:
    (root / "briefs/two.md").write_text("two")
    one = Watched(root, press(root)[0])
    two = Watched(root, lambda workspace: Made(workspace.read("briefs/two.md").data.decode()))
    one.make(), two.make()
    (root / "briefs/two.md").write_text("other")
    assert changed([one, two]) == {two: ("briefs/two.md",)}


def test_nothing_has_changed_before_anything_was_made(root: Path) -> None:
    assert Watched(root, press(root)[0]).changes() == ()


def test_a_mistake_in_making_is_not_kept_quiet(root: Path) -> None:
    def make(workspace: Workspace) -> Made:
        workspace.read("briefs/none.md")
        raise AssertionError

    with pytest.raises(BriefError):
        Watched(root, make).make()
