"""A workspace that notes which files are opened, in that order."""

from __future__ import annotations

from pathlib import Path

from briefgen.workspace import TEXT_LIMIT, File, Workspace


class Counting(Workspace):
    """Notes every file that is opened, also one that is not there."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.opened: list[str] = []

    def read(self, name: str, *, limit_bytes: int = TEXT_LIMIT) -> File:
        """As `Workspace.read`."""
        self.opened.append(name)
        return super().read(name, limit_bytes=limit_bytes)

    def read_if_there(self, name: str, *, limit_bytes: int = TEXT_LIMIT) -> File | None:
        """As `Workspace.read_if_there`."""
        self.opened.append(name)
        return super().read_if_there(name, limit_bytes=limit_bytes)

    def starter_read(self, name: str, *, limit_bytes: int = TEXT_LIMIT) -> File:
        """As `Workspace.starter_read`."""
        self.opened.append(name)
        return super().starter_read(name, limit_bytes=limit_bytes)
