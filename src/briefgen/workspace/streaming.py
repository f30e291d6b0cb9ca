"""Large files that are written by others, piece by piece: each appears whole in its place, or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from briefgen.diagnostics import BriefError
from briefgen.workspace import Workspace
from briefgen.workspace.leftovers import part_name, sweep
from briefgen.workspace.names import split_name
from briefgen.workspace.opening import link_out
from briefgen.workspace.saving import cannot_write


@contextlib.contextmanager
def streamed(workspace: Workspace, name: str) -> Iterator[Path]:
    """A place to write a file to; when that is done, it takes the place of the file `name` of the workspace.

    Raises BriefError (`cannot-write`), and then what was there before is there still.
    """
    target = workspace.root.joinpath(*split_name(name))
    part = target.parent / part_name()
    try:
        if (link := link_out(workspace.root, target.parent)) is not None:
            raise OSError(None, "a link leads out of the workspace", str(link))
        target.parent.mkdir(parents=True, exist_ok=True)
        sweep(target.parent)
        yield part
        with open(part, "rb+") as stream:
            os.fsync(stream.fileno())
        os.replace(part, target)
    except OSError as error:
        raise BriefError([cannot_write(target.parent, error)]) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def sum_of_file(workspace: Workspace, name: str) -> str | None:
    """The SHA-256 sum of a file, read piece by piece; None where there is none that can be read."""
    path = workspace.root.joinpath(*split_name(name))
    if link_out(workspace.root, path.parent) is not None or path.is_symlink():
        return None
    try:
        with open(path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def take_away(workspace: Workspace, name: str) -> None:
    """Remove a file that is of no use any longer, where it is there."""
    path = workspace.root.joinpath(*split_name(name))
    if link_out(workspace.root, path.parent) is None:
        with contextlib.suppress(OSError):
            path.unlink()
