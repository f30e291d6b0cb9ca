"""Numbers of lists as the pages show them."""

from __future__ import annotations

from reading_pdf import tags
from specimen import document, items, style

from briefgen.document.nodes import OrderedList
from briefgen.writers.pdf import Press


def labels(press: Press, *lists: OrderedList) -> list[str]:
    """What stands before each item."""
    root = tags(press.submit(document(*lists), style()).result().data)
    return [label.text.strip() for label in root.all("Lbl")]


def test_a_list_counts_from_where_it_starts(press: Press) -> None:
    assert labels(press, OrderedList(items("a", "b"), start=7), OrderedList(items("c", "d"))) == [
        "7.",
        "8.",
        "1.",
        "2.",
    ]
