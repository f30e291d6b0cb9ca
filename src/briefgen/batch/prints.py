"""What there is to print, once a batch is done: the files, and what of them differs from what was printed last."""

from __future__ import annotations

from briefgen.batch.printed import Again
from briefgen.noun import noun


@noun
class PrintFile:
    """A file to print, with its pages, and whether it was made in this run."""

    name: str
    pages: int
    is_new: bool


@noun
class Prints:
    """The files to print, and how many packets are `missing` from them.

    `again` is what differs from what was marked as printed, None where nothing ever was.
    """

    files: tuple[PrintFile, ...] = ()
    missing: int = 0
    again: Again | None = None
