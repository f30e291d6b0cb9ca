"""What is said of a finished file, as a value."""

from __future__ import annotations

from enum import StrEnum

from briefgen.noun import noun
from briefgen.pipeline.verifying.standing import Standing
from briefgen.usage.rendering import Rendering


class Kind(StrEnum):
    """How a file stands to what was written."""

    WRITTEN = "written"
    """It is what was written, byte for byte."""
    SAME = "same"
    """It has the same words in other bytes."""
    PART = "part"
    """It is a part of the paper, with the same words."""
    EDITED = "edited"
    """Words are not those that were written."""
    UNTOLD = "untold"
    """It is known which paper it is, and its words cannot be compared."""
    CODE = "code"
    """Only a code was given."""


@noun
class Verdict:
    """What is said of a file, or of those of its `pages` that are from one paper.

    `new` are words that it has and the paper had not; `lost` says of those that it lacks what they were, or where they stood.
    `broken` are words of a part of it that cannot be compared, for they may begin or go on on a page that is not there.
    """

    kind: Kind
    name: str
    rendering: Rendering
    standing: Standing
    code: str = ""
    pages: tuple[int, ...] = ()
    new: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether it is what was written, as far as was asked, and current."""
        return self.kind in (Kind.WRITTEN, Kind.CODE) and self.standing.current is True
