"""Starts the desk at an address of this computer alone, and ends it without leaving anything behind."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import uvicorn

from briefgen.desk.app import Desk
from briefgen.desk.connections import Connection
from briefgen.desk.keys import Keys
from briefgen.workspace.running import ADDRESS, Running, forget_running, note_running

if TYPE_CHECKING:
    from briefgen.workspace import Workspace
    from briefgen.writers.pdf import Press

USUAL_PORT: Final = 8750
"""Where the desk is when nobody says where; a browser then knows its history. Taken, any other will do."""

PATIENCE_SECONDS: Final = 2
"""How long what is being sent may take once the desk is to end, in seconds."""


def listen(port: int | None) -> socket.socket:
    """Take a port, the usual one or a free one where none is named. Raises OSError where the one named cannot be had."""
    if port is not None:
        return _bound(port)
    try:
        return _bound(USUAL_PORT)
    except OSError:
        return _bound(0)


def _bound(port: int) -> socket.socket:
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            # Elsewhere this would let another program take the same port.
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((ADDRESS, port))
        taken.listen()
    except OSError:
        taken.close()
        raise
    return taken


def serve(
    workspace: Workspace, presses: tuple[Press, Press], taken: socket.socket, opened: Callable[[str], None]
) -> None:
    """Run the desk until Ctrl-C. `opened` is called with the address that lets a browser in, once that is answered."""
    keys = Keys(taken.getsockname()[1])
    running = Running(keys.port, os.getpid())
    with Desk(workspace, presses, keys) as desk:
        note_running(workspace.root, running)
        try:
            _Server(desk, lambda: opened(keys.opening)).run(sockets=[taken])
        finally:
            forget_running(workspace.root, running)


class _Server(uvicorn.Server):
    """Uvicorn, which says when it answers, and ends the streams that would else never end."""

    def __init__(self, desk: Desk, opened: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                desk.app, log_level="error", access_log=False, server_header=False, proxy_headers=False, ws="none", http=Connection,
                loop="asyncio", lifespan="on", timeout_graceful_shutdown=PATIENCE_SECONDS,
            )
        )  # fmt: skip
        self._desk = desk
        self._opened = opened

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn has it."""
        await super().startup(sockets)
        self._opened()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn has it."""
        self._desk.hub.close()
        await super().shutdown(sockets)
