"""The paragraphs of a Word file beside those of the paper that it is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.noun import noun
from briefgen.pipeline.printed import Outline


@noun
class Found:
    """What a file has that its paper had not, in words, and the numbers of the paragraphs that it lacks, from 0."""

    new: tuple[str, ...]
    lost: tuple[int, ...]


def in_parts(outline: Outline, sums: Sequence[str], words: Sequence[str]) -> Found:
    """The paragraphs of a file, by what stands for them, beside an outline; `words` are theirs."""
    wanted, there = Counter(outline.sums), Counter(sums)
    new, lost = there - wanted, wanted - there
    return Found(
        tuple(said for one, said in zip(sums, words, strict=True) if _taken(new, one)),
        tuple(number for number, one in enumerate(outline.sums) if _taken(lost, one)),
    )


def _taken(left: Counter[str], one: str) -> bool:
    left[one] -= 1
    return left[one] >= 0
