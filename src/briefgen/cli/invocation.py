"""How the command is typed on this computer: `briefgen`, where it is found by that name; else what starts it all the same."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import briefgen

NAME = "briefgen"


def typed() -> str:
    """What a person types before the words of a command, in whatever folder they are."""
    if shutil.which(NAME):
        return NAME
    checkout = Path(briefgen.__file__).resolve().parents[2] / "run.py"
    if checkout.is_file():
        return _joined("python" if os.name == "nt" else "python3", str(checkout))
    beside = shutil.which(NAME, path=str(Path(sys.executable).parent))
    return _joined(beside) if beside else _joined(sys.executable, "-m", NAME)


def _joined(*words: str) -> str:
    """Words as they are typed in the shell of this system."""
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
