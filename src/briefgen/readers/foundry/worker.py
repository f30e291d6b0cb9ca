"""The process that reads and makes fonts: jobs from its standard input, an answer a job to its standard output, in order.

A job and an answer are each one line of JSON; the bytes of a font follow the line that gives their number.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import IO, Any

from briefgen.readers.foundry.identifying import Unusable, casts
from briefgen.readers.foundry.making import made
from briefgen.workspace.confined import confine


def main(memory: int, seconds: int) -> None:
    """Do every job in at most so many bytes of address space and seconds of processor time."""
    answers = confine(memory, seconds)
    while line := sys.stdin.buffer.readline():
        job = json.loads(line)
        told, data = _done(job, sys.stdin.buffer.read(job["bytes"]))
        _write(answers, told, data)


def _done(job: Mapping[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """The answer to a job: what is known of a font, or the font that was made; or why there is none."""
    try:
        if "face" in job:
            return {}, made(data, dict(job["location"]), job["family"], job["face"])
        return {"casts": list(casts(job["file"], data))}, b""
    except Unusable as reason:
        return {"fault": str(reason)}, b""
    except MemoryError:
        return {"fault": "takes too much memory to be read"}, b""
    except Exception:  # fontTools raises whatever the part raises that met what is damaged
        return {"fault": "is damaged"}, b""


def _write(answers: IO[bytes], told: Mapping[str, Any], data: bytes) -> None:
    answers.write(json.dumps({**told, "bytes": len(data)}).encode() + b"\n" + data)
    answers.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
