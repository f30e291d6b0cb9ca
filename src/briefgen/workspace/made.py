"""Files that were made before, as they lie in the workspace now."""

from __future__ import annotations

from contextlib import suppress

from briefgen.diagnostics import BriefError
from briefgen.workspace import OUTPUT_LIMIT, Workspace
from briefgen.workspace.names import split_name
from briefgen.workspace.opening import read_inside


def finished(workspace: Workspace, name: str) -> bytes | None:
    """The bytes of a file that was made before; None where there is none that can be read."""
    try:
        return read_inside(workspace.root, split_name(name), OUTPUT_LIMIT, helpful=False)
    except (BriefError, OSError):
        return None


def drop_empty(workspace: Workspace, folder: str) -> None:
    """Remove a folder of the workspace that nothing lies in; one in which something lies stays."""
    with suppress(BriefError, OSError):
        workspace.root.joinpath(*split_name(folder)).rmdir()
