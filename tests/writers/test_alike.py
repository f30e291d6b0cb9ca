"""What PDF and DOCX show alike: how large pictures stand, what color notes are called in, which boxes may break."""

from __future__ import annotations

import pypdfium2
import pytest
from specimen import ROOT, document, picture, style, words
from writers.docx.reading import Word, select

from briefgen.diagnostics import Report
from briefgen.document.nodes import Callout, Figure, Note, Paragraph, Quote, Role, Text
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace
from briefgen.writers import docx
from briefgen.writers.pdf import Press

POINT = 12_700


@pytest.mark.parametrize(
    ("pixels", "share"),
    [
        ((1200, 600), 1.0),
        ((1200, 600), 0.5),
        ((320, 100), 1.0),
        ((100, 50), None),
        ((900, 700), None),
        ((200, 100), 0.9),
    ],
)
def test_a_picture_is_as_wide_in_both(pixels: tuple[int, int], share: float | None) -> None:
    shown = document(Figure(picture(*pixels), width=share))
    (extent,) = Word(docx.write(shown, style()).data).find("//wp:inline/wp:extent")
    with Press() as press:
        data = press.submit(shown, style()).result().data
    page = pypdfium2.PdfDocument(data)[0]
    (box,) = [found.get_bounds() for found in page.get_objects() if found.type == 3]
    assert box[2] - box[0] == pytest.approx(int(extent.get("cx")) / POINT, abs=0.5)


def test_notes_are_called_in_the_accent_color() -> None:
    called = document(Paragraph((Text("Words"), Note((Paragraph((Text("Note"),), Role.FOOTNOTE),), 1))))
    word = Word(docx.write(called, style()).data)
    (color,) = select(word.style("footnote reference"), "w:rPr/w:color")
    assert f"#{color.values()[0]}" == style().tokens.colors.accent


LINES = tuple(
    words(f"{number}. They came, and asked what had been asked before them, again and again and again.")
    for number in range(24)
)


@pytest.mark.parametrize("box", [Quote(LINES), Callout(LINES)])
@pytest.mark.parametrize(("name", "lines", "whole"), [("civic", 24, True), ("large-print", 6, False)])
def test_a_long_box_breaks_where_its_style_lets_it(box: Quote | Callout, name: str, lines: int, whole: bool) -> None:
    looks = read_style(Workspace(ROOT), name, Report())
    assert looks is not None
    before = tuple(words("Some words to begin with.") for _ in range(lines))
    shown = document(*before, box)
    with Press() as press:
        data = press.submit(shown, looks).result().data
    first = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()
    assert ("0. They came" not in first) == whole
    word = Word(docx.write(shown, looks).data)
    held = [
        bool(select(found, "w:pPr/w:keepLines"))
        for found in word.body.iterchildren()
        if "They came" in "".join(found.itertext())
    ]
    assert held == [whole] * len(LINES)
