"""What was worked out before, kept for files that have the same in them, and never more of it than so many bytes."""

from __future__ import annotations

from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembered(dict[Key, Value]):
    """Answers by what was asked; where all of them would have more than so many bytes, those of before are forgotten."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self._has = 0

    def remember(self, key: Key, value: Value, size: int) -> None:
        """Remember an answer that has, with what was asked, so many bytes."""
        if self._has + size > self._most:
            self.clear()
        if size <= self._most:
            self[key] = value
            self._has += size

    def clear(self) -> None:
        """Forget everything."""
        super().clear()
        self._has = 0
