"""No line of a PDF begins with the call of a note, with the end of a range or a date, or after a dot that hangs."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from specimen import document, style

from briefgen.compose import bound, numbered
from briefgen.document.nodes import Emphasis, Flow, Inline, Link, Note, Paragraph, Role, Text
from briefgen.models.style import Style
from briefgen.writers.pdf import Press

WIDTHS = [pytest.param(width, marks=() if width % 40 == 0 else pytest.mark.thorough) for width in range(160, 480, 4)]
"""Widths of the column in points."""

EDGE, CALL = 72.0, 0.68
"""The left edge of the column in points, and the size of calls beside the text around them; type is counted in pixels of CSS."""

ADDRESS = "doi.org/10.1136/bmjopen-2021-063151488"


def narrow(width: float) -> Style:
    """The shipped style with a column of so many points."""
    shipped = style()
    margins = shipped.tokens.page.margins.model_copy(update={"right": 612 - 72 - width, "left": 72.0})
    page = shipped.tokens.page.model_copy(update={"margins": margins})
    return replace(shipped, tokens=shipped.tokens.model_copy(update={"page": page}))


def called(*inlines: Inline) -> Paragraph:
    return Paragraph((*inlines, Note((Paragraph((Text("Source."),), Role.FOOTNOTE),))))


FLOWS: tuple[Flow, ...] = (
    called(Text("After Canada criminalized buying sex women sex workers in Vancouver had lower odds of care iiiiiiiiiiiiiiii.")),
    called(Text("Programs called comprehensive programs safe, effective and "), Emphasis((Text("always cost-saving —"),))),
    called(Text("Somebody told them “they came, and asked what had been asked before them of us …”")),
    Paragraph((Text("An evaluation of 1999–2008 cites pages 563–71 of May 26, 2016, § 5(a)(1), sec. 5 and H.R. 1234 too."),)),
    Paragraph((Text("Una evaluación del 26 de mayo de 2016 cita el art. 3 y las páginas 12–19 de los años 1999–2008 también."),)),
    Paragraph((Text("Sam Sample, policy director · policy@coalition.example · (555) 010-0100 · coalition.example"),), Role.CONTACT),
    Paragraph((Text("It is told in "), Link(f"https://{ADDRESS}", (Text(ADDRESS),)), Text(", as we said before."))),
)  # fmt: skip

TOGETHER = (
    "1999–2008", "563–71", "May 26, 2016", "§ 5(a)(1)", "sec. 5", "H.R. 1234", "26 de mayo de 2016", "art. 3", "12–19",
)  # fmt: skip


def laid_out(width: float, press: Press) -> bytes:
    return press.submit(bound(numbered(document(*FLOWS))), narrow(width)).result().data


def calls_at_line_starts(data: bytes) -> list[str]:
    """The calls of notes that stand at the left edge of the column: they are smaller than any other type."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            size = pdfium.FPDFText_GetFontSize(text, at)
            left, *_ = text.get_charbox(at)
            if left < EDGE + 1 and size == pytest.approx(CALL * style().tokens.looks.body.size / 0.75, abs=0.3):
                found.append(text.get_text_range(at, 1))
    return [one for one in found if one.strip()]


def lines(data: bytes) -> list[str]:
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    return [" ".join(line.split()) for page in pages for line in re.split(r"[\r\n]+", page)]


@pytest.mark.parametrize("width", WIDTHS)
def test_lines_end_where_they_may(width: int, press: Press) -> None:
    data = laid_out(width, press)
    found = lines(data)
    assert calls_at_line_starts(data) == []
    assert [words for words in TOGETHER if not any(words in line for line in found)] == []
    assert not [line for line in found if line.endswith("·")]
    assert not [line for line in found if line.startswith(("063151488", "10.1136/"))]


def test_nobody_who_copies_words_gets_what_binds_them(press: Press) -> None:
    found = " ".join(lines(laid_out(400, press)))
    assert not set(found) & set("\u2060\u200b")
    assert ADDRESS in found.replace(" ", "") and "1999–2008" in found
