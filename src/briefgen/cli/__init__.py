"""The `briefgen` command: what people type, and what they are told."""

from __future__ import annotations

import os
import sys

# A search path with an empty part or a relative one leads into the current folder, which may be anybody's workspace. Both
# modules above are there before any other; nothing else is imported before this.
if given := os.environ.get("PYTHONPATH"):
    parts = [part for part in given.split(os.pathsep) if not os.path.isabs(part)]
    here = {os.path.abspath(part) for part in parts} if os.path.exists(os.curdir) else set()
    sys.path[:] = [folder for folder in sys.path if folder not in {*parts, *here}]

import gc
from contextlib import suppress
from typing import NoReturn

from briefgen.cli.exits import ExitCode
from briefgen.cli.interrupts import exit_code, listen

MOST_YOUNG = 1_000_000
"""How many new objects wait for Python's collector: the usual 700 would cost a tenth of the time of a command, 100,000 a twentieth."""

SHORTEST_TURN = 0.0005
"""After how many seconds a thread lets another go on: the usual 0.005 kept what hands documents to the press waiting."""


def main() -> NoReturn:
    """Do what was typed and leave with the exit code; Ctrl-C ends it quietly from the first moment on."""
    gc.set_threshold(MOST_YOUNG)
    sys.setswitchinterval(SHORTEST_TURN)
    # No other package may have a say in what is valid; looking for one takes a while, too.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    listen()
    try:
        from briefgen.cli.ahead import start_ahead

        start_ahead(sys.argv[1:])
        from briefgen.cli.start import run

        code = run()
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    _leave(exit_code(code))


def _leave(code: int) -> NoReturn:
    """End at once: Python would take everything apart that was loaded, which lasts a tenth of a second."""
    from briefgen.cli.ahead import end

    end()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)
