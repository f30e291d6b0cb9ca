"""Whole briefs: spec and blocks go in; the tree, and the same words from the PDF and from the DOCX, come out."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cases import Case, agree, cases
from docx import Document as open_docx
from outline import outline
from reading_pdf import bare, in_call_order, tags
from rendering import prepared_brief
from writers.docx.reading import Word
from writers.text.plainly import letters, plainly

from briefgen.models.formats import Format
from briefgen.pipeline.prepared import Prepared
from briefgen.workspace import Workspace
from briefgen.writers import text, write
from briefgen.writers.pdf import Press

CASES = cases(Path(__file__).parent / "cases")
SETTINGS = "organization: {name: The Coalition}\n"
TEMPLATES = "template.yaml"


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


def laid_out(case: Case, folder: Path) -> Workspace:
    """The files of a case as a workspace: `brief.yaml`, `template.yaml`, `sources.yaml`, and blocks as `name.md`."""
    folders = {"brief.yaml": "briefs", "sources.yaml": "briefs", "facts.yaml": "briefs", TEMPLATES: "briefs/templates"}
    (folder / "briefgen.yaml").write_text(case.parts.get("briefgen.yaml", SETTINGS), "utf-8")
    for name, words in case.parts.items():
        if name.endswith((".yaml", ".md")) and name != "briefgen.yaml":
            place = folder / folders.get(name, "briefs/blocks")
            place.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(words, "utf-8")
    return Workspace(folder)


def folded(words: str) -> str:
    """Words in lines of a readable width."""
    return textwrap.fill(words, 100, break_long_words=False, break_on_hyphens=False)


def printed(prepared: Prepared, press: Press) -> str:
    """The words of the DOCX, once PDF and plain text are seen to have the same words in the same order."""
    pdf = press.submit(prepared.document, prepared.style)
    word = Word(write(prepared.document, prepared.style, [Format.DOCX])[Format.DOCX].data)
    assert open_docx(io.BytesIO(word.data)).core_properties.title == prepared.document.metadata.title
    assert bare("".join(in_call_order(tags(pdf.result().data)))) == bare(word.words_in_order())
    plain = text.write(
        plainly(replace(prepared.document, footer=replace(prepared.document.footer, left=""))), prepared.style
    )
    assert letters(plain.data.decode("utf-8")) == letters(word.words_in_order())
    return word.words_in_order()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, tmp_path: Path, press: Press, update: bool) -> None:
    prepared = prepared_brief(laid_out(case, tmp_path), "briefs/brief.yaml")
    assert prepared.diagnostics == ()
    words = folded(printed(prepared, press))
    agree(case, {"tree": outline(prepared.document.children), "words": words}, update)
