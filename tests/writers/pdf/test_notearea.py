"""The room for notes is the one that WeasyPrint works out itself, whatever notes begin and end with."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from specimen import document, style

from briefgen.document.nodes import BulletList, Document, Flow, ListItem, Note, Paragraph, Quote, Role, Text
from briefgen.writers.pdf.job import job

SCRIPT = """
import pickle, sys
from briefgen.writers.pdf.engine.patches.native import import_engine
import_engine()
from weasyprint.layout import LayoutContext
theirs = LayoutContext._update_footnote_area
from briefgen.writers.pdf.engine import layout as engine
engine.install()
assert LayoutContext._update_footnote_area is not theirs
made = []
for change in (False, True):
    if change:
        LayoutContext._update_footnote_area = theirs
    job = pickle.load(open(sys.argv[1], "rb"))
    made.append(engine.lay_out(job, engine.Look(**job["look"])))
ours, usual = made
print(ours["extent"][0], ours["data"] == usual["data"], ours["strays"] == usual["strays"])
"""

WORDS = "Words of a note that are long enough to need a second line where they stand, or nearly so. "


def paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),), Role.FOOTNOTE)


def bullets(words: str) -> BulletList:
    return BulletList((ListItem((paragraph(words),)), ListItem((paragraph("Second."),))))


NOTES: dict[str, tuple[tuple[Flow, ...], ...]] = {
    "lines": tuple((paragraph(WORDS * (1 + number % 3)),) for number in range(14)),
    "paragraphs": tuple((paragraph("One."), paragraph(WORDS)) for _ in range(8)),
    "lists": tuple((bullets("A."),) if number % 2 else (paragraph("B."), bullets("C.")) for number in range(8)),
    "quotes": tuple((Quote((paragraph("A."),)),) if number % 3 else (paragraph("B."),) for number in range(8)),
}


def with_notes(notes: tuple[tuple[Flow, ...], ...]) -> Document:
    """Two pages of text with these notes spread over them."""
    return document(
        *(
            Paragraph((Text("The text goes on for a line or two. " * 6), Note(note, number)))
            for number, note in enumerate(notes * 2, 1)
        )
    )


@pytest.mark.parametrize("kind", NOTES)
def test_pages_are_the_same_as_without_it(kind: str, tmp_path: Path) -> None:
    (tmp_path / "job").write_bytes(pickle.dumps(job(with_notes(NOTES[kind]), style())))
    done = subprocess.run([sys.executable, "-c", SCRIPT, tmp_path / "job"], capture_output=True, text=True, check=True)
    pages, *same = done.stdout.split()
    assert int(pages) > 1 and same == ["True", "True"]
