"""Lengths that a brief has fixed: which they are, what shorter ones would free, and what the uses are when all are free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen.diagnostics import KeyPath
from briefgen.document.plan import LEFT_OUT, Lengths, Option, Use
from briefgen.noun import noun


@noun
class Frees:
    """A length that a use does not allow, shorter than those it does: how many `lines` fewer it takes than what is printed."""

    block: str
    path: KeyPath
    length: str
    lines: int


@noun
class Loosened:
    """What the fit finds when all lengths are free: whether it `fits` then, with which lengths, and else how many lines are over."""

    fits: bool
    lengths: Lengths
    over: int


def held(use: Use) -> tuple[Option, ...]:
    """The lengths that a block has, shorter than all that its use allows, the longest first."""
    return _from(use, [option.length for option in use.options if option.length != LEFT_OUT][-1])[1:]


def free(uses: Sequence[Use]) -> tuple[Use, ...]:
    """The uses as they are when each may have any length that is not longer than it begins with."""
    return tuple(_of(use, _from(use, use.options[0].length)) for use in uses)


def all_lengths(uses: Sequence[Use]) -> tuple[Use, ...]:
    """The uses as they are when each may have every length of its block, the longer ones, too."""
    return tuple(_of(use, use.every) for use in uses)


def _of(use: Use, options: tuple[Option, ...]) -> Use:
    return replace(use, options=(*options, *(use.options[-1:] if use.optional else ())))


def _from(use: Use, length: str) -> tuple[Option, ...]:
    """The lengths of a block from one of them on, the longest first."""
    return use.every[[option.length for option in use.every].index(length) :]


def frees(uses: Sequence[Use], lines: Sequence[Mapping[str, int]], lengths: Lengths) -> Iterator[Frees]:
    """What the lengths that are not allowed would free; `lines` are those of each use in each length, `lengths` the printed ones."""
    for use, known, printed in zip(uses, lines, lengths, strict=True):
        for option in held(use):
            if printed != LEFT_OUT and printed in known and option.length in known:
                yield Frees(use.block, use.path, option.length, max(0, known[printed] - known[option.length]))
