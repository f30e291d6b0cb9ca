"""Connections that ask nothing, or take nothing: how long the desk waits for one, and how many there may be."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Final

from uvicorn.protocols.http.h11_impl import H11Protocol

MOST: Final = 200
"""How many connections are open at once; then the one goes that has asked nothing for the longest."""

HEAD_SECONDS: Final = 10.0
"""How long the head of a request may take to arrive, in seconds; uvicorn would wait for ever."""

STALLED_SECONDS: Final = 30.0
"""How long what is answered may lie there without being taken, in seconds."""


class Connection(H11Protocol):
    """A connection as uvicorn has it, which is not waited for without end."""

    transport: asyncio.Transport
    _idle: asyncio.TimerHandle | None = None
    _stalled: asyncio.TimerHandle | None = None
    since = 0.0
    """When it last began to wait for a request, in seconds of the clock of the loop."""

    @property
    def waits(self) -> bool:
        """Whether nothing is asked on it, or not all that belongs to it is there yet."""
        return self.cycle is None or bool(self.cycle.response_complete)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """As asyncio has it."""
        super().connection_made(transport)
        self._wait()
        if len(self.connections) > MOST:
            goes = _longest(self.connections, self)
            # It is told only after others have come, which must not choose it once more.
            self.connections.discard(goes)
            goes.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """As asyncio has it."""
        for timer in (self._idle, self._stalled):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """As uvicorn has it."""
        self._wait()
        super().on_response_complete()

    def pause_writing(self) -> None:
        """As asyncio has it."""
        super().pause_writing()
        self._stalled = self.loop.call_later(STALLED_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """As asyncio has it."""
        super().resume_writing()
        if self._stalled is not None:
            self._stalled.cancel()

    def _wait(self) -> None:
        """Begin to wait for a request."""
        self.since = self.loop.time()
        if self._idle is not None:
            self._idle.cancel()
        self._idle = self.loop.call_later(HEAD_SECONDS, self._late)

    def _late(self) -> None:
        if self.waits:
            self.transport.abort()


def _longest(known: Iterable[object], new: Connection) -> Connection:
    """Which of them goes: the one that has waited for the longest; where all others are at work, the new one."""
    others = [one for one in known if isinstance(one, Connection) and one.waits and one is not new]
    return min(others, key=lambda one: one.since, default=new)
