"""What is made from a workspace, made again when something it was made from has changed; half-saved files are waited for."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Generic, Protocol, TypeVar

from briefgen.workspace import Workspace
from briefgen.workspace.observed import Observed, Outdated

LOOK_SECONDS: Final = 0.03
"""How long to wait between two looks, in seconds."""

IDLE_SECONDS: Final = 0.25
"""How long to wait between two looks where nothing has changed for RECENT_SECONDS."""

RECENT_SECONDS: Final = 300.0

LOOKING_SHARE: Final = 10
"""Looking takes at most one part in so many of the time, however many files there are and however slow their disk."""

PATIENCE_SECONDS: Final = 0.4
"""How long something must stay wrong before it is told, in seconds: a program may be in the middle of saving."""

MOST_RESTARTS: Final = 3
"""How often what was made is thrown away because a file changed meanwhile, before it is shown all the same."""


class Outcome(Protocol):
    """What comes of making something."""

    @property
    def failed(self) -> bool:
        """Whether something was wrong, so that nothing was made."""


Made = TypeVar("Made", bound=Outcome)


class Watched(Generic[Made]):
    """One thing that is made from the workspace in `root`, and what it was last made from."""

    def __init__(self, root: Path, make: Callable[[Workspace], Made]) -> None:
        self._root = root
        self._make = make
        self._seen: Observed | None = None

    def changes(self) -> tuple[str, ...]:
        """The names of what has changed since it was made; empty before that."""
        return self._seen.changes() if self._seen else ()

    def make(self) -> Made:
        """Make it from what there is now. It is made once more where that changed meanwhile, or is wrong only for a moment."""
        for _ in range(MOST_RESTARTS):
            self._seen = Observed(self._root)
            try:
                made = self._make(self._seen)
            except Outdated:
                continue
            if not (made.failed and self._changes_soon()):
                return made
        self._seen = Observed(self._root, steadfast=True)
        return self._make(self._seen)

    def _changes_soon(self) -> bool:
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            time.sleep(LOOK_SECONDS)
            if self.changes():
                return True
        return False


def changed(watched: Sequence[Watched[Made]]) -> dict[Watched[Made], tuple[str, ...]]:
    """Wait until something has changed: the names of it, by what was made from it."""
    began = time.monotonic()
    while True:
        start = time.monotonic()
        if _found(watched):
            # A file may have changed after those that use it were looked at: all of them are made in one round.
            return _found(watched)
        end = time.monotonic()
        usual = LOOK_SECONDS if end - began < RECENT_SECONDS else IDLE_SECONDS
        time.sleep(max(usual, (end - start) * (LOOKING_SHARE - 1)))


def _found(watched: Sequence[Watched[Made]]) -> dict[Watched[Made], tuple[str, ...]]:
    return {one: names for one in watched if (names := one.changes())}
