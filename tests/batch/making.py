"""What workers do with jobs in tests of what may become of them; the name of the meeting says it."""

from __future__ import annotations

import os
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from briefgen.batch.jobs import Job, Made


def make(job: Job) -> Made:
    """Make nothing of a job; or do what its meeting is called."""
    match job.meeting.name:
        case "killed":
            _die()
        case "ends":
            os._exit(3)
        case "hangs":
            time.sleep(600)
        case "faulty":
            raise ZeroDivisionError
        case "too large":
            raise MemoryError
        case "killed while it gives":
            Connection._send = _half  # type: ignore[attr-defined]
            return Made(job.meeting.key, (), ("words" * 100_000,))  # type: ignore[arg-type]
        case "stands still while it gives":
            Connection._send = _stand_still  # type: ignore[attr-defined]
        case "killed when it takes the next":
            Connection.recv = _die  # type: ignore[assignment,method-assign]
        case "waits":
            Path(f"worker-{os.getpid()}").touch()
            time.sleep(600)
    return Made(job.meeting.key, (), ())


def _die(*_: object) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


def _half(self: Connection, data: bytes, *_: object) -> None:
    os.write(self.fileno(), bytes(data[:1000]))
    _die()


def _stand_still(self: Connection, data: bytes, *_: object) -> None:
    os.write(self.fileno(), bytes(data[:6]))
    os.kill(os.getpid(), signal.SIGSTOP)
