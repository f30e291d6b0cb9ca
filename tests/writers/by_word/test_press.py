"""Where Pango is missing, LibreOffice makes the PDF from the Word file: tagged, compared, in a bounded number of tries."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import tools
from conforming import pdf_faults_of
from specimen import METADATA, document, specimen, style, words
from tools import requires

from briefgen.cli.start import run
from briefgen.diagnostics import BriefError, Severity
from briefgen.document.nodes import Heading, Text
from briefgen.libreoffice.program import VARIABLE
from briefgen.reading_back.finished import Finished, Part, Run
from briefgen.reading_back.pdf import FinishedPdf, read_pdf
from briefgen.reading_back.pdf.drawn import Drawing
from briefgen.writers import Attached
from briefgen.writers.by_word import AnyPress
from briefgen.writers.by_word.findings import differences

Starts = Callable[[], int]

MOST_CONVERSIONS = 6
"""How often LibreOffice may be started for one brief."""


@pytest.fixture
def no_pango(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer on which WeasyPrint does not find Pango."""
    (tmp_path / "hidden" / "weasyprint").mkdir(parents=True)
    lines = "raise OSError('cannot load library libpango-1.0-0')"
    (tmp_path / "hidden" / "weasyprint" / "__init__.py").write_text(lines, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "hidden"))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Starts:
    """The real LibreOffice; gives how often it was started."""
    if sys.platform == "win32":
        pytest.skip("shell scripts do not run here")
    notes, path = tmp_path / "notes", tmp_path / "office"
    notes.touch()
    path.write_text(f"#!/bin/sh\necho started >> '{notes}'\nexec '{tools.find('soffice')}' \"$@\"\n", "utf-8")
    path.chmod(0o755)
    monkeypatch.setenv(VARIABLE, str(path))
    return lambda: notes.read_text("utf-8").count("started")


@requires("soffice")
def test_a_document_with_everything_is_tagged_and_says_all_its_words(
    no_pango: None, office: Starts, tmp_path: Path
) -> None:
    with AnyPress() as press:
        output, again = (press.submit(specimen(), style()).result() for _ in range(2))
    assert output.data == again.data, "the same document gives the same bytes"
    finished = read_pdf(output.data)
    assert finished.conforms and finished.language == specimen().metadata.language
    assert pdf_faults_of(output.data, tmp_path, "3b") == []
    assert output.pages == finished.pages >= 1
    assert [(one.code, one.severity) for one in output.diagnostics] == [("pdf-by-libreoffice", Severity.NOTE)]
    assert f"PDF by {finished.producer}, from the Word file" in output.diagnostics[0].message
    assert finished.producer.startswith("LibreOffice ")
    assert "it does not pass a validator: links, notes and lines" in output.diagnostics[0].message
    faults = " ".join(pdf_faults_of(output.data, tmp_path, "ua1"))
    assert all(rule in faults for rule in ("LINK-LINK-TAG", "NOTE-ID", "CONTENT-TAGGING")), (
        "when none: say so no longer"
    )


@requires("soffice")
def test_files_are_attached_to_it_too(no_pango: None, office: Starts, tmp_path: Path) -> None:
    file = Attached("a.json", "application/json", "Data", "Words", b"[]\r")
    with AnyPress() as press:
        output, again = (press.submit(specimen(), style(), None, (file,)).result() for _ in range(2))
    assert output.data == again.data
    with pikepdf.open(io.BytesIO(output.data)) as pdf:
        (held,) = pdf.Root.AF
        assert (str(held.UF), str(held.AFRelationship), str(held.Desc)) == ("a.json", "/Data", "Words")
        assert pdf.attachments["a.json"].get_file().read_bytes() == file.data
    assert pdf_faults_of(output.data, tmp_path, "3b") == []


@requires("soffice")
def test_one_of_too_many_pages_has_no_bytes_and_says_how_far_it_reaches(no_pango: None, office: Starts) -> None:
    sentence = "The program met people where they were, and they came back for more. " * 8
    with AnyPress() as press:
        output = press.submit(document(*(words(sentence) for _ in range(12))), style(), 1).result()
    assert output.data == b"" and output.pages == 2
    assert output.extent and 0 < output.extent.last < output.extent.page


@requires("soffice")
def test_lengths_are_chosen_by_the_pages_of_libreoffice(
    no_pango: None, office: Starts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = tmp_path / "ours/briefs/blocks"
    blocks.mkdir(parents=True)
    (tmp_path / "ours/briefgen.yaml").write_text("organization: {name: The Coalition}\n", "utf-8")
    for name in "abcdef":
        head = f"---\ntitle: Block {name}\nsummary: S.\naudience: office\n---\n# Headline\nIn one line.\n"
        text = "People came back, and they told us what had helped. " * 20
        (blocks / f"{name}.md").write_text(f"{head}# Short\n{text}\n# Full\n{text}\n\n{text}\n\n{text}\n", "utf-8")
    brief = "title: Day\npages: 2\nlength: full\nsections: [{heading: Why, blocks: [a, b, c, d, e, f]}]\n"
    (tmp_path / "ours/briefs/day.yaml").write_text(brief, "utf-8")
    monkeypatch.chdir(tmp_path / "ours")
    assert run(["render", "day"]) == 0
    said = capsys.readouterr()
    assert "build/day.pdf" in said.out.replace(os.sep, "/")
    assert "PDF by LibreOffice" in said.err and "shortened-to-fit" in said.err
    made = read_pdf((tmp_path / "ours/build/day.pdf").read_bytes())
    assert made.pages == 2
    assert len(made.words) > 5_000, "more than the shortest lengths are kept"
    assert office() <= MOST_CONVERSIONS


def test_without_libreoffice_the_message_names_both_ways_out(no_pango: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    with AnyPress() as press, pytest.raises(BriefError) as caught:
        press.submit(document(words("a")), style()).result()
    (problem,) = caught.value.diagnostics
    assert problem.message == "the PDF cannot be made: the library Pango is not installed"
    assert "install LibreOffice, which then makes the PDF from the Word file" in problem.hint


def test_a_libreoffice_that_does_not_work_is_said(
    no_pango: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    with AnyPress() as press, pytest.raises(BriefError) as caught:
        press.submit(document(words("a")), style()).result()
    (problem,) = caught.value.diagnostics
    assert problem.code == "no-pdf-engine"
    assert problem.message.endswith(f"the variable {VARIABLE} names no program that can be run")


def test_where_pango_is_there_nothing_changes() -> None:
    with AnyPress() as press:
        output = press.submit(document(words("a")), style()).result()
        heights = press.measure(document(words("a")), style()).result()
    assert output.diagnostics == () and output.pages == 1 and len(heights.points) == 2


def finished(text: str, *parts: Part, drawn: str = "") -> FinishedPdf:
    """A PDF that says this, and has these headings and pictures beside."""
    said = Finished((Part("text", (Run(f"{METADATA.title}{text}"),)), *parts), ())
    return FinishedPdf(1, "LibreOffice 7.4", "en-US", True, said, (Drawing({}, drawn or text, ()),))


def heading(words: str) -> Part:
    """A heading of the first level below the title."""
    return Part("heading", (Run(words),), 0)


@pytest.mark.parametrize(
    ("read", "message"),
    [
        (finished("Title Vote no, PLEASE.", heading("Ti tle")), None),
        (finished("Title Vote,", heading("Title")), "the PDF lacks words of the document: “Vote no, please.”"),
        (finished("Title Vote no, please."), "the PDF has 0 headings where the document has 1, or in another order"),
        (
            finished("Title Vote no, please.", heading("Title"), Part("picture", (), alt="A logo")),
            "the PDF describes its pictures otherwise than the document",
        ),
    ],
)
def test_what_a_pdf_lacks_is_found(read: FinishedPdf, message: str | None) -> None:
    made = document(Heading(1, (Text("Title"),)), words("Vote no, please."))
    said = [(found.code, found.message) for found in differences(made, read)]
    assert said == ([("pdf-differs", message)] if message else [])


def test_a_page_without_its_mark_is_an_error() -> None:
    made = replace(document(words("Ours.")), mark="INTERNAL")
    (found,) = differences(made, finished("Ours."))
    assert (found.severity, found.message) == (Severity.ERROR, "page 1 of the PDF lacks the mark “INTERNAL”")
    assert not list(differences(made, finished("Ours.", drawn="INTERNAL Ours.")))
