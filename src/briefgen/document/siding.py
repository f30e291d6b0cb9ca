"""The side column of a document: what stands above it, in it, and beside it."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.nodes import Flow, Group, GroupRole
from briefgen.noun import noun


@noun
class Siding:
    """The flows of a document with a side column: its head, as wide as the page; what stands in the column; the text."""

    head: tuple[Flow, ...]
    side: Group
    text: tuple[Flow, ...]


def siding(children: Sequence[Flow]) -> Siding | None:
    """The parts of a document beside one another; None where it has no side column.

    Where nothing stands in the column below the head, the group is there all the same, and empty: it says that the
    document has one.
    """
    for at, child in enumerate(children):
        if isinstance(child, Group) and child.role is GroupRole.SIDE:
            return Siding(tuple(children[:at]), child, tuple(children[at + 1 :]))
    return None
