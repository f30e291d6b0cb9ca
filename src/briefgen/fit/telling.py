"""What the fit did, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, KeyPath, Severity
from briefgen.document.plan import LEFT_OUT, Lengths, Use
from briefgen.fit.galley import Measured
from briefgen.fit.search import Fitted
from briefgen.noun import noun

LineCounts = Sequence[Mapping[str, int]]
"""How many lines each use takes, with its notes, in each of its lengths."""


@noun
class Explained:
    """One line of the table: a use, what it began with, its heights in lines by length, what became of it and why.

    `lines` are those of all lengths that its block has, also of those that are not `allowed` here; `path` leads to the
    use in the brief.
    """

    block: str
    path: KeyPath
    asked: str
    lines: tuple[tuple[str, int], ...]
    allowed: tuple[str, ...]
    chosen: str
    why: str

    @property
    def optional(self) -> bool:
        """Whether it may be left out."""
        return LEFT_OUT in self.allowed


def notes(uses: Sequence[Use], fitted: Fitted) -> Iterator[Diagnostic]:
    """A note for every use that is shorter than it began."""
    lines = line_counts(uses, fitted.measured, fitted.extent.line)
    for number, use in enumerate(uses):
        asked, chosen = use.options[0].length, fitted.lengths[number]
        if chosen != asked:
            freed = counted(lines[number].get(asked, 0) - lines[number].get(chosen, 0))
            message = f"{use.block}: {asked} → {chosen}, {freed} freed"
            yield Diagnostic("shortened-to-fit", message, replace(use.span, text=""), Severity.NOTE)


def explained(uses: Sequence[Use], lengths: Lengths, lines: LineCounts) -> tuple[Explained, ...]:
    """The table, one line a use."""
    return tuple(map(_explained, uses, lengths, lines))


def line_counts(uses: Sequence[Use], measured: Measured | None, line: float) -> list[dict[str, int]]:
    """The lines of each use in each length that was measured."""
    known = measured.uses if measured else {}
    return [
        {one.length: round(known[number, one.length] / line) for one in use.every if (number, one.length) in known}
        for number, use in enumerate(uses)
    ]


def counted(lines: int) -> str:
    """A number of lines in words."""
    return f"{lines} line{'' if lines == 1 else 's'}"


def _explained(use: Use, chosen: str, lines: Mapping[str, int]) -> Explained:
    allowed = tuple(option.length for option in use.options)
    known = tuple((one.length, lines[one.length]) for one in use.every if one.length in lines)
    return Explained(use.block, use.path, allowed[0], known, allowed, chosen, _why(use, chosen))


def _why(use: Use, chosen: str) -> str:
    if not use.flexible:
        return "there is no choice"
    if chosen == use.options[0].length:
        return "there is room"
    kept = {option.length: option.words for option in use.options}
    lost = kept[use.options[0].length] - kept.get(chosen, 0)
    return f"makes room; {lost} word{'' if lost == 1 else 's'} less, at {use.weight} each"
