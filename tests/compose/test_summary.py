"""The summary may hold lists beside its paragraphs, alike in every format."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from rendering import prepared_brief as prepare

from briefgen.diagnostics import BriefError
from briefgen.pipeline import Prepared
from briefgen.workspace import Workspace
from briefgen.writers import docx, html, text


def made(folder: Path, summary: str) -> Prepared:
    (folder / "briefs").mkdir()
    (folder / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n", "utf-8")
    lines = "".join(f"  {line}\n" for line in summary.split("\n"))
    (folder / "briefs/one.yaml").write_text(f"title: T\ndate: 2026-05-20\nsummary: |\n{lines}", "utf-8")
    return prepare(Workspace(folder), "briefs/one.yaml")


def test_key_points_stand_in_the_summary(tmp_path: Path) -> None:
    document, style = (one := made(tmp_path, "Three points:\n\n- One.\n- Two.")).document, one.style
    assert "Three points:\n\n- One.\n- Two." in text.write(document, style).data.decode()
    page = html.write(document, style).data.decode()
    assert page.count('class="summary"') == 4  # the part and its three paragraphs
    word = zipfile.ZipFile(io.BytesIO(docx.write(document, style).data)).read("word/document.xml").decode()
    assert word.count("w:numPr") >= 2


TABLE = "| a | b |\n|---|---|\n| c | 1 |\n| d | 2 |"


@pytest.mark.parametrize(
    "words",
    [
        TABLE,
        f"::: bars What they show\n{TABLE}\n:::",
        f"::: compare What they do\n{TABLE}\n:::",
        "::: numbers\n1% | a [@b]\n2% | c [@b]\n:::",
    ],
)
def test_tables_bars_and_key_numbers_do_not(words: str, tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        made(tmp_path, words)
    assert "only-paragraphs" in [one.code for one in caught.value.diagnostics]
