"""Margins of the pages from the second on, other than those of the first: alike in PDF and Word, and reckoned with by the fit."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from specimen import document, words
from tailored import read, tailored
from tools import docx_to_pdfs, requires
from writers.docx.lint import faults
from writers.docx.reading import Word, value

from briefgen.document.geometry import geometry
from briefgen.document.nodes import Document
from briefgen.fit.reckoning import clearly_too_long
from briefgen.models.style import Style
from briefgen.reading_back.comparing import differences
from briefgen.reading_back.expected import expected
from briefgen.writers.docx import write
from briefgen.writers.pdf import Press

TEXT = document(*(words("word " * 60) for _ in range(35)))
HEADED = replace(TEXT, head="Example Coalition · Fund health")
INTERNAL = replace(TEXT, mark="INTERNAL · take this home")

BARS = "mark: {foot: true, side: 6pt}"
RULE = "footer: {rule: 0.5pt, center: In the middle}"

CASES: dict[str, tuple[Document, str, str]] = {
    "less above": (TEXT, "top: 36pt", ""),
    "more above": (TEXT, "top: 144pt", ""),
    "more below": (TEXT, "bottom: 144pt", ""),
    "less of both": (TEXT, "top: 44pt, bottom: 44pt", RULE),
    "less above and more below": (TEXT, "top: 44pt, bottom: 108pt", RULE),
    "a running head on less": (HEADED, "top: 58pt", ""),
    "a running head on more": (HEADED, "top: 144pt, bottom: 100pt", RULE),
    "a mark on more": (INTERNAL, "top: 144pt, bottom: 116pt", ""),
    "a mark on less": (INTERNAL, "top: 58pt, bottom: 58pt", BARS),
    "bars on more": (INTERNAL, "top: 100pt, bottom: 130pt", BARS),
}

LINE = 16.0
"""How far below the margin the letters of a first line begin at most, in points, and how far above the lower margin the last
line may end where a paragraph is not parted."""


def look(following: str, more: str = "") -> Style:
    page = "margins: {top: 72pt, right: 72pt, bottom: 72pt, left: 72pt}"
    return tailored(f"page: {{{page}, next: {{{following}}}}}\n{more}")


@cache
def reach(data: bytes) -> tuple[tuple[float, float], ...]:
    """From where to where the running text of each page stands, from its upper edge, in points."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        text, tall = page.get_textpage(), page.get_height()
        search, boxes = text.search("word"), []
        while hit := search.get_next():
            _, bottom, _, top = text.get_charbox(hit[0])
            boxes.append((tall - top, tall - bottom))
        found.append((min(top for top, _ in boxes), max(bottom for _, bottom in boxes)))
    return tuple(found)


@pytest.mark.parametrize("case", CASES)
def test_a_pdf_has_them(case: str, press: Press) -> None:
    shown, following, more = CASES[case]
    style = look(following, more)
    page = geometry(shown, style.tokens).following
    data = press.submit(shown, style).result().data
    pages = reach(data)
    assert len(pages) > 2
    for top, bottom in pages[1:]:
        assert 0 <= top - page.top < LINE and bottom <= page.height - page.bottom
    assert max(bottom for _, bottom in pages[1:]) > page.height - page.bottom - 3 * LINE
    usual = reach(press.submit(shown, look("", more)).result().data)
    assert pages[0] == pytest.approx(usual[0], abs=0.1) or "mark" in case or "bars" in case, (
        "the first page is as it was"
    )
    assert differences(expected(shown, style), "pdf", data) == ()


def test_a_word_file_has_what_pushes_the_text_and_nothing_where_no_style_asks() -> None:
    lower, higher = (Word(write(TEXT, look(f"top: {top}pt")).data) for top in (144, 36))
    assert {value(lower.body, ".//w:pgMar/@w:top"), value(higher.body, ".//w:pgMar/@w:top")} == {"1440", "720"}
    assert list(lower.heads("first")) == [] and len(list(lower.heads("default"))) == 1
    assert list(higher.heads("default")) == [] and len(list(higher.heads("first"))) == 1
    assert write(TEXT, look("")).data == write(TEXT, look("top: 72pt, bottom: 72pt")).data
    assert list(Word(write(TEXT, look("")).data).heads("first")) == []


@pytest.mark.thorough
@requires("soffice")
def test_word_has_the_same_as_libreoffice_lays_it_out(press: Press, tmp_path: Path) -> None:
    files, wanted = [], []
    for number, (shown, following, more) in enumerate(CASES.values()):
        style = look(following, more)
        files.append(tmp_path / f"case-{number}.docx")
        files[-1].write_bytes(data := write(shown, style).data)
        assert faults(data) == [] and differences(expected(shown, style), "docx", data) == ()
        wanted.append(reach(press.submit(shown, style).result().data))
    for case, made, pages in zip(CASES, docx_to_pdfs(files, tmp_path), wanted, strict=True):
        found = reach(made.read_bytes())
        assert len(found) == len(pages), case
        assert [top for top, _ in found] == pytest.approx([top for top, _ in pages], abs=1.0), case


def test_a_running_head_makes_room_on_its_own_pages_alone_where_their_margin_is_said() -> None:
    assert (page := geometry(HEADED, look("top: 20pt").tokens)).top == 72 and page.next_top > 20
    usual = geometry(HEADED, tailored("page: {margins: {top: 20pt, right: 72pt, bottom: 72pt, left: 72pt}}").tokens)
    assert usual.top == usual.next_top > 20


def test_the_fit_reckons_with_both_pages(press: Press) -> None:
    """The room for all is one first page and as many of the others as there are."""
    style = look("top: 260pt, bottom: 140pt")
    page = geometry(TEXT, style.tokens)
    heights = press.measure(TEXT, style).result()
    assert (heights.page, heights.first) == (page.following.text_height, 256.0)
    few = replace(TEXT, children=TEXT.children[:24])
    assert not clearly_too_long(few, look(""), 2) and clearly_too_long(few, style, 2)


def test_what_leaves_no_room_and_what_word_cannot_have_is_told() -> None:
    _, said = read("page: {next: {bottom: 500pt}}")
    assert said and "the margins at the top and at the bottom take" in said[0]
    _, said = read("page: {next: {left: 100pt}}")
    assert said and "left" in said[0]
