"""Every construct, in whatever may hold it, in every style: validators find nothing, and every program reads every word.

Briefs are written at random, each with a number that makes it again: `briefs/random.yaml` of `written(17, folder)`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import product
from pathlib import Path

import mammoth
import pytest
import tools
from compose.test_where import CONSTRUCTS, CONTAINERS, MAP, indented, refused
from conforming import pdf_faults
from documents.random_briefs import SETTINGS, STYLES, written
from documents.test_real_programs import missing, notes
from rendering import rendered_brief
from tools import requires

from briefgen.models.formats import Format
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

RANDOM = 150
"""How many are written in the long run; the gate has two."""

AT_THE_GATE = 2

NUMBERS = [
    pytest.param(number, marks=() if number < AT_THE_GATE else (pytest.mark.thorough,)) for number in range(RANDOM)
]


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


EVERY = requires("qpdf", "ooxml-validator", "soffice", "pdftotext", "pandoc")


@EVERY
@pytest.mark.slow
@pytest.mark.parametrize("number", NUMBERS)
def test_a_random_brief_is_valid_and_read_by_every_program(number: int, press: Press, tmp_path: Path) -> None:
    proven(written(number, tmp_path), "random", press)


@EVERY
@pytest.mark.slow
@pytest.mark.parametrize(
    "style", [pytest.param(style, marks=() if style == "civic" else (pytest.mark.thorough,)) for style in STYLES]
)
def test_every_pair_that_is_not_refused_is_printed_in_every_style(style: str, press: Press, tmp_path: Path) -> None:
    proven(pairs(style, tmp_path), "pairs", press)


def proven(folder: Path, name: str, press: Press) -> None:
    """Make a brief, and let every program look at it."""
    workspace, formats = Workspace(folder), [Format.PDF, Format.DOCX]
    made = rendered_brief(workspace, f"briefs/{name}.yaml", press, formats=formats).files
    pdf, word = folder / "brief.pdf", folder / "brief.docx"
    pdf.write_bytes(made[Format.PDF])
    word.write_bytes(made[Format.DOCX])
    assert pdf_faults(pdf) == [] and tools.pdf_problems(pdf) == ""
    assert tools.docx_problems(word, "Office2013") == [] == tools.docx_problems(word, "Microsoft365")
    assert missing(made[Format.DOCX], tools.pdf_text(tools.docx_to_pdf(word, folder / "shown"), "-raw")) == []
    markdown, (html, count) = re.sub(r"\]\([^)]*\)|\{\.\w+\}", "", tools.pandoc_markdown(word)), by_mammoth(word)
    assert missing(made[Format.DOCX], markdown) == missing(made[Format.DOCX], html) == []
    assert count == notes(made[Format.DOCX])


def pairs(style: str, folder: Path) -> Path:
    """A workspace with a brief of all pairs of construct and container that are printed, `briefs/pairs.yaml`.

    What stands at the side would fill the column: there is one of it.
    """
    allowed = [
        (construct, container)
        for construct, container in product(CONSTRUCTS, CONTAINERS)
        if (construct, container) not in refused() and (construct != "`::: side`" or container == "the text")
    ]
    texts = []
    for number, (construct, container) in enumerate(allowed):
        text = CONSTRUCTS[construct].replace("Marker", f"Marker {number}")
        texts.append({"text": CONTAINERS[container].format(text, indented=indented(text))})
    asked = [CONSTRUCTS[construct] for construct in CONSTRUCTS if (construct, "the ask") not in refused()]
    ask = "\n\n".join(text.replace("Marker", f"Asked {at}") for at, text in enumerate(asked) if "::: side" not in text)
    sections = [{"heading": "Pairs", "blocks": texts}]
    spec = {"title": "Pairs", "date": "2026-11-20", "style": style, "ask": ask, "sections": sections, "pages": 99}
    (folder / "briefs").mkdir(parents=True)
    (folder / "briefgen.yaml").write_text(SETTINGS.replace(", logo: briefs/logo.png, logo_alt: Two bars", ""), "utf-8")
    (folder / "briefs/sources.yaml").write_text("references: [{id: doe, type: book, title: A Book}]\n", "utf-8")
    (folder / "briefs/map.png").write_bytes(MAP.data)
    (folder / "briefs/pairs.yaml").write_text(json.dumps(spec, ensure_ascii=False), "utf-8")
    return folder


def by_mammoth(word: Path) -> tuple[str, int]:
    """What mammoth reads of a Word file, as text, and how many notes."""
    with word.open("rb") as file:
        html = mammoth.convert_to_html(file).value
    return unescape(re.sub(r"<[^>]*>", " ", html)), html.count('<li id="footnote-')
