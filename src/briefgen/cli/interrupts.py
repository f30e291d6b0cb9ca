"""Ctrl-C, heard also where a library swallows it."""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType
from typing import Any

_asked = threading.Event()


def listen() -> None:
    """Remember Ctrl-C from now on. Pydantic, for one, loses it while it builds a model."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _hear)
        sys.unraisablehook = _say_nothing_of_it


def stop_if_asked() -> None:
    """Raise KeyboardInterrupt when Ctrl-C was pressed, be it long ago."""
    if _asked.is_set():
        raise KeyboardInterrupt


def _hear(number: int, frame: FrameType | None) -> None:
    _asked.set()
    raise KeyboardInterrupt


def _say_nothing_of_it(lost: Any) -> None:
    if not isinstance(lost.exc_value, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
