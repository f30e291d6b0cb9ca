"""What must not be in a Word file of ours: what the rules of reading back find, and traces of machines, people and tools."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from writers.docx.reading import Word

from briefgen.reading_back.docx_lint import lint

Fault = str


def faults(data: bytes) -> list[Fault]:
    """Everything wrong with a DOCX, one line each."""
    return [*map(str, lint(data)), *_traces(Word(data))]


def _traces(word: Word) -> Iterator[Fault]:
    with zipfile.ZipFile(io.BytesIO(word.data)) as archive:
        if {entry.date_time for entry in archive.infolist()} != {(1980, 1, 1, 0, 0, 0)}:
            yield "a file in the package has a date"
    for name, data in word.files.items():
        if name.startswith("word/media") and re.search(rb"Exif|tEXt|iTXt", data[:4096]):
            yield f"{name}: metadata in a picture"
        if re.search(rb"python-docx|w:rsid|/home/|/Users/|/tmp/|[A-Z]:\\Users", data):
            yield f"{name}: a trace of the machine or of the tools"
