"""`briefgen serve`: the desk in the browser."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.render import press_for
from briefgen.workspace.viewers import open_with_system

if TYPE_CHECKING:
    import socket

EXAMPLES = """
$ briefgen serve
$ briefgen serve --port 8800 --no-open
"""

OWN_NAMES = ("127.0.0.1", "localhost")
MOST_PORT = 65_535
SECONDS = 20.0
"""How long one paper may take to be laid out: somebody waits for it."""


def serve(
    door: Door,
    port: Annotated[
        str | None,
        typer.Option(metavar="NUMBER", help="The port of the desk; otherwise 8750, or a free one where that is taken."),
    ] = None,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Do not open the browser; the address is printed in any case.")
    ] = False,
) -> ExitCode:
    """Open the workspace in the browser: its briefs, how they stand, and their papers.

    The desk is there for this computer alone, for as long as the command runs; Ctrl-C ends
    it. The address that is printed lets one browser in, once. A desk that is open already is
    opened again.
    """
    number = _number(port) if port is not None else None
    from briefgen.workspace.running import find_running

    workspace = door.open()
    running = find_running(workspace.root)
    if running is not None:
        door.tell("The desk of this workspace is open already.")
        _show(door, running.address, opens=not no_open)
        return ExitCode.DONE
    if not os.access(workspace.root, os.W_OK):
        door.tell("note: the folder of this workspace can only be read: everything is shown, and nothing can be saved")
    taken = _listen(number)
    from briefgen.desk.server import serve as serve_desk

    try:
        with press_for(None, SECONDS) as press, press_for((), SECONDS) as second:
            serve_desk(workspace, (press, second), taken, lambda address: _say(door, address, opens=not no_open))
    except KeyboardInterrupt:
        pass
    return ExitCode.DONE


def _say(door: Door, address: str, *, opens: bool) -> None:
    _show(door, address, opens=opens)
    door.tell("The desk is open. The address above lets one browser in, once. Ctrl-C ends this.")


def _show(door: Door, address: str, *, opens: bool) -> None:
    """Print an address, and open it in the browser."""
    door.put(address)
    typer.get_text_stream("stdout").flush()
    if opens and not open_with_system(address):
        door.tell("note: this computer has no program registered to open web pages; open the address yourself")


def _number(typed: str) -> int:
    """The port that was typed. Raises BadParameter, also for an address that other computers would reach."""
    host, colon, digits = typed.rpartition(":")
    if (colon and host not in OWN_NAMES) or "." in digits:
        raise typer.BadParameter(
            "the desk answers to this computer alone, at 127.0.0.1: whoever reaches it can read everything in the workspace",
            param_hint="--port",
        )
    if not (digits.isascii() and digits.isdigit() and 0 <= int(digits[:6]) <= MOST_PORT):
        raise typer.BadParameter(f"a port is a number up to {MOST_PORT}, not “{typed}”", param_hint="--port")
    return int(digits)


def _listen(port: int | None) -> socket.socket:
    """Take the port. Raises BadParameter where the one that was named cannot be had."""
    from briefgen.desk.server import listen

    try:
        return listen(port)
    except OSError as error:
        reason = "another program has it" if not isinstance(error, PermissionError) else "this account may not take it"
        raise typer.BadParameter(f"port {port} cannot be taken: {reason}", param_hint="--port") from None
