"""Papers in the making, a step at a time: the words of all of them come before the pages of any.

A person reads what they have just written beside it within a second only where nobody else's pages stand in between. Pages
are waited for in a thread of their own, for most of their time is that of the process which lays them out.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from briefgen.desk.papers import Made, Mark
from briefgen.workspace.observed import Observed
from briefgen.workspace.watching import LOOK_SECONDS, MOST_RESTARTS, PATIENCE_SECONDS

MOST_DROPPED: Final = 3
"""How often pages are given up for newer words before they are finished first."""

Steps = Iterator[Made | None]
"""The steps in which a paper is made: its words, its pages, its files; the last one gives it."""

Begin = Callable[[Observed, Mark, bool], Steps]
"""Begins to make a paper from a workspace; the last is whether it is laid out while it is still checked."""


@dataclass(slots=True)
class Turn:
    """A paper in the making from what was `seen`, that has said its words or not; `restarts` times it was begun anew."""

    seen: Observed
    steps: Steps | None = None
    said: bool = False
    restarts: int = 0
    wrong: Made | None = field(default=None, repr=False)
    """What came of it, where something was wrong: a program may be in the middle of saving."""
    until: float = 0.0
    """When that is told, unless the files have changed before."""
    away: Future[Made | None] | None = field(default=None, repr=False)
    """Its pages, while they are waited for."""


class Turns:
    """Which paper is made next, and how far. `done` is told of each that is there.

    Pages are made in the thread of `apart`, which does one thing at a time; `wake` is called from it when they are there.
    """

    def __init__(
        self, root: Path, begin: Begin, done: Callable[[Mark, Made], None], apart: Executor, wake: Callable[[], None]
    ) -> None:
        self._root, self._begin, self._done, self._apart, self._wake = root, begin, done, apart, wake
        self._away: Future[Made | None] | None = None
        self._wanted: dict[Mark, None] = {}
        self._turns: dict[Mark, Turn] = {}
        self._seen: dict[Mark, Observed] = {}
        self._dropped: dict[Mark, int] = {}

    def want(self, mark: Mark) -> None:
        """Have a paper made of the files as they are; one that is being made of them goes on."""
        turn = self._turns.get(mark)
        if turn is None or turn.seen.changes():
            self._wanted[mark] = None

    def changed(self, mark: Mark) -> bool:
        """Whether something of that which a paper was made of, or is being made of, has changed; not before it was begun."""
        return mark in self._seen and bool(self._seen[mark].changes())

    def making(self, mark: Mark) -> bool:
        """Whether a paper is being made, or will be."""
        return mark in self._wanted or mark in self._turns

    def forget(self, mark: Mark) -> None:
        """Give up a paper that is no more."""
        for known in (self._wanted, self._turns, self._seen, self._dropped):
            known.pop(mark, None)

    @property
    def pause(self) -> float | None:
        """How long until the next step can be made, in seconds; None where there is none to make."""
        if self._next_words() is not None or self._next_pages() is not None:
            return 0.0
        return LOOK_SECONDS if self._turns else None

    def step(self) -> None:
        """Make the next step, if there is one to make."""
        if (mark := self._next_words()) is not None:
            self._words(mark)
        elif (mark := self._next_pages()) is not None:
            self._on(mark, self._turns[mark])

    def _next_words(self) -> Mark | None:
        """The paper that has waited longest to be read; pages that were given up too often come first, where no other waits."""
        for mark in self._wanted:
            if self._dropped.get(mark, 0) < MOST_DROPPED or mark not in self._turns:
                return mark
        return None

    def _next_pages(self) -> Mark | None:
        now = time.monotonic()
        busy = self._away is not None and not self._away.done()
        for mark, turn in self._turns.items():
            if turn.wrong is not None:
                ready = turn.until <= now or bool(turn.seen.changes())
            else:
                ready = turn.away.done() if turn.away is not None else not busy
            if ready:
                return mark
        return None

    def _words(self, mark: Mark) -> None:
        del self._wanted[mark]
        if mark in self._turns:
            self._dropped[mark] = self._dropped.get(mark, 0) + 1
        # The place in the row is that of the first who waits for its pages.
        turn = self._turns[mark] = Turn(Observed(self._root))
        self._seen[mark] = turn.seen
        self._on(mark, turn)

    def _on(self, mark: Mark, turn: Turn) -> None:
        """Go on with a paper, from where it is."""
        if turn.wrong is not None:
            self._decide(mark, turn, turn.wrong)
            return
        if turn.steps is None:
            turn.steps = self._begin(turn.seen, mark, len(self._turns) == 1 and not self._wanted)
            made = next(turn.steps)
        elif turn.away is None:
            self._away = turn.away = self._apart.submit(next, turn.steps)
            turn.away.add_done_callback(lambda _: self._wake())
            made = None
        else:
            made = turn.away.result() or next(turn.steps)
        if made is None:
            return
        if made.failed and turn.restarts < MOST_RESTARTS:
            turn.wrong, turn.until = made, time.monotonic() + PATIENCE_SECONDS
        else:
            self._end(mark, made)

    def _decide(self, mark: Mark, turn: Turn, made: Made) -> None:
        """Something was wrong: begin anew where the files have changed since, else it stays so."""
        if turn.seen.changes():
            again = self._turns[mark] = Turn(Observed(self._root), restarts=turn.restarts + 1)
            self._seen[mark] = again.seen
            self._on(mark, again)
        else:
            self._end(mark, made)

    def _end(self, mark: Mark, made: Made) -> None:
        del self._turns[mark]
        self._dropped.pop(mark, None)
        self._done(mark, made)
