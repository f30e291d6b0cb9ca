"""What to say where a brief does not fit: by how many lines, which lengths are fixed, and what would help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import groupby

from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.plan import LEFT_OUT, Lengths, Use
from briefgen.fit.loosening import Frees, Loosened, frees, held
from briefgen.fit.telling import LineCounts, counted
from briefgen.noun import noun

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

MOST_TOLD = 4
"""Of how many uses a message says what shorter lengths would free."""


@noun
class Overlong:
    """A brief that is too long in these `lengths`: `over` so many lines for its `pages`.

    `lines` are those of each use in each length, empty where they could not be measured; `loosened` is what the fit
    finds when all lengths are free, None where none is fixed.
    """

    uses: Sequence[Use] = field(repr=False)
    lengths: Lengths
    pages: int
    over: int
    lines: LineCounts = field(repr=False)
    loosened: Loosened | None = None

    @property
    def fixed(self) -> int:
        """How many lengths are fixed though their blocks have shorter ones."""
        return sum(bool(held(use)) and length != LEFT_OUT for use, length in self._printed)

    @property
    def frees(self) -> tuple[Frees, ...]:
        """What the lengths that are not allowed would free."""
        return tuple(frees(self.uses, self.lines, self.lengths))

    @property
    def going(self) -> tuple[tuple[Use, int], ...]:
        """Uses that would have to be left out, those that matter least first, and no more than it takes; with their lines.

        None where all of them are not enough.
        """
        taken = {number: self.lines[number].get(length, 0) for number, length in enumerate(self.lengths) if self.lines}
        found: list[tuple[Use, int]] = []
        for number in sorted(taken, key=lambda number: (self.uses[number].weight, -taken[number])):
            if taken[number] and sum(lines for _, lines in found) < self.over:
                found.append((self.uses[number], taken[number]))
        return tuple(found) if sum(lines for _, lines in found) >= self.over else ()

    @property
    def _printed(self) -> list[tuple[Use, str]]:
        return list(zip(self.uses, self.lengths, strict=True))


def too_many_pages(it: Overlong, span: Span, pictures: str = "") -> Diagnostic:
    """There was no choice: how many lines are over, and what would help; `pictures` are the tallest, in words."""
    return Diagnostic("too-many-pages", f"the brief is {_over(it)}", span, hint=_ways(it, pictures))


def does_not_fit(it: Overlong, span: Span, pictures: str = "") -> Diagnostic:
    """Every choice was tried: how much is too much, what is at its shortest, what would help."""
    printed = [use.block for use, length in it._printed if length != LEFT_OUT]
    shortest = f"already as short as they may be: {', '.join(dict.fromkeys(printed))}"
    return Diagnostic(
        "does-not-fit", f"at its shortest the brief is {_over(it)}", span,
        expected=f"{_pages(it.pages)}; {shortest}", hint=_ways(it, pictures),
    )  # fmt: skip


def _over(it: Overlong) -> str:
    said = f"{counted(it.over)} over {_pages(it.pages)}"
    if not it.fixed:
        return said
    number = NUMBERS[it.fixed] if it.fixed < len(NUMBERS) else str(it.fixed)
    return f"{said}; {number} length{' is' if it.fixed == 1 else 's are'} fixed"


def _ways(it: Overlong, pictures: str) -> str:
    """What would help, the gentlest first; what has to go only where nothing gentler is enough."""
    rest = f"{f'make {pictures} smaller, ' if pictures else ''}shorten the text written in the brief, or allow more with `pages:`."
    ways = [*_by_choosing(it), *_by_hand(it)]
    if it.loosened is None or not it.loosened.fits:
        return " ".join([*ways, f"{_to_go(it)}, {rest}"])
    return " ".join([*ways, f"Or {rest}"])


def _by_choosing(it: Overlong) -> Iterator[str]:
    """What the fit finds when it may choose all lengths."""
    if it.loosened is None:
        return
    if not it.loosened.fits:
        yield f"With all lengths free it is still {counted(it.loosened.over)} over."
        return
    pairs = zip(it.uses, it.loosened.lengths, strict=True)
    chosen = [(use.block, length) for use, length in pairs if length in {option.length for option in held(use)}]
    least = min((length for _, length in chosen), key=("headline", "short", "full").index)
    names = _listed([f"`{block}`" for block, _ in chosen])
    found = _listed([f"`{block}` as {length}" for block, length in chosen])
    yield f"Let briefgen choose: with `at_least: {least}` at {names} it fits, {found}."


def _by_hand(it: Overlong) -> Iterator[str]:
    """What each shorter length would free."""
    found = [(block, list(ways)) for block, ways in groupby(it.frees, lambda one: one.block)][:MOST_TOLD]
    said = [f"`{block}` {' or '.join(f'{way.lines} as {way.length}' for way in ways)}" for block, ways in found]
    if said:
        yield f"Shorter lengths free lines: {', '.join(said)}."


def _to_go(it: Overlong) -> str:
    """Blocks that would have to be left out."""
    going = [f"`{use.block}` ({counted(lines)})" for use, lines in it.going]
    return f"Leave out {' and '.join(going)}" if going else "Leave blocks out"


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _pages(number: int) -> str:
    return "1 page" if number == 1 else f"{number} pages"
