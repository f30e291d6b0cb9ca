"""Every construct, in whatever may hold it, in every style: validators find nothing, and every program reads every word.

Briefs are written at random, each with a number that makes it again: `briefs/random.yaml` of `written(17, folder)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import mammoth
import pytest
import tools
from conforming import pdf_faults
from documents.random_briefs import STYLES, written
from documents.test_real_programs import missing, notes
from rendering import rendered_brief
from tools import requires

from briefgen.models.formats import Format
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

RANDOM = 150
"""How many are written in the long run; the gate has one for each style."""

NUMBERS = [
    pytest.param(number, marks=() if number < len(STYLES) else (pytest.mark.thorough,)) for number in range(RANDOM)
]


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


@requires("qpdf", "ooxml-validator", "soffice", "pdftotext", "pandoc")
@pytest.mark.slow
@pytest.mark.parametrize("number", NUMBERS)
def test_a_random_brief_is_valid_and_read_by_every_program(number: int, press: Press, tmp_path: Path) -> None:
    made = rendered_brief(
        Workspace(written(number, tmp_path)), "briefs/random.yaml", press, formats=[Format.PDF, Format.DOCX]
    ).files
    pdf, word = tmp_path / "brief.pdf", tmp_path / "brief.docx"
    pdf.write_bytes(made[Format.PDF])
    word.write_bytes(made[Format.DOCX])
    assert pdf_faults(pdf) == [] and tools.pdf_problems(pdf) == ""
    assert tools.docx_problems(word, "Office2013") == [] == tools.docx_problems(word, "Microsoft365")
    assert missing(made[Format.DOCX], tools.pdf_text(tools.docx_to_pdf(word, tmp_path / "shown"))) == []
    markdown, (html, count) = re.sub(r"\{\.\w+\}", "", tools.pandoc_markdown(word)), by_mammoth(word)
    assert missing(made[Format.DOCX], markdown) == missing(made[Format.DOCX], html) == []
    assert count == notes(made[Format.DOCX])


def by_mammoth(word: Path) -> tuple[str, int]:
    """What mammoth reads of a Word file, as text, and how many notes."""
    with word.open("rb") as file:
        html = mammoth.convert_to_html(file).value
    return unescape(re.sub(r"<[^>]*>", " ", html)), html.count('<li id="footnote-')
