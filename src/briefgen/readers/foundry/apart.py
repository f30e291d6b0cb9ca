"""Fonts of strangers, read and made in a process of its own that is ended when it takes too long or too much."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import briefgen
from briefgen.noun import noun
from briefgen.readers.foundry.cast import Cast

SECONDS_TO_READ: Final = 5.0
SECONDS_TO_MAKE: Final = 60.0
"""How long one font may take, of all that are read or made together."""

SECONDS_TO_START: Final = 15.0

MEMORY: Final = 2 << 30
"""How much address space the process may take, in bytes; only Linux keeps this promise."""

COMMAND: Final = (sys.executable, "-P", "-W", "ignore", "-m", "briefgen.readers.foundry.worker")
"""How the process is started; `-P` keeps it from importing what lies in the folder it is in."""

TOO_LONG: Final = "takes too long to be read, or too much memory"


@noun
class Answer:
    """What came of one job: what is known of a font, or the bytes of one; else why there is neither."""

    told: Mapping[str, Any]
    data: bytes = b""

    @property
    def fault(self) -> str:
        """Why it cannot be used, said to follow its name; empty where it can."""
        return str(self.told.get("fault", ""))

    @property
    def casts(self) -> tuple[Cast, ...]:
        """What can be made of a font that was read."""
        return tuple(map(Cast.of, self.told.get("casts", ())))


def identify(files: Mapping[str, bytes], seconds: float = SECONDS_TO_READ) -> dict[str, Answer]:
    """What can be made of each font file, by its name."""
    jobs = [({"file": name}, data) for name, data in files.items()]
    return dict(zip(files, _do(jobs, seconds), strict=True))


def make(wanted: Sequence[tuple[Cast, bytes]], seconds: float = SECONDS_TO_MAKE) -> list[Answer]:
    """The TrueType fonts of these faces, from the bytes of their files."""
    jobs = [
        ({"face": cast.face, "family": cast.family, "location": list(cast.location)}, data) for cast, data in wanted
    ]
    return list(_do(jobs, seconds))


def _do(jobs: Sequence[tuple[Mapping[str, Any], bytes]], seconds: float) -> Iterator[Answer]:
    """The answers to all jobs. What was not answered in time took too long; what the others are is not known any more."""
    given = b"".join(json.dumps({**job, "bytes": len(data)}).encode() + b"\n" + data for job, data in jobs)
    answers = io.BytesIO(_run(given, SECONDS_TO_START + seconds * len(jobs)) if jobs else b"")
    for _ in jobs:
        yield _next(answers)


def _run(given: bytes, seconds: float) -> bytes:
    package = str(Path(briefgen.__file__).parent.parent)
    paths = os.pathsep.join([package, *filter(None, [os.environ.get("PYTHONPATH")])])
    try:
        return subprocess.run(
            [*COMMAND, str(MEMORY), str(int(seconds) + 1)], input=given, capture_output=True, timeout=seconds,
            env=os.environ | {"PYTHONPATH": paths, "PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "2"}, check=False,
        ).stdout  # fmt: skip
    except subprocess.TimeoutExpired as late:
        return late.stdout or b""
    except OSError:
        return b""


def _next(answers: io.BytesIO) -> Answer:
    try:
        told = json.loads(answers.readline())
        data = answers.read(int(told["bytes"]))
        answer = Answer(told, data)
        return answer if len(data) == told["bytes"] and answer.casts is not None else Answer({"fault": TOO_LONG})
    except (ValueError, KeyError, TypeError):
        return Answer({"fault": TOO_LONG})
