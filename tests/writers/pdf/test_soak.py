"""A press that has made five hundred documents is as it was after half of them."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from specimen import document, note, style, words

from briefgen.document.nodes import Document, Paragraph, Text
from briefgen.writers.pdf import Press

GROWTH = 1.1
"""How much more memory the process that lays out may hold in the end.

In the beginning it takes more with each document: Python's collector waits for half a million objects.
"""


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_five_hundred_documents_later_it_holds_no_more_memory() -> None:
    with Press() as press:
        first = press.submit(sample(0), style()).result().data
        held = [memory_after(press, range(start, start + 50)) for start in range(1, 500, 50)]
        assert press.submit(sample(0), style()).result().data == first
    assert max(held[5:]) < held[4] * GROWTH, held


def memory_after(press: Press, numbers: range) -> int:
    """What the process holds once it has made these documents, in kB."""
    for number in numbers:
        assert press.submit(sample(number), style()).result().data
    status = Path(f"/proc/{press.process_id}/status").read_text("utf-8")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found
    return int(found[1])


def sample(number: int) -> Document:
    text = Paragraph((Text(f"Document {number}. "), note(1, f"Note {number}."), Text("Some words. " * (number % 50))))
    return document(text, words("Words."))
