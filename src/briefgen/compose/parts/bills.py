"""The bills compared: one row for each, with its version and the day on which that was the latest."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.compose.filters import date
from briefgen.compose.parts.lines import Line, stacked, table
from briefgen.compose.prose import Prose
from briefgen.compose.unbroken import NBSP
from briefgen.document.nodes import Flow, Link, Text
from briefgen.models.meeting import Bill, ListedBill, is_one_bill
from briefgen.models.places import Places
from briefgen.models.spec import Spec

NO_POSITION = "–"

SIGNS = {
    "✕": ("oppose", "against", "oponer", "opone", "nos opone", "en contra", "rechaz"),
    "✓": ("support", "in favor", "for ", "apoy", "a favor", "respald"),
    NO_POSITION: ("none", "no position", "neutral", "ningun", "sin posición"),
}
"""The sign before a position, by the words with which it begins."""


def bills(spec: Spec, places: Places, prose: Prose, named: bool) -> tuple[Flow, ...]:
    """A table with a row for each bill, in the order given."""
    if not spec.bills:
        return ()
    labels = spec.labels
    heads = (
        labels.bill, labels.version, labels.section, labels.bill_summary, labels.effect, labels.position,
        labels.as_of_head,
    )  # fmt: skip
    rows = [_row(bill, number, spec, places, prose) for number, bill in enumerate(spec.bills)]
    caption = prose.plain(labels.bills) if named else ()
    return (table(tuple(map(prose.plain, heads)), rows, caption, ours(spec.bill, spec.bills)),)


def ours(own: Bill | None, bills: Sequence[ListedBill]) -> tuple[int, ...]:
    """The rows of the bill that the brief is about, counted from 0."""
    return tuple(at for at, bill in enumerate(bills) if own and is_one_bill(own, bill))


def _row(bill: ListedBill, number: int, spec: Spec, places: Places, prose: Prose) -> tuple[Line, ...]:
    def said(key: str) -> Line:
        """Words of the row that may cite and name values."""
        words = getattr(bill, key)
        return prose.words(places.manuscript(words, "bills", number, key), key) if words else ()

    return (
        _named(bill, prose),
        prose.plain(bill.version),
        prose.plain(bill.section or ""),
        said("summary"),
        said("effect"),
        _position(bill, prose) if any(one.position for one in spec.bills) else (),
        (Text(date(spec.language, bill.as_of, "medium").replace(" ", NBSP)),),
    )


def _position(bill: ListedBill, prose: Prose) -> Line:
    """Our position in words, after a sign that is seen from afar; a dash where we have none."""
    words = bill.position or ""
    known = words.casefold()
    sign = next((sign for sign, begun in SIGNS.items() if known.startswith(begun)), "" if words else NO_POSITION)
    if not sign or not words:
        return prose.plain(sign or words)
    return (Text(f"{sign}{NBSP}"), *prose.plain(words))


def _named(bill: ListedBill, prose: Prose) -> Line:
    """The number, leading to the text of the bill where its address is known, and the title under it."""
    shown = prose.plain(bill.number)
    first: Line = (Link(bill.link, shown),) if bill.link else shown
    return stacked((first, prose.plain(bill.title)) if bill.title else (first,))
