"""How far a bill has come: the stages of its way, which are done, where it is now, and which are ahead."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """What a stage is to a bill; each is drawn with a line of its own form, so that a copy tells them apart."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"

    @property
    def rule(self) -> tuple[str, float]:
        """The form of the line above it, as CSS calls it, and its width in points: that of a double line is the width of
        both and of what is between them."""
        return {Stage.DONE: ("solid", 4.0), Stage.NOW: ("double", 4.5), Stage.AHEAD: ("solid", 0.75)}[self]
