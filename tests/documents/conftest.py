"""The starter packet, rendered once for all tests here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import tools
from documents.samples import PACKET
from tools import CHECKOUT

from briefgen.models.formats import Format
from briefgen.pipeline import Asked, RenderedDocument, render
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

Documents = Mapping[str, RenderedDocument]


@pytest.fixture(scope="session")
def packet() -> Documents:
    """Every document by its id."""
    formats = (Format.PDF, Format.DOCX, Format.TXT)
    with Press() as press:
        made = render(Workspace(CHECKOUT), Asked(PACKET, formats=formats), press)
    return {rendered.brief.removeprefix("lobby-day."): rendered for rendered in made.documents}


@pytest.fixture(scope="session")
def folder(packet: Documents, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the files of all documents stand: leave-behind.pdf, leave-behind.docx …"""
    folder = tmp_path_factory.mktemp("packet")
    for name, rendered in packet.items():
        for form, data in rendered.files.items():
            (folder / f"{name}.{form}").write_bytes(data)
    return folder


@pytest.fixture(scope="session")
def shown(packet: Documents, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """A PDF of every Word file, as LibreOffice lays it out; all of them in one run."""
    made = tools.docx_to_pdfs([folder / f"{name}.docx" for name in packet], tmp_path_factory.mktemp("shown"))
    return dict(zip(packet, made, strict=True))
