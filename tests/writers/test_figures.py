"""The figures that a style asks for: alike in PDF, HTML and Word; a family that has none such is told."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import tools
from specimen import document, row, style, words
from writers.docx.reading import Word, select

from briefgen.diagnostics import Report
from briefgen.document.nodes import Alignment, Document, Table
from briefgen.models.lettering import Figures
from briefgen.models.style import Style
from briefgen.readers.files.positions import Positioned
from briefgen.readers.styles.figures import check_figures
from briefgen.writers import docx, html
from briefgen.writers.pdf import Press

SHOWN = document(words("Of 8188 people"), Table(row("Year", "Say"), (row("2009", "71"),), (Alignment.DEFAULT,) * 2))


def asking(form: str | None = None, spacing: str | None = None) -> Style:
    given = style()
    figures = Figures.model_validate({"form": form, "spacing": spacing})
    return Style(given.tokens.model_copy(update={"figures": figures}), given.fonts)


def boxes(shown: Document, given: Style, press: Press, found: str) -> list[tuple[float, float]]:
    """Height and width between the figures of a word on paper: how high each reaches, how far the next begins."""
    read = pypdfium2.PdfDocument(press.submit(shown, given).result().data)[0].get_textpage()
    place = read.search(found).get_next()
    assert place is not None
    at = [read.get_charbox(place[0] + one, loose=True) for one in range(len(found))]
    tops = [read.get_charbox(place[0] + one)[3] - read.get_charbox(place[0] + one)[1] for one in range(len(found))]
    return [(top, after[0] - box[0]) for top, box, after in zip(tops, at, at[1:], strict=False)]


def test_old_style_and_proportional_figures_are_on_paper_and_tables_keep_lining_ones(press: Press) -> None:
    (eight, _), (one, narrow), (_, wide), *_ = boxes(SHOWN, asking("old-style", "proportional"), press, "8188")
    assert one < 0.85 * eight and narrow < 0.9 * wide
    (two, _), (naught, _), *_ = boxes(SHOWN, asking("old-style", "proportional"), press, "2009")
    assert naught == pytest.approx(two, rel=0.05)


@tools.requires("ooxml-validator")
def test_word_has_them_in_the_style_that_all_stand_on(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(docx.write(SHOWN, asking("old-style", "proportional")).data)
    assert tools.docx_problems(path, "Microsoft365") == []
    word = Word(path.read_bytes())
    normal, table = word.style("Normal"), word.style("Table Text")
    assert select(normal, "w:rPr/w14:numForm/@w14:val") == ["oldStyle"]
    assert select(normal, "w:rPr/w14:numSpacing/@w14:val") == ["proportional"]
    assert select(table, "w:rPr/w14:numForm/@w14:val") == ["lining"]
    assert not select(Word(docx.write(SHOWN, asking()).data).style("Normal"), "w:rPr/w14:*")


def test_pages_on_a_screen_have_them() -> None:
    page = html.write(SHOWN, asking("old-style", "tabular")).data.decode()
    assert "font-variant-numeric: oldstyle-nums tabular-nums" in page
    assert "font-variant-numeric: lining-nums tabular-nums" in page
    assert "oldstyle-nums" not in html.write(SHOWN, asking()).data.decode()


@pytest.mark.parametrize(
    ("form", "spacing", "told"),
    [
        ("lining", "tabular", []),
        ("old-style", None, ["Public Sans has no old-style figures"]),
        (None, "proportional", []),
    ],
)
def test_a_family_that_has_none_such_is_told(form: str | None, spacing: str | None, told: list[str]) -> None:
    report, given = Report(), asking(form, spacing)
    check_figures(given.tokens, given.fonts, Positioned({}, {}), report)
    assert [(one.code, one.message) for one in report.diagnostics] == [("figures-missing", words) for words in told]
