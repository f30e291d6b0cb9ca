"""Authors of the entry before, in a list of sources, replaced by a dash (CSL 1.0.2, “Reference Grouping”)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefgen.csl.item import PersonName
from briefgen.csl.output import AllNames, Formatted, Literal, Output, Tagged, tagged, transform
from briefgen.csl.rich import rich
from briefgen.csl.style import Options

Replace = Callable[[Tagged], Tagged | None]


def without_repeats(entries: Sequence[Output | None], options: Options) -> list[Output | None]:
    """The entries, names that stand in the entry before replaced as the style wants it."""
    if options.subsequent_author_substitute is None:
        return list(entries)
    dash = Literal(rich(options.subsequent_author_substitute))
    written: list[Output | None] = []
    before: Tagged | None = None
    for entry in entries:
        head = _head(entry)
        changed = _changed(head, before, dash, options.subsequent_author_rule) if head and before else None
        if changed is None:
            before = head
        written.append(entry if changed is None or entry is None else _with_head(entry, changed))
    return written


def _head(entry: Output | None) -> Tagged | None:
    """The names with which an entry begins."""
    while entry is not None:
        if isinstance(entry, Tagged):
            if isinstance(entry.tag, AllNames):
                return entry
            entry = entry.child
        elif isinstance(entry, Formatted):
            entry = entry.children[0]
        else:
            return None
    return None


def _with_head(entry: Output, head: Tagged) -> Output:
    match entry:
        case Tagged(AllNames()):
            return head
        case Tagged(tag, child, detail):
            return Tagged(tag, _with_head(child, head), detail)
        case Formatted(formatting, (first, *rest)):
            return Formatted(formatting, (_with_head(first, head), *rest))
    return entry


def _changed(head: Tagged, before: Tagged, dash: Literal, rule: str) -> Tagged | None:
    """The names with a dash for those that repeat; None when nothing repeats."""
    mine, other = _people(head), _people(before)
    if not mine or rule == "complete-all":
        same = mine == other and (bool(mine) or head.child == before.child)
        return _all_replaced(head, dash, bool(mine)) if same else None
    if rule == "complete-each":
        return _each_replaced(head, mine, dash) if mine == other else None
    matches = next((n for n, pair in enumerate(zip(mine, other, strict=False)) if pair[0] != pair[1]), None)
    matches = min(len(mine), len(other)) if matches is None else matches
    return _each_replaced(head, mine[: 1 if rule == "partial-first" else matches], dash) if matches else None


def _people(names: Tagged) -> tuple[PersonName, ...]:
    return tuple(name.whoever for name in names.tag.names) if isinstance(names.tag, AllNames) else ()


def _all_replaced(head: Tagged, dash: Literal, has_names: bool) -> Tagged:
    """One dash for all names; a label such as “ed.” stays."""
    left = transform(head.child, _nameless) if has_names else None
    last = list(tagged(head.child, PersonName))[-1:]
    if isinstance(head.child, Formatted) and left is not None and last:
        kept = left.children if isinstance(left, Formatted) else (left,)
        return Tagged(head.tag, Formatted(head.child.formatting, (dash, *kept)))
    return Tagged(head.tag, dash)


def _nameless(output: Output) -> Output | None:
    return None if isinstance(output, Tagged) and isinstance(output.tag, PersonName) else output


def _each_replaced(head: Tagged, people: Sequence[PersonName], dash: Literal) -> Tagged:
    def change(output: Output) -> Output:
        if isinstance(output, Tagged) and isinstance(output.tag, PersonName) and output.tag.whoever in people:
            return Tagged(output.tag, dash)
        return output

    return Tagged(head.tag, transform(head.child, change) or dash)
