"""What a writer worked out is kept from one run to the next, by whoever can; writers themselves touch no disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol


class Keeper(Protocol):
    """Keeps values that can be written as JSON, each of one kind and for a file of some name with some bytes."""

    def kept(self, kind: str, name: str, data: bytes) -> Any | None:
        """What was kept for this very file; None where there is nothing sound."""

    def keep(self, kind: str, name: str, data: bytes, value: Any) -> None:
        """Keep a value; where that cannot be, do nothing."""


_keeper: ContextVar[Keeper | None] = ContextVar("keeper", default=None)


@contextmanager
def kept_by(keeper: Keeper) -> Iterator[None]:
    """Let writers that are called within find what they worked out before, and keep what they work out now."""
    token = _keeper.set(keeper)
    try:
        yield
    finally:
        _keeper.reset(token)


def keeper() -> Keeper | None:
    """Who keeps what is worked out now, if anybody does."""
    return _keeper.get()
