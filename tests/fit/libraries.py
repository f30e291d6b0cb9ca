"""Random uses with heights, and pages on which they are simply stacked: what the real layout does, without its surprises."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from hypothesis import strategies as st

from briefgen.diagnostics import Span
from briefgen.document.extent import Extent
from briefgen.document.plan import LEFT_OUT, Lengths, Option, Use
from briefgen.fit import Measured

LINE = 10.0


@dataclass
class Stack:
    """A brief whose height is the sum of its parts; `laid_out` and `measured` count what was asked."""

    uses: tuple[Use, ...]
    heights: Measured
    laid_out: list[Lengths] = field(default_factory=list)
    measured: int = 0

    def height(self, lengths: Lengths) -> float:
        kept = {use.section for use, length in zip(self.uses, lengths, strict=True) if length != LEFT_OUT}
        openings = sum(self.heights.openings.get(section, 0.0) for section in kept)
        return self.heights.fixed + openings + sum(self.heights.uses.get(key, 0.0) for key in enumerate(lengths))

    def value(self, lengths: Lengths) -> int:
        words = (
            {o.length: o.words for o in use.options}[length] for use, length in zip(self.uses, lengths, strict=True)
        )
        return sum(use.weight * count for use, count in zip(self.uses, words, strict=True))

    def pages(self, lengths: Lengths) -> int:
        return max(1, math.ceil(self.height(lengths) / self.heights.page))

    def lay_out(self, lengths: Lengths) -> Extent:
        self.laid_out.append(lengths)
        pages = self.pages(lengths)
        return Extent(pages, self.heights.page, self.height(lengths) - (pages - 1) * self.heights.page, LINE)

    def measure(self) -> Measured:
        self.measured += 1
        return self.heights

    def plans(self) -> Iterable[Lengths]:
        return product(*(tuple(option.length for option in use.options) for use in self.uses))


@st.composite
def stacks(draw: Any, most: int = 5, weights: tuple[int, ...] = (1, 2, 4)) -> Stack:
    """A few uses in a few sections, each with its lengths, words and heights."""
    count = draw(st.integers(1, most))
    sections = sorted(draw(st.lists(st.integers(0, 2), min_size=count, max_size=count)))
    uses = tuple(draw(_uses(f"block-{number}", section, weights)) for number, section in enumerate(sections))
    heights = {
        (number, option.length): float(draw(st.integers(0, 60)))
        for number, use in enumerate(uses) for option in use.options if option.length != LEFT_OUT
    }  # fmt: skip
    free = [s for s in set(sections) if all(use.optional for use in uses if use.section == s)]
    openings = {section: float(draw(st.integers(0, 20))) for section in free}
    fixed, page = float(draw(st.integers(0, 80))), float(draw(st.integers(20, 120)))
    return Stack(uses, Measured(heights, openings, fixed, page, 0.0, LINE))


@st.composite
def _uses(draw: Any, block: str, section: int, weights: tuple[int, ...]) -> Use:
    names = draw(
        st.sampled_from([("full", "short", "headline"), ("full", "headline"), ("short", "headline"), ("short",)])
    )
    words = sorted(
        draw(st.lists(st.integers(1, 300), min_size=len(names), max_size=len(names), unique=True)), reverse=True
    )
    options = tuple(map(Option, names, words))
    left_out = (Option(LEFT_OUT, 0),) if draw(st.booleans()) else ()
    return Use(block, section, options + left_out, draw(st.sampled_from(weights)), Span("brief.yaml", 1))
