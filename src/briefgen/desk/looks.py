"""Papers are looked at closer once they are there: a thread with a press of its own, so that no page waits for this."""

from __future__ import annotations

import threading
import time
import traceback
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from briefgen.desk.papers import Made, Mark, Standing, seen
from briefgen.diagnostics import BriefError
from briefgen.writers.pdf import Press

MOST_WAITING: Final = 4
"""How many papers wait to be looked at: who has so many pages open sees one or two of them."""

MOST_SECONDS: Final = 15.0
"""How long they wait where there is always something else to do."""


class Looks:
    """Looks at the newest paper first; a paper that was made again meanwhile is not looked at in its old state.

    `told` is called with what was looked at, and how that stands now, from a thread of its own.
    """

    def __init__(self, press: Press, told: Callable[[Mark, Standing, Standing], None]) -> None:
        self._press = press
        self._told = told
        self._waiting: OrderedDict[Mark, Made] = OrderedDict()
        self._awake = threading.Condition()
        self._closing = False
        self._quiet = False
        self._since = 0.0
        self._thread = threading.Thread(target=self._run, daemon=True, name="looks")

    def begin(self) -> None:
        """Start to look."""
        self._thread.start()

    def close(self) -> None:
        """Look at nothing more."""
        with self._awake:
            self._closing = True
            self._awake.notify()

    def go(self, quiet: bool) -> None:
        """Look when it is `quiet`: to look takes as long as to make several papers, for which others wait."""
        with self._awake:
            self._quiet = quiet
            if quiet and self._waiting:
                self._awake.notify()

    def want(self, mark: Mark, made: Made) -> None:
        """Have a paper looked at next; what it was before is forgotten."""
        with self._awake:
            if not self._waiting:
                self._since = time.monotonic()
            self._waiting.pop(mark, None)
            self._waiting[mark] = made
            while len(self._waiting) > MOST_WAITING:
                self._waiting.popitem(last=False)
            self._awake.notify()

    def _run(self) -> None:
        while (found := self._next()) is not None:
            mark, made = found
            self._told(mark, made.standing, _looked_at(made, self._press))

    def _next(self) -> tuple[Mark, Made] | None:
        with self._awake:
            while not self._closing and not (self._waiting and self._quiet):
                left = self._since + MOST_SECONDS - time.monotonic() if self._waiting else None
                if left is not None and left <= 0:
                    break
                self._awake.wait(left)
            self._since = time.monotonic()
            return None if self._closing else self._waiting.popitem()


def _looked_at(made: Made, press: Press) -> Standing:
    """How a paper stands once it was looked at, also where that fails: it stands as it did then."""
    try:
        return seen(made, press)
    except BriefError:
        pass
    except Exception:
        traceback.print_exc()
    return replace(made.standing, looked=True)
