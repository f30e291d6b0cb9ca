"""A workspace with one brief, and the clock by which its changes are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from editing.places import Clock, workspace

from briefgen.workspace import Workspace


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def place(tmp_path: Path, clock: Clock) -> Workspace:
    return workspace(tmp_path / "w", clock)
