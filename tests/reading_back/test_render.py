"""A finished file that does not say what the brief says is never put in place; who wants it all the same is told."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from briefgen.cli.start import run
from briefgen.document.nodes import Document
from briefgen.models.style import Style
from briefgen.writers import Output, docx

BRIEF = """\
title: A brief
date: 2026-11-20
formats: [docx]
sections:
  - heading: What is
    blocks: [{use: costs}]
"""
BLOCK = """\
---
title: What it costs
summary: Costs.
audience: public
---

## Headline

The program costs 380 dollars a year.
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one brief, rendered once."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.chdir(tmp_path)
    for name, words in {
        "briefgen.yaml": "organization: {name: Example Coalition}\n",
        "briefs/a.yaml": BRIEF,
        "briefs/blocks/costs.md": BLOCK.replace("titled: none\n", ""),
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, "utf-8")
    assert run(["render", "a", "--quiet"]) == 0
    return tmp_path


@pytest.fixture
def forgetful(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer of Word files that leaves out a word of what it wrote."""
    write = docx.write

    def forgets(document: Document, style: Style) -> Output:
        made, stream = write(document, style), io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(made.data)) as given, zipfile.ZipFile(stream, "w") as copy:
            for name in given.namelist():
                copy.writestr(name, given.read(name).replace(b"380 dollars", b"380"))
        return Output(stream.getvalue())

    monkeypatch.setattr(docx, "write", forgets)


def record(place: Path) -> object:
    (latest, *_) = json.loads((place / "manifests/a.json").read_text("utf-8"))["renderings"][::-1]
    return latest["read_back"]


def test_what_was_read_back_is_recorded(place: Path) -> None:
    assert record(place) is True


@pytest.mark.usefixtures("forgetful")
def test_a_difference_names_the_block_and_the_last_good_file_stays(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (place / "build/a.docx").read_bytes()
    capsys.readouterr()
    assert run(["render", "a"]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "error[read-back]: the Word file does not say what the brief says" in said
    assert "briefs/blocks/costs.md:9" in said
    assert "found: The program costs 380 a year." in said
    assert "expected: The program costs 380 dollars a year." in said
    assert (place / "build/a.docx").read_bytes() == before
    assert record(place) is True


@pytest.mark.usefixtures("forgetful")
def test_leaving_it_out_is_said_and_recorded(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (place / "build/a.docx").read_bytes()
    capsys.readouterr()
    assert run(["render", "a", "--no-read-back"]) == 0
    said = capsys.readouterr().err
    assert "note: the files were not read back and compared with the brief: --no-read-back was given\n" in said
    assert (place / "build/a.docx").read_bytes() != before
    assert record(place) is False


def test_a_word_file_with_a_fault_is_not_put_in_place(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """All its words are there; a style that it uses is not."""
    write = docx.write

    def faulty(document: Document, style: Style) -> Output:
        made, stream = write(document, style), io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(made.data)) as given, zipfile.ZipFile(stream, "w") as changed:
            for name in given.namelist():
                changed.writestr(name, given.read(name).replace(b'w:next w:val="Subtitle"', b'w:next w:val="Gone"'))
        return Output(stream.getvalue())

    monkeypatch.setattr(docx, "write", faulty)
    before = (place / "build/a.docx").read_bytes()
    (place / "briefs/a.yaml").write_text(BRIEF.replace("A brief", "Another"), "utf-8")
    assert run(["render", "a"]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "error[read-back]: the Word file has a fault: word/styles.xml: there is no style Gone" in said
    assert (place / "build/a.docx").read_bytes() == before
