"""How the command ends: its exit codes."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What a script can tell from how the command ended."""

    DONE = 0
    CONTENT = 1
    """The content has errors; every message says where."""
    USAGE = 2
    """The command was typed wrongly."""
    STRICT = 3
    """There were warnings, and `--strict` was given."""
    DIFFERS = 4
    """`verify`: something is not what was written, or is not current."""
    FAULT = 70
    """A fault of briefgen's own."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C before it was done."""
