"""What writers work out is kept in the workspace that they write for."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from briefgen.noun import noun
from briefgen.workspace import File, Workspace


@noun
class InWorkspace:
    """Keeps what writers worked out beside what readers did, for the same file with the same bytes alone."""

    workspace: Workspace = field(repr=False)

    def kept(self, kind: str, name: str, data: bytes) -> Any | None:
        """What was kept; None where there is nothing sound."""
        return self.workspace.kept(kind, File(name, data))

    def keep(self, kind: str, name: str, data: bytes, value: Any) -> None:
        """Keep a value that can be written as JSON."""
        self.workspace.keep(kind, File(name, data), value)
