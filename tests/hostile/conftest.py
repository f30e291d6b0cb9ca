"""Gives every hostile test a place of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.register_assert_rewrite("hostile.attempt")

from hostile.attempt import Place  # noqa: E402


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A workspace whose last good output is in build/."""
    return Place(tmp_path)
