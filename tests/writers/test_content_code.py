"""The content code at the foot of every page: in both formats, clear of all else, and no line makes way for it."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from profiles import examples
from reading_back.test_docx_lint import edited
from reading_pdf import page_texts
from specimen import document, specimen, words
from strategies import documents
from tailored import tailored
from writers.docx.lint import faults
from writers.docx.reading import Word, q
from writers.test_mark_places import hits

from briefgen.document.geometry import barred, geometry
from briefgen.document.nodes import Document, Footer
from briefgen.document.stamping import stamp
from briefgen.models.codes import code_of
from briefgen.models.style import Style
from briefgen.reading_back.comparing import differences
from briefgen.reading_back.expected import expected
from briefgen.reading_back.pdf import read_pdf
from briefgen.reading_back.pdf.drawn import Drawing, drawings
from briefgen.writers import docx
from briefgen.writers.pdf import Press
from briefgen.writers.pdf.job import job

CODE = code_of("the words of a paper")
NONE = "\0"
HAIR = 0.05
LONG = replace(document(words("word " * 900)), code=CODE, footer=Footer("Fund services", "Page {page} of {pages}"))
SAID = {
    "usual": "",
    "slots": "footer: {left: '{title}', center: '{web}', right: '{email} · {page}/{pages}', rule: 1pt}",
    "low": "page: {footer: 6pt}",
    "lowest": "page: {footer: 0pt}",
    "larger": "looks: {footer: {size: 18pt}}\npage: {footer: 0.5in, margins: {bottom: 1.4in}}",
    "first page": "page: {next: {top: 1in, bottom: 1.6in}}",
    "a4": "page: {paper: a4}",
}
BAR = "mark: {foot: true, side: 6pt}\nframes: {mark: {ground: text, padding_x: 8pt}}"
MARKED = replace(LONG, mark="INTERNAL", footer=Footer("INTERNAL · take this home", "Page {page} of {pages}"))
QUICK = {(0, "slots"), (0, "lowest"), (0, "first page"), (1, "bar"), (2, "bar"), (3, "usual")}
"""Those of all pairs that are tried each time."""

WIDE = replace(LONG, mark="INTERNAL", footer=Footer("INTERNAL · do not leave it " * 3, "Page {page} of {pages}"))


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_it_stands_on_every_page_of_both_formats(said: str, press: Press) -> None:
    style = tailored(said)
    pdf, word = press.submit(LONG, style).result().data, docx.write(LONG, style).data
    assert len(page_texts(pdf)) > 1 and all(text.count(CODE) == 1 for text in page_texts(pdf))
    read = Word(word)
    kinds = {one.get(q("w:type")): one.get(q("r:id")) for one in read.find("//w:footerReference")}
    assert set(kinds) == {"default", "first", "even"}
    for number in (1, 2, 3):
        assert "".join(read.part(f"word/footer{number}.xml").itertext()).count(CODE) == 1
    assert faults(word) == []
    for kind, data in (("pdf", pdf), ("docx", word)):
        assert differences(expected(LONG, style), kind, data) == ()


def test_it_is_no_part_of_the_text(press: Press) -> None:
    """Whoever has the PDF read aloud does not hear it, as nothing else at the foot of pages is heard."""
    finished = read_pdf(press.submit(LONG, tailored("")).result().data)
    assert CODE not in finished.words
    assert all(CODE in "".join(piece.text for piece in page.pieces[-1]) for page in finished.drawn)


@pytest.mark.parametrize("there", [code_of("other words"), ""])
def test_another_code_or_none_is_found_when_files_are_read_back(there: str, press: Press) -> None:
    style, made = tailored(""), replace(LONG, code=there)
    for kind, data in (("pdf", press.submit(made, style).result().data), ("docx", docx.write(made, style).data)):
        found = differences(expected(LONG, style), kind, data)
        assert found and all(CODE in one.what for one in found)


def test_a_word_file_with_it_on_some_pages_only_is_found(press: Press) -> None:
    style = tailored("")
    data = docx.write(LONG, style).data
    assert differences(expected(LONG, style), "docx", data) == ()
    less = edited(data, "word/footer2.xml", CODE, "")
    assert [one.what for one in differences(expected(LONG, style), "docx", less)] == [
        f"the foot of some of its pages lacks “{CODE}”"
    ]


def test_the_rules_of_pages_are_the_same_for_every_code() -> None:
    """What is laid out is known again by its rules and its markup: a code that stood there would make every paper new."""
    one, other = (job(replace(LONG, code=code), tailored("")) for code in (CODE, code_of("other words")))
    assert [key for key in one if one[key] != other[key]] == ["code"]
    assert CODE not in one["css"] + one["markup"]


def stand_alike(coded: bytes, bare: bytes) -> bool:
    """Whether all but the code is drawn on the same pages in the same places; fonts are cut otherwise, by less than a hair."""
    pages = [[_drawn(page, code) for page in drawings(data)] for data, code in ((coded, CODE), (bare, NONE))]
    return len(pages[0]) == len(pages[1]) and all(
        [one[0] for one in ours] == [other[0] for other in theirs]
        and all(
            abs(a - b) < HAIR
            for one, other in zip(ours, theirs, strict=True)
            for a, b in zip(one[1], other[1], strict=True)
        )
        for ours, theirs in zip(*pages, strict=True)
    )


def _drawn(page: Drawing, code: str) -> list[tuple[tuple[str, str], tuple[float, ...]]]:
    pieces = (piece for pieces in page.pieces.values() for piece in pieces if piece.text.strip() != code)
    return [((piece.text.strip(), piece.pixels), (piece.size, piece.left, piece.base)) for piece in pieces]


MATRIX = [
    pytest.param(made, said, marks=() if (number, name) in QUICK else pytest.mark.thorough, id=f"{number}-{name}")
    for number, made in enumerate((LONG, MARKED, WIDE, replace(specimen(), code=CODE)))
    for name, said in {**SAID, "bar": BAR}.items()
]


@pytest.mark.parametrize(("made", "said"), MATRIX)
def test_every_line_stands_where_it_does_without_one(made: Document, said: str, press: Press) -> None:
    style = tailored(said)
    coded, bare = (press.submit(one, style).result().data for one in (made, replace(made, code="")))
    assert stand_alike(coded, bare)


@settings(max_examples=examples(20))
@given(document=documents(), said=st.sampled_from([*SAID.values(), BAR]))
def test_no_line_of_any_document_moves(document: Document, said: str, press: Press) -> None:
    style = tailored(said)
    coded, bare = (press.submit(replace(document, code=code), style).result() for code in (CODE, ""))
    assert coded.extent == bare.extent and stand_alike(coded.data, bare.data)


@pytest.mark.parametrize("said", [*SAID.values(), BAR], ids=[*SAID, "bar"])
def test_the_words_at_the_foot_of_word_files_stand_where_they_do_without_one(said: str) -> None:
    """The foot begins lower by the height of the line of the code; where that is in the bar, or a frame, by nothing."""
    style = tailored(said)
    for made in (LONG, MARKED, WIDE):
        coded, bare = (Word(docx.write(one, style).data) for one in (made, replace(made, code="")))
        at = stamp(made, geometry(made, style.tokens), style.tokens)
        for one, other in zip(margins(coded), margins(bare), strict=True):
            assert {name: one[name] for name in one if name != "footer"} == {
                name: other[name] for name in other if name != "footer"
            }
            under = not barred(made, style.tokens) and not at.above
            assert other["footer"] - one["footer"] == (min(other["footer"], round(20 * at.height)) if under else 0)
        assert coded.find("//w:body/*[not(self::w:sectPr)]") != [] and body(coded) == body(bare)


def margins(word: Word) -> list[dict[str, int]]:
    return [
        {name.rpartition("}")[2]: int(value) for name, value in one.attrib.items()} for one in word.find("//w:pgMar")
    ]


def body(word: Word) -> list[str]:
    return ["".join(one.itertext()) for one in word.find("//w:body/w:p")]


@pytest.mark.parametrize(("made", "in_bar"), [(MARKED, True), (WIDE, False)])
def test_in_a_bar_it_is_clear_of_its_words_or_stands_below(made: Document, in_bar: bool, press: Press) -> None:
    style = tailored(BAR)
    page, data = geometry(made, style.tokens), press.submit(made, style).result().data
    assert stamp(made, page, style.tokens).in_bar == in_bar
    for number, sheet in enumerate(pypdfium2.PdfDocument(data), 1):
        text = sheet.get_textpage()
        said = f"PAGE {number} OF" if number > 1 else "TAKE THIS HOME" if in_bar else "LEAVE IT"
        (*_, end), (start, *_) = (boxes(text, one) for one in (said, CODE))
        if in_bar:
            assert end[2] + 6 < start[0] and page.foot < start[1] and start[3] < page.bottom
        else:
            assert start[1] > 0 and start[3] <= page.foot
        assert start[2] <= page.width - 18


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_it_is_clear_of_the_words_at_the_foot(said: str, press: Press) -> None:
    style = tailored(said)
    for sheet in pypdfium2.PdfDocument(press.submit(LONG, style).result().data):
        text = sheet.get_textpage()
        (code,), page = boxes(text, CODE), geometry(LONG, style.tokens)
        above = stamp(LONG, page, style.tokens).above
        assert code[1] >= 0 and (above or code[3] <= style.tokens.page.footer)
        assert page.margin <= code[0] and code[2] <= page.width - page.right + 1
        for words_at_foot in ("Fund services", "Page"):
            for box in boxes(text, words_at_foot):
                assert box[1] >= code[3] - 1 or box[3] <= code[1] + 1 or box[2] < code[0] or box[0] > code[2]


def boxes(text: pypdfium2.PdfTextPage, sought: str) -> list[tuple[float, ...]]:
    """The places of words on a page: left, bottom, right, top."""
    found = []
    for at, count in hits(text.search(sought)):
        lefts, bottoms, rights, tops = zip(*(text.get_charbox(at + n) for n in range(count)), strict=True)
        found.append((min(lefts), min(bottoms), max(rights), max(tops)))
    return found


def test_nothing_is_there_without_one() -> None:
    style: Style = tailored("")
    bare = replace(LONG, code="")
    assert "corner" not in job(bare, style)["css"] and "string-set" not in job(bare, style)["css"]
    assert "ContentCode" not in "".join(Word(docx.write(bare, style).data).part("word/footer1.xml").itertext())
