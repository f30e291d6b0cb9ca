"""Neighbors within one citation drawn together: (Smith 2000, 2001a, b), [1–3] (CSL 1.0.2, “Cite Collapsing”)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefgen.csl.item import Date
from briefgen.csl.output import (
    AllNames,
    CitationNumber,
    Formatted,
    Literal,
    Output,
    Part,
    Tagged,
    YearSuffix,
    formatted,
    tagged,
    tags,
    transform,
)
from briefgen.csl.rich import rich
from briefgen.csl.style import Collapse, Formatting

Alike = Callable[[Output, Output], bool]


def collapsed(items: Sequence[Output], around: Formatting, how: Collapse) -> Output | None:
    """The items of a citation in the layout's formatting, drawn together as the style wants it."""
    if how.cite_group_delimiter is None or len(items) < 2:
        return formatted(around, items)
    inside = replace(around, delimiter=None)
    if how.kind == "citation-number":
        return formatted(inside, _ranges(items, around, how))
    groups = _grouped(items)
    if not how.kind:
        return formatted(around, [Formatted(Formatting(delimiter=how.cite_group_delimiter), tuple(g)) for g in groups])
    last = len(groups) - 1
    return formatted(inside, [_Group(group, around, how).drawn(n == last) for n, group in enumerate(groups)])


def _ranges(items: Sequence[Output], around: Formatting, how: Collapse) -> list[Output]:
    """Numbers in a row as a range, where there are at least three."""
    outputs: list[Output] = []
    for group in _runs(items, _are_adjacent):
        if outputs:
            outputs.append(Literal(rich(_delimiter(outputs[-1], around, how))))
        is_range = len(group) > 2
        ends = (group[0], group[-1]) if is_range else tuple(group)
        outputs.append(Formatted(Formatting(delimiter="–" if is_range else around.delimiter), ends))
    return outputs


def _delimiter(before: Output, around: Formatting, how: Collapse) -> str:
    is_range = isinstance(before, Formatted) and before.formatting.delimiter == "–"
    return (how.after_collapse_delimiter if is_range else None) or around.delimiter or ""


def _are_adjacent(left: Output, right: Output) -> bool:
    mine, other = _number(left), _number(right)
    return mine is not None and other is not None and other == mine + 1


def _number(item: Output) -> int | None:
    """The citation number of an item that prints nothing else."""
    inner = item.children[0] if isinstance(item, Formatted) and len(item.children) == 1 else item
    return inner.tag.number if isinstance(inner, Tagged) and isinstance(inner.tag, CitationNumber) else None


def _runs(items: Sequence[Output], is_next: Alike) -> list[list[Output]]:
    runs: list[list[Output]] = []
    for item in items:
        if runs and is_next(runs[-1][-1], item):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _has_affix(item: Output) -> bool:
    return any(found.tag in (Part.PREFIX, Part.SUFFIX) for found in tagged(item, Part))


def _has_suffix(item: Output) -> bool:
    return any(found.tag is Part.SUFFIX for found in tagged(item, Part))


def _grouped(items: Sequence[Output]) -> list[list[Output]]:
    """Items of the same names brought together; nothing moves past what has an author's own words about it."""
    groups, left = [], list(items)
    while left:
        first, *left = left
        near = next((n for n, item in enumerate(left) if _has_affix(item)), len(left))
        near = 0 if _has_suffix(first) else near
        groups.append([first, *(item for item in left[:near] if _same_names(first, item))])
        left = [*(item for item in left[:near] if not _same_names(first, item)), *left[near:]]
    return groups


def _same_names(left: Output, right: Output) -> bool:
    mine, other = _head(left), _head(right)
    if mine is None or other is None:
        return False
    match mine.tag, other.tag:
        case AllNames(variable, names), AllNames(other_variable, other_names):
            same = bool(names) and [name.whoever for name in names] == [name.whoever for name in other_names]
            return variable == other_variable and (same or mine.child == other.child)
        case Date(), Date():
            return True
    return False


def _head(item: Output) -> Tagged | None:
    return next(tagged(item, AllNames), None) or next(tagged(item, Date), None)


class _Group:
    """Items of the same names, to be printed with the names once."""

    def __init__(self, items: list[Output], around: Formatting, how: Collapse) -> None:
        self.items, self.around, self.how = items, around, how
        self.nameless = [items[0], *(found for item in items[1:] if (found := transform(item, _nameless)) is not None)]
        self.drawn_items = self._by_year() if how.kind.startswith("year-suffix") else self.nameless

    def drawn(self, is_last: bool) -> Output:
        """The group, with the delimiter that comes after it."""
        after_group = None if is_last else self._after(self.drawn_items == self.items and self.how.kind != "year")
        between = self._between()
        outputs = [
            Formatted(Formatting(suffix=between), (item,)) if between and item is not self.drawn_items[-1] else item
            for item in self.drawn_items
        ]
        return Formatted(Formatting(suffix=after_group or ""), tuple(outputs))

    def _after(self, is_plain: bool) -> str | None:
        return self.around.delimiter if is_plain else self.how.after_collapse_delimiter or self.around.delimiter

    def _between(self) -> str | None:
        """What stands between the items of the group."""
        has_locator = any(found.tag is Part.LOCATOR for item in self.drawn_items for found in tagged(item, Part))
        is_whole = self.drawn_items == self.nameless
        if self.drawn_items == self.items or is_whole and not (self.how.kind == "year" and has_locator):
            return self.how.cite_group_delimiter
        return self._after(False)

    def _by_year(self) -> list[Output]:
        """Items of one year drawn together: 2001a, b."""
        groups: list[list[Output]] = []
        for item in self.nameless:
            if groups and _years(groups[-1][0]) == _years(item):
                groups[-1].extend(tagged(item, YearSuffix))
            else:
                groups.append([item])
        return [self._suffixes(group) for group in groups]

    def _suffixes(self, group: list[Output]) -> Output:
        if len(group) == 1:
            return group[0]
        # CSL 1.0.2 says “the cite delimiter”; its test suite, citeproc-js and Pandoc take that of a group of cites.
        delimiter = self.how.year_suffix_delimiter
        delimiter = self.how.cite_group_delimiter if delimiter is None else delimiter
        if self.how.kind == "year-suffix":
            return Formatted(Formatting(delimiter=delimiter), tuple(group))
        runs = [_suffix_range(run, delimiter) for run in _runs(group, _follows)]
        return runs[0] if len(runs) == 1 else Formatted(Formatting(delimiter=delimiter), tuple(runs))


def _suffix_range(run: list[Output], delimiter: str | None) -> Output:
    if len(run) > 2:
        return Formatted(Formatting(delimiter="–"), (run[0], run[-1]))
    return run[0] if len(run) == 1 else Formatted(Formatting(delimiter=delimiter), tuple(run))


def _follows(left: Output, right: Output) -> bool:
    mine, other = (list(tags(item, YearSuffix)) for item in (left, right))
    return len(mine) == len(other) == 1 and other[0].number == mine[0].number + 1


def _years(item: Output) -> list[tuple[int, ...]]:
    dates = [found.tag for found in tagged(item, Date)]
    return [tuple(part[0] for part in date.parts) for date in dates if isinstance(date, Date) and not date.literal]


def _nameless(output: Output) -> Output | None:
    return None if isinstance(output, Tagged) and isinstance(output.tag, AllNames) else output
