"""The checks of `lint` find what they are there for; the rules of reading back have tests of their own."""

from __future__ import annotations

import io
import zipfile

import pytest
from specimen import specimen, style
from writers.docx.lint import faults

from briefgen.writers.docx import write


@pytest.mark.parametrize(
    ("name", "date", "data", "fault"),
    [
        ("word/media/extra.png", 2026, b"", "a file in the package has a date"),
        ("word/media/extra.png", 1980, b"\x89PNG tEXt Author", "word/media/extra.png: metadata in a picture"),
        (
            "word/media/extra.png",
            1980,
            b"/home/somebody",
            "word/media/extra.png: a trace of the machine or of the tools",
        ),
    ],
)
def test_a_trace_is_found(name: str, date: int, data: bytes, fault: str) -> None:
    stream = io.BytesIO(write(specimen(), style()).data)
    assert faults(stream.getvalue()) == []
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr(zipfile.ZipInfo(name, (date, 1, 1, 0, 0, 0)), data)
    assert faults(stream.getvalue()) == [fault]
