"""What the desk tells its pages while they are open: that something is new, by its name, and never what it says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Final
from urllib.parse import quote

from briefgen.noun import noun

MOST_STREAMS: Final = 24
"""How many pages are told at once: a browser needs one, however many pages it has open."""

MOST_WAITING: Final = 100
"""How many events wait for a page that takes none; then the oldest is dropped, for the newest says the same."""

PULSE_SECONDS: Final = 15.0
"""How often something is sent when nothing is new, so that a page that has gone is noticed."""


@noun
class Event:
    """Something is new: the list of briefs (`files`), what the paper of that name says (`words`), how it stands (`page`), or
    what is known of the lines that arguments need (`lines`)."""

    kind: str
    name: str = ""

    @property
    def line(self) -> str:
        """As it is sent. Source: HTML Standard, 9.2 Server-sent events."""
        return f"event: {self.kind}\ndata: {quote(self.name)}\n\n"


class Hub:
    """Gives every event to every stream; all of it happens in the server's own thread, but for `tell`."""

    def __init__(self) -> None:
        self._streams: set[asyncio.Queue[Event | None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    def begin(self) -> None:
        """Remember the loop of the server."""
        self._loop = asyncio.get_running_loop()

    def tell(self, event: Event) -> None:
        """Give an event to all streams, from any thread."""
        if self._loop is not None and not self._closed:
            self._loop.call_soon_threadsafe(self._give, event)

    def close(self) -> None:
        """End all streams."""
        self._closed = True
        for queue in self._streams:
            _put(queue, None)

    @property
    def full(self) -> bool:
        """Whether no further stream is taken."""
        return self._closed or len(self._streams) >= MOST_STREAMS

    def open(self) -> asyncio.Queue[Event | None]:
        """A new stream, which is counted from now on; `lines` ends it."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue(MOST_WAITING)
        self._streams.add(queue)
        return queue

    async def lines(self, queue: asyncio.Queue[Event | None]) -> AsyncIterator[str]:
        """What is sent to one stream, until the desk or the page goes."""
        try:
            yield "retry: 1000\n\n"
            while (event := await _next(queue)) is not None:
                yield event if isinstance(event, str) else event.line
        finally:
            self._streams.discard(queue)

    def _give(self, event: Event) -> None:
        for queue in self._streams:
            _put(queue, event)


def _put(queue: asyncio.Queue[Event | None], event: Event | None) -> None:
    if queue.full():
        queue.get_nowait()
    queue.put_nowait(event)


async def _next(queue: asyncio.Queue[Event | None]) -> Event | str | None:
    try:
        return await asyncio.wait_for(queue.get(), PULSE_SECONDS)
    except TimeoutError:
        return ": here\n\n"
