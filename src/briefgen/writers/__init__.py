"""document + style → bytes: one writer a format, all of one shape."""

from __future__ import annotations

from briefgen.diagnostics import Diagnostic
from briefgen.document.extent import Extent
from briefgen.noun import noun

LARGEST_PIXEL = 1.5
"""The most points that one pixel of a picture may take: twice its size on a screen of 96 pixels to the inch."""


@noun
class Output:
    """A finished file: its bytes, what the writer noticed, and how far it reaches where it was laid out.

    There are no bytes of a layout that has more pages than it may have.
    """

    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()
    extent: Extent | None = None

    @property
    def pages(self) -> int | None:
        """The number of pages, where they were laid out."""
        return self.extent.pages if self.extent else None
