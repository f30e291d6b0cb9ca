"""The cells of a comparison: does it, does it not, does it in part; each said by a sign and a word."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What a cell of a comparison says."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"

    @property
    def sign(self) -> str:
        """What stands before its word: told apart by its form, on any copy."""
        return {Verdict.YES: "✓", Verdict.NO: "✗", Verdict.PARTLY: "◐"}[self]

    @property
    def label(self) -> str:
        """The key of the label that words it."""
        return f"compare_{self.value}"
