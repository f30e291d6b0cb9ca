"""What nobody meant to write is an error in itself, whatever it says; what the program writes is none."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping

import pikepdf
import pytest
from _pytest.mark.structures import ParameterSet
from trust import planting_docx, planting_pdf

from briefgen.trust.docx import look_docx
from briefgen.trust.pdf import look_pdf

WORDS = "nothing at all"

IN_WORD = frozenset((
    "text", "split runs", "white text", "tiny text", "text in capitals", "text by numbers", "a cell", "the caption of a table",
    "what a picture shows", "a bookmark", "the hint of a link", "the place of a link", "the style of a paragraph", "a note",
    "the head of pages", "the foot of pages", "the name of a style", "the id of a style", "the mark of a list", "the name of a font",
    "another name of a font", "key words", "the subject", "an address", "a name in a chart", "where a chart is from",
    "the format of numbers", "another head", "a font", "the name of a font in two bytes", "a sheet", "the name of a sheet",
    "the workbook of a chart",
))  # fmt: skip
IN_PDF = frozenset((
    "the title", "the author", "the subject", "key words", "the creator", "the producer", "the language", "an actual text",
    "an alternative", "an id of structure", "the language of structure", "the words of a link", "the program of a font", "a bookmark",
    "the name of a place", "how colors are meant", "a profile of colors",
))  # fmt: skip
"""Where words of a paper may stand: there, only what they say is looked at. All other places are unknown."""

pytestmark = pytest.mark.slow

EACH = 4
"""Of so many places, one is tried before each merge, all in the long run; their words are looked for at every one in both."""


def some(places: Iterable[str]) -> list[ParameterSet]:
    """The places, most of them for the long run alone."""
    return [pytest.param(place, marks=pytest.mark.thorough if at % EACH else ()) for at, place in enumerate(places)]


@pytest.mark.parametrize("place", some(planting_docx.PLACES))
def test_of_a_word_file(place: str, files: Mapping[str, bytes]) -> None:
    parts = {
        name: b"" if name.startswith("word/fonts/") else data
        for name, data in planting_docx.parts_of(files["docx"]).items()
    }
    assert bool(look_docx(planting_docx.planted(parts, place, WORDS)).unknown) == (place not in IN_WORD)


@pytest.mark.parametrize("place", some(planting_pdf.PLACES))
def test_of_a_pdf(place: str, files: Mapping[str, bytes]) -> None:
    assert bool(look_pdf(planting_pdf.planted(files["pdf"], place, WORDS)).unknown) == (place not in IN_PDF)


def test_files_as_they_were_made_hold_nothing_unknown(files: Mapping[str, bytes]) -> None:
    assert look_docx(files["docx"]).unknown == look_pdf(files["pdf"]).unknown == ()


@pytest.mark.parametrize(
    "mode", pikepdf.ObjectStreamMode.__members__.values(), ids=pikepdf.ObjectStreamMode.__members__
)
def test_how_the_objects_of_a_pdf_are_packed_says_nothing(
    mode: pikepdf.ObjectStreamMode, files: Mapping[str, bytes]
) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
        pdf.save(out, object_stream_mode=mode)
    assert look_pdf(out.getvalue()).unknown == ()


def test_an_attachment_is_allowed_by_its_name_alone(files: Mapping[str, bytes]) -> None:
    data = planting_pdf.planted(files["pdf"], "an attachment", WORDS)
    assert [one.what for one in look_pdf(data).unknown] == ["the file “x.txt”"] and look_pdf(
        data, ["x.txt"]
    ).unknown == ()


def test_of_a_pdf_by_another_program_nothing_is_unknown(files: Mapping[str, bytes]) -> None:
    assert look_pdf(planting_pdf.planted(files["pdf"], "a program", WORDS), foreign=True).unknown == ()


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7\n", b"x" * 100, b"PK\x03\x04" + b"\0" * 60])
def test_what_is_no_file_at_all_is_unknown_and_breaks_nothing(data: bytes) -> None:
    assert look_docx(data).unknown
    assert look_pdf(data).unknown


@pytest.mark.parametrize("end", range(100, 4_000, 391))
def test_what_is_cut_short_is_unknown_and_breaks_nothing(end: int, files: Mapping[str, bytes]) -> None:
    assert look_docx(files["docx"][:-end]).unknown and look_pdf(files["pdf"][:-end]).unknown
