"""A stranger's file, read in a process of its own that is ended when it takes too long or too much."""

from __future__ import annotations

import io
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import briefgen
from briefgen.reading_back.finished import Finished, Footnote, NotRead, Part, Run

SECONDS: Final = 30.0
"""How long a file may take."""

MEMORY: Final = 1 << 30
"""How much address space the process may take, in bytes; only Linux keeps this promise."""

COMMAND: Final = (sys.executable, "-P", "-W", "ignore", "-m", "briefgen.reading_back.worker")
"""How the process is started; `-P` keeps it from importing what lies in the folder it is in."""

NOUNS: Final = {one.__qualname__: one for one in (Finished, Footnote, Part, Run)}


class _Told(pickle.Unpickler):
    """Takes what a file says, and nothing that would import or call anything else."""

    def find_class(self, module_name: str, global_name: str) -> Any:
        if module_name == Finished.__module__ and global_name in NOUNS:
            return NOUNS[global_name]
        raise pickle.UnpicklingError(f"{module_name}.{global_name} is not what a file says")


def read_apart(form: str, data: bytes, seconds: float = SECONDS, memory: int = MEMORY) -> Finished:
    """What a `pdf` or a `docx` of unknown origin says. Raises NotRead, also where reading it took too long or too much."""
    package = str(Path(briefgen.__file__).parent.parent)
    paths = os.pathsep.join([package, *filter(None, [os.environ.get("PYTHONPATH")])])
    try:
        done = subprocess.run(
            [*COMMAND, form, str(memory), str(int(seconds) + 1)], input=data, capture_output=True, timeout=seconds,
            env=os.environ | {"PYTHONPATH": paths, "PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "2"}, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise NotRead("reading it takes too long") from None
    except OSError as error:
        raise NotRead(f"what reads it could not be started: {error.strerror or error}") from None
    return _answer(done.stdout)


def _answer(told: bytes) -> Finished:
    try:
        answer = _Told(io.BytesIO(told)).load()
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, IndexError, KeyError):
        raise NotRead("reading it takes too much, or it is damaged in a way that nobody can read") from None
    if isinstance(answer, Finished):
        return answer
    raise NotRead(answer if isinstance(answer, str) else "it cannot be read")
