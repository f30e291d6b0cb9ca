"""Every document of the starter packet, in every style that comes with briefgen, keeps to PDF/UA-1 and PDF/A-3a."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from conforming import pdf_faults_of
from documents.samples import DOCUMENTS, PACKET, TOGETHER
from tools import CHECKOUT, find, pdf_problems

from briefgen.models.formats import Format
from briefgen.pipeline import Asked, render
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

STYLES = sorted(path.parent.name for path in (CHECKOUT / "styles").glob("*/style.yaml"))
PAPERS = ("letter", "a4")

EVERY = list(product(DOCUMENTS, STYLES, PAPERS))

SOME = [
    (name, STYLES[number % len(STYLES)], PAPERS[number // len(STYLES) % len(PAPERS)])
    for number, name in enumerate(DOCUMENTS)
]
"""Each document, each style and each paper at least once."""

pytestmark = TOGETHER


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


def conforms(name: str, style: str, paper: str, press: Press, folder: Path) -> None:
    overrides = [f"style={style}", f"paper={paper}", "pages=60"]
    asked = Asked(PACKET, documents=[name], formats=[Format.PDF], overrides=overrides)
    (made,) = render(Workspace(CHECKOUT), asked, press).documents
    assert pdf_faults_of(made.files[Format.PDF], folder) == []
    if find("qpdf"):
        assert pdf_problems(folder / "brief.pdf") == ""


@pytest.mark.slow
@pytest.mark.parametrize(("name", "style", "paper"), SOME)
def test_each_document_each_style_and_each_paper(
    name: str, style: str, paper: str, press: Press, tmp_path: Path
) -> None:
    conforms(name, style, paper, press, tmp_path)


@pytest.mark.thorough
@pytest.mark.parametrize(("name", "style", "paper"), [one for one in EVERY if one not in SOME])
def test_every_document_in_every_style_on_every_paper(
    name: str, style: str, paper: str, press: Press, tmp_path: Path
) -> None:
    conforms(name, style, paper, press, tmp_path)
