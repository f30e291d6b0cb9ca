"""Which of several watched briefs are made in one round."""

from __future__ import annotations

from pathlib import Path

from briefgen.workspace import Workspace
from briefgen.workspace.watching import Watched, changed


class Failed:
    """What was made, and was wrong."""

    failed = True


class Looked(Watched[Failed]):
    """Answers what it is told to, one look after the other."""

    def __init__(self, *answers: tuple[str, ...]) -> None:
        super().__init__(Path("."), made)
        self.answers = list(answers)

    def changes(self) -> tuple[str, ...]:
        """The next answer."""
        return self.answers.pop(0)


def made(workspace: Workspace) -> Failed:
    return Failed()


def test_a_file_that_changes_between_two_looks_changes_for_all_that_use_it() -> None:
    early, late = Looked((), ("shared.md",)), Looked(("shared.md",), ("shared.md",))
    assert changed([early, late]) == {early: ("shared.md",), late: ("shared.md",)}
