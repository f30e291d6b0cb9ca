"""`briefgen version`: which briefgen this is."""

from __future__ import annotations

import platform

from briefgen import __version__
from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode

EXAMPLES = """
$ briefgen version
"""


def version(door: Door) -> ExitCode:
    """Print the version.

    With those of Python and of the system, for reporting a fault.
    """
    door.put(f"briefgen {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    return ExitCode.DONE
