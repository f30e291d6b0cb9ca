"""The text layer of a PDF: what is searched and copied is what was written."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import pikepdf
import pytest
import tools
from conforming import pdf_faults_of
from reading_pdf import tags
from specimen import document, style, words

from briefgen.document.nodes import Emphasis, Group, GroupRole, Heading, LineBreak, Note, Paragraph, Role, Text
from briefgen.writers.pdf import Press
from briefgen.writers.pdf.line_ends import apart as are_apart

LONG = (
    "Where only buying is a crime, people also speak of a well-known Nordic model, and police do ask for papers. " * 4
)


def made(*children: object) -> bytes:
    with Press() as press:
        return press.submit(document(*children), style()).result().data  # type: ignore[arg-type]


def searched(data: bytes, folder: Path) -> str:
    """The words that a program for reading finds, on one line."""
    file = folder / "made.pdf"
    file.write_bytes(data)
    return re.sub(r"[ \n]+", " ", unicodedata.normalize("NFC", tools.run("pdftotext", "-raw", file, "-")))


def actual(data: bytes) -> list[str]:
    """The words that runs are said to be, where their glyphs do not say them."""
    found = []
    for page in pikepdf.open(io.BytesIO(data)).pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "BDC" and "/ActualText" in operands[1]:
                found.append(str(operands[1]["/ActualText"]))
    return found


@tools.requires("pdftotext")
@pytest.mark.parametrize(
    "written",
    [
        "Yoruba: ọjọ́ ọ̀la, ẹ̀kọ́.",
        "Diné: ąą́ ę́ į́į́.",
        "Ñandú, Québec, tiếng Việt.",
        "P.L. 115-393, then a non\u2011breaking one, a true\u2010hyphen, and 45-67.",
        "A non\u2011breaking hyphen first, then P.L. 115-393.",
        "Office, affluent, fjord.",
    ],
)
def test_words_are_found_as_they_were_written(written: str, tmp_path: Path) -> None:
    assert unicodedata.normalize("NFC", written) in searched(made(words(written)), tmp_path)


@tools.requires("pdftotext")
def test_a_space_that_must_not_break_is_searched_as_a_space(tmp_path: Path) -> None:
    found = searched(made(words("H.R.\u00a0815 and\u00a0S.\u00a01312"), words("and so on")), tmp_path)
    assert "H.R. 815 and S. 1312 and so on" in found


def test_words_of_two_lines_are_two_words() -> None:
    (text,) = [tag.text for tag in tags(made(words(LONG))).all("P") if "Nordic" in tag.text]
    assert text.split() == LONG.split()


def test_words_on_both_sides_of_a_break_are_two_words() -> None:
    note = Note((Paragraph((Text("One"), LineBreak(), Text("two")), Role.FOOTNOTE),), 1)
    told = Paragraph((Text("Community Clinic"), LineBreak(), Text("Inés Sample"), note))
    texts = [" ".join(tag.text.split()) for tag in tags(made(told)).all("P")]
    assert texts == ["Community Clinic Inés Sample1", "One two"]


def test_words_go_on_over_the_pages() -> None:
    data = made(*(words("Some words.") for _ in range(32)), words(LONG * 3), Heading(1, (Text("End"),), "end"))
    (text,) = [tag.text for tag in tags(data).all("P") if "Nordic" in tag.text]
    # PDFium has a sign of its own for a hyphen at the end of a line.
    assert text.replace("\x02", "-").split() == (LONG * 3).split()


def test_a_word_broken_at_a_soft_hyphen_is_one_word() -> None:
    word = "\u00ad".join(("de", "crim", "inal", "iz", "ation"))
    data = made(words(" ".join([word] * 40)))
    (text,) = [tag.text for tag in tags(data).all("P") if "crim" in tag.text]
    assert any(said.endswith("\u00ad") for said in actual(data))
    assert "decriminalization" in text.replace("\u00ad", "").replace("\u2010", "").replace("-", "")


def test_plain_words_need_no_second_saying() -> None:
    assert actual(made(words(LONG))) == []


@tools.requires("pdftotext")
@pytest.mark.parametrize("written", ["Our ask", "Straße und H.R. 0000", "H.R.\u00a00000: “No” on page 2"])
def test_what_is_set_in_capitals_is_read_as_it_was_written(written: str, tmp_path: Path) -> None:
    label = Paragraph((Text(written),), Role.ASK_LABEL)
    data = made(Group(GroupRole.ASK, (label, words("Vote no.", Role.ASK))))
    shown = written.replace("\u00a0", " ")
    assert shown in actual(data) and shown in searched(data, tmp_path)
    assert pdf_faults_of(data, tmp_path) == []


@tools.requires("pdftotext")
def test_a_space_before_marked_words_in_capitals_is_read(tmp_path: Path) -> None:
    data = made(Paragraph((Text("Signed"), Emphasis((Text(" by all"),))), Role.LABEL))
    assert " by all" in actual(data)
    assert "Signed by all" in searched(data, tmp_path)


@tools.requires("pdftotext")
def test_of_a_letter_that_comes_twice_in_capitals_each_is_read_as_it_was_written(tmp_path: Path) -> None:
    data = made(Paragraph((Text("Fix a "), Emphasis((Text("A"),)), Text(" x "), Emphasis((Text("X"),))), Role.LABEL))
    assert "Fix a A x X" in searched(data, tmp_path)


@pytest.mark.parametrize(
    ("end", "start", "text", "apart"),
    [
        ("half-", "way there", "half-way there", False),
        ("half- ", "and whole", "half- and whole", False),
        ("half-", "and whole", "half- and whole", True),
        ("half-", "and ", "half- and", True),
        (" half-", "and", "half- and", True),
    ],
)
def test_words_of_two_lines_are_parted_as_in_their_text(end: str, start: str, text: str, apart: bool) -> None:
    """The words of a run may end in a space where its text, at its end, has none."""
    assert are_apart(end, start, text) is apart
