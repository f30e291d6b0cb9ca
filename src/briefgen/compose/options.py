"""The lengths that one use of a block may have: where it starts, and what it may step down to."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document.plan import LEFT_OUT, Option
from briefgen.models.library import Block
from briefgen.models.spec import Item, Length


def start_of(item: Item, block: Block, asked: Length | None, usual: Length) -> tuple[Length, str] | None:
    """The richest length of a use, and why; None when the block has none that the use allows.

    The length asked for, else the longest that is not longer than the usual one, else the
    shortest there is; never one that is shorter than `at_least`.
    """
    if item.length and item.length not in block.lengths:
        return None
    found = _longest(block, asked or usual, "asked for" if asked else "the brief's usual length")
    if item.at_least is None or item.at_least.within(found[0]):
        return found
    longer = (length for length in block.lengths if item.at_least.within(length))
    least = min(longer, key=list(Length).index, default=None)
    return (least, "the least that is asked for") if least else None


def _longest(block: Block, wanted: Length, reason: str) -> tuple[Length, str]:
    if wanted in block.lengths:
        return wanted, reason
    shorter = [length for length in Length if length in block.lengths and length.within(wanted)]
    if shorter:
        return shorter[-1], f"the block has no {wanted}"
    return block.shortest(), f"the shortest the block has; {wanted} is usual"


def options_of(item: Item, block: Block, start: Length) -> tuple[Option, ...]:
    """What a use may be, the richest first.

    A length that is asked for stays, unless `at_least` says how far it may step down.
    """
    if item.length and not item.at_least:
        lengths = [start]
    else:
        least = item.at_least or block.shortest()
        lengths = [
            length for length in Length if length in block.lengths and least.within(length) and length.within(start)
        ]
    kept = tuple(_counted(block, lengths))[::-1]
    return (*kept, Option(LEFT_OUT, 0)) if item.optional else kept


def every_length(block: Block) -> tuple[Option, ...]:
    """All lengths that a block has, the richest first, whether or not a use allows them."""
    return tuple(_counted(block, [length for length in Length if length in block.lengths]))[::-1]


def _counted(block: Block, lengths: list[Length]) -> Iterator[Option]:
    """The lengths with their words; a longer one always counts for more than a shorter one."""
    least = 1
    for length in lengths:
        words = max(block.lengths[length].words, least)
        yield Option(length, words)
        least = words + 1
