"""A picture at the side: text stands beside it, in the PDF and in the Word file, and what comes after stands below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import page
import pypdfium2
import pytest
import tools
from profiles import sample
from specimen import document, items, picture, row, style, words
from tools import requires
from writers.docx.reading import Word, select, value

from briefgen.document.display import KeyNumber, Numbers
from briefgen.document.nodes import Alignment, BulletList, Figure, Flow, Heading, OrderedList, Table, Text
from briefgen.writers import docx, html, text
from briefgen.writers.pdf import Press

SENTENCE = "Programs that hand out sterile syringes bring people to treatment, and keep them alive. "
SIDE = Figure(picture(600, 500), (Text("Deaths fell by half."),), 0.4, None, True)
AFTER: dict[str, Flow] = {
    "heading": Heading(1, (Text("Below"),), "below"),
    "table": Table(row("Below", "Effect"), (row("H.R. 1", "Ends programs."),), (Alignment.DEFAULT,) * 2),
    "picture": Figure(picture(300, 60), (Text("Below"),)),
    "key numbers": Numbers(
        (KeyNumber((Text("61%"),), (), (Text("Below"),)), KeyNumber((Text("2"),), (), (Text("of them"),)))
    ),
}
BESIDE: dict[str, Flow] = {
    "paragraph": words("Beside. " + SENTENCE),
    "bullets": BulletList(items("Beside.", SENTENCE)),
    "numbers": OrderedList(items("Beside.", SENTENCE)),
}


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


def places(pdf: bytes | Path) -> dict[str, tuple[float, float, float, float]]:
    """Where the first words of each kind stand, and the first picture: left, bottom, right, top, in points."""
    first = pypdfium2.PdfDocument(pdf)[0]
    read = first.get_textpage()
    found = {}
    for name in ("Beside", "Below", "Deaths"):
        place = read.search(name).get_next()
        assert place is not None, name
        found[name] = read.get_charbox(place[0])
    (found["picture"], *_) = sorted(
        (one.get_bounds() for one in first.get_objects() if one.type == 3), key=lambda b: b[0] - b[2]
    )
    return found


def stands_beside(found: dict[str, tuple[float, float, float, float]]) -> None:
    left, bottom, right, top = found["picture"]
    assert right == pytest.approx(612 - style().tokens.page.margins.right, abs=1)
    assert right - left == pytest.approx(0.4 * (612 - 2 * style().tokens.page.margins.right), abs=1)
    assert found["Beside"][2] < left and bottom < found["Beside"][1] < top
    assert found["Deaths"][0] == pytest.approx(left, abs=2) and found["Deaths"][3] < bottom
    assert found["Below"][3] < found["Deaths"][1]


@pytest.mark.parametrize("after", AFTER)
@pytest.mark.parametrize("beside", BESIDE)
def test_text_stands_beside_it_in_the_pdf_and_what_follows_below(
    beside: str, after: str, press: Press, tmp_path: Path
) -> None:
    output = press.submit(document(SIDE, BESIDE[beside], AFTER[after]), style()).result()
    assert output.diagnostics == ()
    stands_beside(places(output.data))
    path = tmp_path / "brief.pdf"
    path.write_bytes(output.data)
    assert [str(failure) for failure in page.validate_pdf(str(path), profile="ua1").failures] == []


@pytest.mark.parametrize("after", AFTER)
def test_it_keeps_its_room_in_the_pdf_where_nothing_stands_beside_it(after: str, press: Press) -> None:
    data = press.submit(document(words("Beside nothing."), SIDE, AFTER[after]), style()).result().data
    found = places(data)
    assert found["Below"][3] < found["Deaths"][1]


CASES = tuple(product(BESIDE, AFTER))
TOGETHER = pytest.mark.xdist_group("beside")
"""Keeps the tests of one conversion in one process."""


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], tuple[Path, Path]]:
    """Each Word file, and that as LibreOffice lays it out: all of them by one start of it."""
    folder = tmp_path_factory.mktemp("word")
    files = [folder / f"{number}.docx" for number in range(len(CASES))]
    for file, (beside, after) in zip(files, CASES, strict=True):
        file.write_bytes(docx.write(document(SIDE, BESIDE[beside], AFTER[after]), style()).data)
    made = tools.docx_to_pdfs(files, folder)
    return dict(zip(CASES, zip(files, made, strict=True), strict=True))


@requires("soffice")
@TOGETHER
@pytest.mark.parametrize(("beside", "after"), sample(CASES))
def test_text_stands_beside_it_in_libreoffice_and_what_follows_below(
    beside: str, after: str, laid_out: Mapping[tuple[str, str], tuple[Path, Path]]
) -> None:
    stands_beside(places(laid_out[beside, after][1]))


@requires("ooxml-validator")
@TOGETHER
@pytest.mark.parametrize(
    ("beside", "after"),
    [
        pytest.param(*case, marks=() if case in set(zip(BESIDE, AFTER, strict=False)) else (pytest.mark.thorough,))
        for case in CASES
    ],
)
def test_microsofts_validator_finds_nothing(
    beside: str, after: str, laid_out: Mapping[tuple[str, str], tuple[Path, Path]]
) -> None:
    word, _ = laid_out[beside, after]
    assert tools.docx_problems(word, "Office2013") == [] == tools.docx_problems(word, "Microsoft365")


def test_in_word_it_is_two_paragraphs_of_one_frame_in_the_order_of_reading() -> None:
    word = Word(docx.write(document(words("Before."), SIDE, BESIDE["paragraph"], words("More.")), style()).data)
    shown, caption, text_beside = (word.paragraph(said) for said in ("[A bar chart", "Deaths fell", "Beside."))
    assert shown.getnext() is caption and caption.getnext() is text_beside
    frames = [dict(select(one, "w:pPr/w:framePr")[0].attrib) for one in (shown, caption)]
    assert frames[0] == frames[1]
    assert not select(text_beside, "w:pPr/w:framePr")
    assert value(shown, "w:pPr/w:framePr/@w:wrap") == "around"


def test_without_room_beside_it_the_text_stands_below_in_every_format(press: Press) -> None:
    wide = Figure(picture(2000, 500), (), None, 400.0, True)
    shown = document(wide, words("Beside. " + SENTENCE))
    assert not Word(docx.write(shown, style()).data).find("//w:framePr")
    first = pypdfium2.PdfDocument(press.submit(shown, style()).result().data)[0]
    (box,) = [one.get_bounds() for one in first.get_objects() if one.type == 3]
    read = first.get_textpage()
    assert read.get_charbox(read.search("Beside").get_next()[0])[3] < box[1]


def test_a_use_with_a_picture_at_the_side_is_as_tall_as_it_stands(press: Press) -> None:
    alone, tall = (
        press.measure(document(*flows), style()).result().points[1:]
        for flows in ((BESIDE["paragraph"],), (SIDE, BESIDE["paragraph"]))
    )
    assert sum(tall) > sum(alone)


def test_on_a_narrow_screen_and_in_plain_text_it_stands_above() -> None:
    made = document(SIDE, BESIDE["paragraph"])
    markup = html.write(made, style()).data.decode()
    assert "@media (max-width: 40rem) { div.around > figure.side { float: none" in markup
    assert text.write(made, style()).data.decode().index("Deaths fell") < text.write(made, style()).data.decode().index(
        "Beside."
    )


def test_a_document_without_one_says_nothing_of_it() -> None:
    assert "around" not in html.write(document(Figure(picture())), style()).data.decode()


def test_in_word_the_text_takes_the_picture_along_to_the_next_page() -> None:
    """A frame that finds no room on a page hangs over its foot: it goes on only with the text that it is tied to."""
    short, long = BESIDE["paragraph"], words("Beside. " + SENTENCE * 12)
    for flow, held in ((short, True), (long, False)):
        word = Word(docx.write(document(SIDE, flow, AFTER["heading"]), style()).data)
        assert select(word.paragraph("Beside."), "w:pPr/w:keepLines")
        assert bool(select(word.paragraph("Beside."), "w:pPr/w:keepNext")) is held
