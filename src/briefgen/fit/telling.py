"""What the fit did, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.document.extent import Extent
from briefgen.document.plan import LEFT_OUT, Use
from briefgen.fit.search import Fitted
from briefgen.noun import noun


@noun
class Explained:
    """One line of the table: a use, what it began with, its heights in lines by length, what became of it and why."""

    block: str
    asked: str
    lines: tuple[tuple[str, int], ...]
    chosen: str
    why: str


def notes(uses: Sequence[Use], fitted: Fitted) -> Iterator[Diagnostic]:
    """A note for every use that is shorter than it began."""
    for number, use in enumerate(uses):
        asked, chosen = use.options[0].length, fitted.lengths[number]
        if chosen != asked:
            freed = counted(_lines(fitted, number, asked) - _lines(fitted, number, chosen))
            message = f"{use.block}: {asked} → {chosen}, {freed} freed"
            yield Diagnostic("shortened-to-fit", message, replace(use.span, text=""), Severity.NOTE)


def too_long(uses: Sequence[Use], fitted: Fitted, pages: int, span: Span, pictures: str = "") -> Diagnostic:
    """Nothing fits: how much is too much, what is at its shortest, what would have to go, which `pictures` are tall."""
    over = _over(fitted.extent, pages)
    printed = [use.block for use, length in zip(uses, fitted.lengths, strict=True) if length != LEFT_OUT]
    smaller = f"make {pictures} smaller, " if pictures else ""
    allowed = "1 page" if pages == 1 else f"{pages} pages"
    return Diagnostic(
        "does-not-fit",
        f"at its shortest the brief is {fitted.extent.pages} pages long and may have {allowed}: {counted(over)} too many",
        span,
        expected=f"{allowed}; already at their shortest: {', '.join(dict.fromkeys(printed))}",
        hint=f"{_to_go(uses, fitted, over)}, {smaller}shorten what stands around the blocks, or allow more with `pages:`.",
    )


def explained(uses: Sequence[Use], fitted: Fitted) -> tuple[Explained, ...]:
    """The table, one line a use."""
    return tuple(_explained(number, use, fitted) for number, use in enumerate(uses))


def counted(lines: int) -> str:
    """A number of lines in words."""
    return f"{lines} line{'' if lines == 1 else 's'}"


def _explained(number: int, use: Use, fitted: Fitted) -> Explained:
    asked, chosen = use.options[0].length, fitted.lengths[number]
    known = fitted.measured.uses if fitted.measured else {}
    lines = tuple((o.length, _lines(fitted, number, o.length)) for o in use.options if (number, o.length) in known)
    return Explained(use.block, asked, lines, chosen, _why(use, chosen))


def _why(use: Use, chosen: str) -> str:
    if not use.flexible:
        return "there is no choice"
    if chosen == use.options[0].length:
        return "there is room"
    kept = {option.length: option.words for option in use.options}
    lost = kept[use.options[0].length] - kept[chosen]
    return f"makes room; {lost} word{'' if lost == 1 else 's'} less, at {use.weight} each"


def _lines(fitted: Fitted, number: int, length: str) -> int:
    points = fitted.measured.uses.get((number, length), 0.0) if fitted.measured else 0.0
    return round(points / fitted.extent.line)


def _over(extent: Extent, pages: int) -> int:
    return max(1, round((extent.total - pages * extent.page) / extent.line))


def _to_go(uses: Sequence[Use], fitted: Fitted, over: int) -> str:
    """Blocks that would have to be left out, those that matter least first, and no more than it takes."""
    numbers = [number for number, length in enumerate(fitted.lengths) if length != LEFT_OUT]
    going, freed = [], 0
    for number in sorted(numbers, key=lambda n: (uses[n].weight, -_lines(fitted, n, fitted.lengths[n]))):
        lines = _lines(fitted, number, fitted.lengths[number])
        if freed < over and lines:
            freed += lines
            going.append(f"`{uses[number].block}` ({counted(lines)})")
    return f"Leave out {' and '.join(going)}" if going and freed >= over else "Leave blocks out"
