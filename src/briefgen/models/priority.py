"""How much a use of a block matters when not everything fits on the pages allowed."""

from __future__ import annotations

from enum import StrEnum


class Priority(StrEnum):
    """How much a use of a block matters when not everything fits."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"

    @property
    def weight(self) -> int:
        """What one of its words counts: twice as much as one of the next lower priority."""
        return 1 << list(Priority).index(self)
