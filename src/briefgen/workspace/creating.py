"""A file that is not there yet: made whole, and never in the place of another, whoever is quicker."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from briefgen.diagnostics import BriefError
from briefgen.workspace.leftovers import part_name, sweep
from briefgen.workspace.saving import cannot_write


def create(path: Path, data: bytes) -> bool:
    """Write a new file, whole and forced to the disk; False where something of that name is there already.

    Raises BriefError (`cannot-write`).
    """
    part = path.parent / part_name()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        sweep(path.parent)
        with open(part, "xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        return _placed(part, path, data)
    except (OSError, UnicodeEncodeError) as error:
        raise BriefError([cannot_write(path.parent, error)]) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def _placed(part: Path, path: Path, data: bytes) -> bool:
    try:
        os.link(part, path)
    except FileExistsError:
        return False
    except OSError:  # some disks have no hard links
        try:
            with open(path, "xb") as stream:
                stream.write(data)
        except FileExistsError:
            return False
    return True
