"""A Word file has as many pages as its PDF: with the style's fonts installed, with those in the file, with those that stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
import tools
from documents.conftest import Documents
from documents.samples import PACKET, TOGETHER
from tools import CHECKOUT, requires

from briefgen.libreoffice.conversion import Conversion
from briefgen.libreoffice.program import find
from briefgen.libreoffice.twins import families_with, twins
from briefgen.models.formats import Format
from briefgen.pipeline import Asked, RenderedDocument, render
from briefgen.pipeline.layouts import word_file
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

WORKSPACE = Workspace(CHECKOUT)
STYLES = ("civic", "letter", "card", "large-print", "office", "campaign", "plain")
PAPERS = {"leave-behind": ("briefs/leave-behind.yaml", ()), "full-brief": ("briefs/full-brief.yaml", ()),
          "letter": (PACKET, ("sign-on-letter",))}  # fmt: skip
IN_ARIAL = ("letter", "large-print", "campaign")
"""Styles in whose Word files Arial stands in, for which LibreOffice takes Liberation Sans."""

EVERY = [(paper, style) for paper in PAPERS for style in STYLES]
CHEAP = (("leave-behind", "office"), ("letter", "card"))
"""The pairs that are tried each time."""

pytestmark = [requires("soffice"), pytest.mark.slow, pytest.mark.usefixtures("installed_libreoffice")]


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


def as_wide_as_arial() -> dict[str, bytes]:
    """The Liberation fonts by their names; none where they are not on this computer."""
    found = tools.find(tools.OFFICE_FONT)
    return {file.name: file.read_bytes() for file in found.parent.glob("Liberation*.ttf")} if found else {}


def counted(documents: Sequence[RenderedDocument]) -> list[tuple[int, int, int]]:
    """The pages of each Word file of one style in the three ways, all counted by one LibreOffice and another one."""
    style = documents[0].style
    files = [word_file(one.name, one.files[Format.DOCX], one.style) for one in documents]
    seen, given = families_with(style.stand_ins.values()), twins(WORKSPACE) | as_wide_as_arial()
    inside = [document for file in files for document in (*file.documents, *file.documents)[:2]]
    installed = Conversion(find().path, [file.docx for file in files], dict(style.fonts) | given, 300, families=seen)
    try:
        installed.wait()
        first = [installed.pages(number) for number in range(len(files))]
    finally:
        installed.close()
    alone = Conversion(find().path, inside, dict(files[0].fonts) | given, 300, families=seen)
    try:
        alone.wait()
        return [(one, alone.pages(2 * at), alone.pages(2 * at + 1)) for at, one in enumerate(first)]
    finally:
        alone.close()


@TOGETHER
def test_every_paper_of_a_meeting_keeps_its_pages_in_word(packet: Documents) -> None:
    by_style: dict[str, list[str]] = {}
    for name, made in packet.items():
        by_style.setdefault(str(made.style.stand_ins), []).append(name)
    for names in by_style.values():
        pages = dict(zip(names, counted([packet[name] for name in names]), strict=True))
        assert pages == {name: (packet[name].pages,) * 3 for name in names}


@pytest.mark.parametrize(
    ("paper", "style"),
    [
        pytest.param(
            *pair,
            marks=[
                *([] if pair in CHEAP else [pytest.mark.thorough]),
                *([requires(tools.OFFICE_FONT)] if pair[1] in IN_ARIAL else []),
            ],
        )
        for pair in EVERY
    ],
)
def test_a_paper_keeps_its_pages_in_word_in_every_style(paper: str, style: str, press: Press) -> None:
    file, documents = PAPERS[paper]
    asked = Asked(file, documents, (Format.PDF, Format.DOCX), (f"style={style}", "pages=30"))
    made = render(WORKSPACE, asked, press).documents
    assert counted(made) == [(made[0].pages,) * 3]
