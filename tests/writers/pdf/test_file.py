"""The file itself: paper, footer, metadata, bookmarks, fonts, and that the same document makes the same bytes."""

from __future__ import annotations

import getpass
import hashlib
import io
import os
import re
import socket
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from reading_pdf import page_texts
from specimen import FOOTER, METADATA, document, specimen, style, words
from tools import pdf_problems, requires

from briefgen.document.nodes import Code, CodeListing, Heading, Metadata, Role, Section, Text
from briefgen.document.walking import walk
from briefgen.models.style import Style
from briefgen.writers.pdf import Press

TESTS = Path(__file__).resolve().parents[2]

MAKE = """
import hashlib, sys
from briefgen.writers.pdf import Press
from specimen import specimen, style
with Press() as press:
    print(hashlib.sha256(press.submit(specimen(), style()).result().data).hexdigest())
"""


@pytest.fixture(scope="module")
def whole(press: Press) -> bytes:
    return press.submit(specimen(), style()).result().data


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


@pytest.mark.parametrize(("paper", "points"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_paper(paper: str, points: tuple[int, int], press: Press) -> None:
    data = press.submit(document(words("a"), paper=paper), style()).result().data
    pdf = opened(data)
    _, _, width, height = pdf.pages[0].MediaBox
    assert (round(float(width)), round(float(height))) == points


def test_every_page_has_the_footer_and_all_but_the_first_their_number(whole: bytes) -> None:
    ends = [" ".join(text.split()).rpartition(FOOTER.left)[2].strip() for text in page_texts(whole)]
    assert ends == ["", "Page 2 of 3", "Page 3 of 3"]


def test_the_footer_is_taken_as_it_is(press: Press) -> None:
    footer = replace(FOOTER, left='A "B" \\c { } ; © <é>', page_of="{page} — {pages}")
    first, second = page_texts(press.submit(document(words("a " * 3000), footer=footer), style()).result().data)
    assert " ".join(first.split()).endswith('A "B" \\c { } ; © <é>')
    assert " ".join(second.split()).endswith('A "B" \\c { } ; © <é> 2 — 2')


def test_what_the_file_says_about_itself(whole: bytes) -> None:
    pdf = opened(whole)
    assert {name: str(value) for name, value in pdf.docinfo.items()} == {
        "/Title": METADATA.title,
        "/Author": METADATA.organization,
        "/Subject": METADATA.subject,
        "/Keywords": "public health, syringe services",
        "/Creator": "briefgen",
        "/Producer": "briefgen",
        "/CreationDate": "D:20261120",
        "/ModDate": "D:20261120",
    }
    assert str(pdf.Root.Lang) == "en-US"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as packet:
        assert packet["dc:title"] == METADATA.title
        assert packet["pdfuaid:part"] == "1"
        assert packet["xmp:CreateDate"] == "2026-11-20"


def test_metadata_is_taken_as_it_is(press: Press) -> None:
    odd = Metadata("A & B <c> {title}", "en-US", METADATA.date, "Ω (Łódź) \\", "</dc:title>")
    data = press.submit(replace(document(words("a")), metadata=odd), style()).result().data
    pdf = opened(data)
    assert (str(pdf.docinfo.Title), str(pdf.docinfo.Author)) == ("A & B <c> {title}", "Ω (Łódź) \\")
    with pdf.open_metadata() as packet:
        assert packet["dc:title"] == "A & B <c> {title}"
        assert packet["dc:description"] == "</dc:title>"


def test_bookmarks_are_the_headings(press: Press) -> None:
    def heading(level: int, text: str) -> Heading:
        return Heading(level, (Text(text),), text.lower())

    inside = (heading(2, "B"), words("b"), heading(3, "C"), words("c"))
    flows = (Section("s", heading(1, "A"), inside), Section("t", heading(1, "D"), (words("d"),)))
    with opened(press.submit(document(*flows), style()).result().data).open_outline() as outline:
        shape = [(top.title, [(sub.title, [low.title for low in sub.children]) for sub in top.children])
                 for top in outline.root]  # fmt: skip
    assert shape == [(METADATA.title, []), ("A", [("B", ["C"])]), ("D", [])]


def test_bookmarks_lead_to_the_ask_the_lists_at_the_end_and_boxes(whole: bytes) -> None:
    with opened(whole).open_outline() as outline:
        shape = [(top.title, [sub.title for sub in top.children]) for top in outline.root]
    assert shape == [
        (METADATA.title, []), ("Our ask", []), ("The evidence", ["What section 5 says"]),
        ("What it costs", ["What the money buys"]), ("From people who know", []), ("Resumen", []), ("Signed by", []),
        ("Sources", []),
    ]  # fmt: skip


def test_all_fonts_are_those_of_the_style_and_inside(whole: bytes) -> None:
    pdf = opened(whole)
    fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
    names = {str(font.BaseFont).partition("+")[2].rstrip(",") for font in fonts}
    assert names == {
        "Public-Sans",
        "Public-Sans-Bold",
        "Source-Serif-4",
        "Source-Serif-4-Bold",
        "Source-Serif-4-Italic",
    }
    assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in fonts)
    assert all("/ToUnicode" in font for font in fonts)


@requires("qpdf")
def test_qpdf_finds_nothing_wrong(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(whole)
    assert pdf_problems(path) == ""


def test_streams_end_so_that_a_carriage_return_is_not_swallowed(whole: bytes) -> None:
    assert whole.count(b"\r\nendstream") == whole.count(b"endstream") > 5


def test_the_second_of_a_press_is_like_the_first_of_another(whole: bytes) -> None:
    with Press() as fresh:
        assert fresh.submit(specimen(), style()).result().data == whole


@pytest.mark.slow
@pytest.mark.parametrize("circumstances", [
    {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Adak", "PYTHONHASHSEED": "2", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"},
], ids=["east", "west"])  # fmt: skip
def test_the_same_bytes_anywhere(circumstances: dict[str, str], whole: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "a folder with spaces ünd more"
    folder.mkdir()
    paths = os.pathsep.join([str(TESTS.parent / "src"), str(TESTS)])
    run = subprocess.run(
        [sys.executable, "-c", MAKE], cwd=folder, env=os.environ | circumstances | {"PYTHONPATH": paths},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert run.stdout.strip() == hashlib.sha256(whole).hexdigest()


def test_nothing_of_the_machine_is_in_the_file(whole: bytes) -> None:
    pdf, unpacked = opened(whole), io.BytesIO()
    pdf.save(unpacked, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable,
             stream_decode_level=pikepdf.StreamDecodeLevel.all)  # fmt: skip
    text = unpacked.getvalue()
    traces = [
        str(TESTS.parent),
        os.path.expanduser("~"),
        socket.gethostname(),
        "WeasyPrint",
        "/tmp",
        "workspace.invalid",
    ]
    if getpass.getuser() not in ("root", "user", "runner"):
        traces.append(getpass.getuser())
    assert [trace for trace in traces if len(trace) > 3 and trace.encode() in text] == []


def test_a_language_written_from_the_right(press: Press) -> None:
    output = press.submit(document(words("abc", Role.BODY), language="he"), style()).result()
    assert str(opened(output.data).Root.Lang) == "he"
    assert not output.diagnostics


def test_every_word_can_be_searched_for(whole: bytes) -> None:
    """Letters set apart too far are read as words of one letter."""
    texts = (node.text for node in walk(specimen().children) if isinstance(node, Text | Code | CodeListing))
    wanted = {word for text in texts for word in text.casefold().split() if word.isalpha()}
    shown = " ".join(page_texts(whole)).casefold()
    assert len(wanted) > 150
    assert [word for word in sorted(wanted) if not re.search(rf"\b{word}\b", shown)] == []


def test_a_font_that_may_not_be_cut_is_embedded_whole(press: Press) -> None:
    data = bytearray(style().fonts["SourceSerif4-Regular.ttf"])
    (count,) = struct.unpack_from(">H", data, 4)
    (rights,) = (
        offset
        for tag, _, offset, _ in (struct.unpack_from(">4sIII", data, 12 + 16 * at) for at in range(count))
        if tag == b"OS/2"
    )
    struct.pack_into(">H", data, rights + 8, 0x0100)
    given = Style(style().tokens, {**style().fonts, "SourceSerif4-Regular.ttf": bytes(data)})
    pdf = opened(press.submit(document(words("Words.")), given).result().data)
    files = [bytes(one.FontFile2.read_bytes()) for one in pdf.objects if is_descriptor(one)]
    assert bytes(data) in files and len(files) > 1
    assert all(len(one) < 20_000 for one in files if one != bytes(data))


def is_descriptor(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one
