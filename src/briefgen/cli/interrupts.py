"""Ctrl-C, heard also where a library swallows it; and the wish of the system, or of a terminal that closes, that the program ends."""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType
from typing import Any

_asked = threading.Event()
_by: list[int] = []
"""The signals that were heard, the first of them first."""


def listen() -> None:
    """Remember Ctrl-C from now on. Pydantic, for one, loses it while it builds a model.

    SIGTERM and SIGHUP are taken like it, so that what was begun is cleared away; where they are ignored, as `nohup`
    has it, they stay so.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _hear)
        sys.unraisablehook = _say_nothing_of_it
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _hear)


def exit_code(usual: int) -> int:
    """The exit code of a program that was asked to end: that of the signal; after Ctrl-C `usual` where all was done.

    Ctrl-C that meets a library at work may come out of it as another fault, so what failed after it was interrupted.

    Source: POSIX, Shell Command Language, 2.8.2: 128 and the number of the signal.
    """
    if not _by or (_by[0] == signal.SIGINT and usual == 0):
        return usual
    return 128 + _by[0]


def asked_to_stop() -> bool:
    """Whether Ctrl-C was pressed, be it long ago, or the system asked for the end."""
    return _asked.is_set()


def stop_if_asked() -> None:
    """Raise KeyboardInterrupt when Ctrl-C was pressed, be it long ago."""
    if _asked.is_set():
        raise KeyboardInterrupt


def _hear(number: int, frame: FrameType | None) -> None:
    _asked.set()
    _by.append(number)
    raise KeyboardInterrupt


def _say_nothing_of_it(lost: Any) -> None:
    if not isinstance(lost.exc_value, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
