"""What filling in one text may cost: the turns of its loops and what its filters handle, both counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from jinja2.exceptions import TemplateSyntaxError

MOST_TURNS = 20_000
"""The most turns that the loops of one text make together, whether they print something or not."""
MOST_HANDLED = 2_000_000
"""The most characters and items that the filters of one text are given together."""

TURNS = "turns of a loop"
"""The name of the filter through which every loop goes; having spaces, no author can write it."""

MARKS = "\ufdd0\ufdd1\ufdd2\ufdd3"
"""Noncharacters of Unicode, which no text may hold: two carry line numbers through a template, two stand around values."""


class NotAllowed(TemplateSyntaxError):
    """The template uses something that this project's templates do not have."""


class Steps:
    """Counts what one text costs; beyond the most, it raises NotAllowed."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Begin a new text."""
        self._turns = self._handled = 0

    def turns(self, values: Iterable[Any]) -> list[Any]:
        """What a loop goes through, paid for before the first turn."""
        found = list(values)
        self._turns += len(found)
        if self._turns > MOST_TURNS:
            raise NotAllowed(f"more than {MOST_TURNS:,} repetitions", 1)
        return found

    def charged(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A filter that pays for the length of what it is given."""

        @wraps(function)
        def call(*given: Any, **named: Any) -> Any:
            self._handled += 1 + sum(len(value) for value in given if isinstance(value, str | list | tuple | Mapping))
            if self._handled > MOST_HANDLED:
                raise NotAllowed(f"filters that handle more than {MOST_HANDLED:,} characters or items", 1)
            return function(*given, **named)

        return call
