"""What a brief puts into its PDF: the Word file that stands beside it, and the sources it cites; nothing else."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest
import tools
from conforming import pdf_faults_of
from rendering import rendered_brief
from tools import CHECKOUT, requires

from briefgen.models.formats import Format
from briefgen.pipeline import Asked, RenderedDocument, render
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

BRIEF = "briefs/leave-behind.yaml"
BOTH = ["attach=[docx, sources]"]


@pytest.fixture(scope="module")
def made() -> RenderedDocument:
    """The leave-behind with both."""
    with Press() as press:
        return rendered_brief(Workspace(CHECKOUT), BRIEF, press, overrides=BOTH)


def files(data: bytes) -> dict[str, bytes]:
    """The files within a PDF, by their names."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {name: found.get_file().read_bytes() for name, found in pdf.attachments.items()}


def test_nothing_is_attached_where_nobody_asks() -> None:
    with Press() as press:
        plain = rendered_brief(Workspace(CHECKOUT), BRIEF, press, formats=[Format.PDF])
    with pikepdf.open(io.BytesIO(plain.files[Format.PDF])) as pdf:
        assert not pdf.attachments and "/AF" not in pdf.Root


def test_the_word_file_is_the_one_beside_it(made: RenderedDocument) -> None:
    assert files(made.files[Format.PDF])[f"{made.name}.docx"] == made.files[Format.DOCX]


def test_the_sources_are_those_cited_and_hold_no_notes_of_the_staff(made: RenderedDocument) -> None:
    entries = json.loads(files(made.files[Format.PDF])[f"{made.name}.sources.json"])
    assert tuple(entry["id"] for entry in entries) == made.rendering.sources and entries
    assert not [entry for entry in entries if {"custom", "note", "annote", "abstract", "keyword"} & entry.keys()]
    assert all(entry["type"] and entry["title"] for entry in entries)


def test_they_are_parts_of_the_text_of_its_day(made: RenderedDocument, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(made.files[Format.PDF])) as pdf:
        day = str(pdf.docinfo.CreationDate)
        said = {str(one.UF).rpartition(".")[2]: one for one in pdf.Root.AF}
        assert {name: str(one.AFRelationship) for name, one in said.items()} == {
            "docx": "/Alternative",
            "json": "/Data",
        }
        assert {name: str(one.EF.F.Subtype) for name, one in said.items()} == {
            "docx": "/application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "json": "/application/vnd.citationstyles.csl+json",
        }
        assert [str(one.Desc) for one in said.values()] == [
            "The same text as a Word file",
            "The sources of this text, as data",
        ]
        assert {
            str(moment) for one in said.values() for moment in (one.EF.F.Params.CreationDate, one.EF.F.Params.ModDate)
        } == {day}
    assert pdf_faults_of(made.files[Format.PDF], tmp_path) == []


@requires("qpdf")
def test_qpdf_finds_nothing_wrong(made: RenderedDocument, tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").write_bytes(made.files[Format.PDF])
    assert tools.pdf_problems(tmp_path / "brief.pdf") == ""


def test_the_same_bytes_again_and_without_a_word_file_beside(made: RenderedDocument) -> None:
    with Press() as press:
        alone = rendered_brief(Workspace(CHECKOUT), BRIEF, press, overrides=BOTH, formats=[Format.PDF])
    assert list(alone.files) == [Format.PDF]
    assert alone.files[Format.PDF] == made.files[Format.PDF]


def test_in_a_packet_every_document_has_its_own() -> None:
    asked = Asked("briefs/lobby-day.yaml", documents=["full-brief", "testimony"], overrides=BOTH)
    with Press() as press:
        documents = render(Workspace(CHECKOUT), asked, press).documents
    for one in documents:
        assert files(one.files[Format.PDF])[f"{one.name}.docx"] == one.files[Format.DOCX]
    assert len(documents) == 2
