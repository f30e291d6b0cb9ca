"""`sources: short`: who, where it appeared, the year and the address, in place of a whole note, in the brief's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from csl.oracle import STYLES
from rendering import prepared_brief as prepare
from rendering import rendered_brief

from briefgen.document.nodes import Note, Paragraph, plain_text
from briefgen.document.walking import walk
from briefgen.pipeline import Prepared
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

SOURCES = """references:
  - {id: a, type: article-journal, title: A very long title of a study of much, container-title: PLOS Medicine, DOI: 10.1371/x.1,
     author: [{family: Roe, given: Ann}, {family: Poe}, {family: Doe}], issued: 2018, volume: 15, page: 1-9}
  - {id: b, type: report, title: Gamma, title-short: G, author: [{family: Doe}, {family: Fox}], issued: 2002}
  - {id: c, type: bill, title: An Act, number: H.R. 1, chapter-number: 118th Cong., issued: {date-parts: [[2024, 1, 2]]}}
  - {id: d, type: article-journal, title: One more, container-title: BMJ, DOI: 10.1371/x.2, author: [{family: Roe}], issued: 2020}
  - {id: e, type: article-journal, title: Another, container-title: BMJ, DOI: 10.1371/x.3, author: [{family: Roe}], issued: 2020}
"""


def placed(folder: Path, language: str, words: str) -> Workspace:
    (folder / "briefs").mkdir()
    (folder / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n", "utf-8")
    (folder / "briefs/sources.yaml").write_text(SOURCES, "utf-8")
    (folder / "briefs/one.yaml").write_text(
        f"title: T\ndate: 2026-05-20\nlanguage: {language}\nsources: short\ncitations: apa\n"
        f"sections: [{{blocks: [{{text: '{words}'}}]}}]\n",
        "utf-8",
    )
    return Workspace(folder)


def notes(made: Prepared) -> list[str]:
    """What each note says."""
    return [
        plain_text(one.children)
        for note in walk(made.document.children)
        if isinstance(note, Note)
        for one in note.children
        if isinstance(one, Paragraph)
    ]


CITED = "First [@a, p. 3]. Second [@b]. Third [@c]. Fourth [@a]. Fifth [@d]. Sixth [@d]. Seventh [@e]."


@pytest.mark.parametrize(("language", "between", "pages"), [("en-US", "and", "p. 3"), ("es-US", "y", "p. 3")])
def test_a_line_in_place_of_a_note(language: str, between: str, pages: str, tmp_path: Path) -> None:
    made = notes(prepare(placed(tmp_path, language, CITED), "briefs/one.yaml"))
    shown = [re.sub("[\u200b\u2060]", "", one).replace("\u00a0", " ") for one in made]
    assert shown[:3] == [
        f"Roe et al., PLOS Medicine, 2018, {pages}, doi.org/10.1371/x.1.",
        f"Doe {between} Fox, G, 2002.",
        "An Act, H.R. 1, 118th Cong. (2024).",
    ]
    assert shown[3] == "Roe et al., PLOS Medicine, 2018."
    for title, said in (("One more", shown[4]), ("One more", shown[5]), ("Another", shown[6])):
        assert title in said, "two of one year in one journal are told apart"


def test_files_are_read_back_with_them(tmp_path: Path) -> None:
    with Press() as press:
        made = rendered_brief(placed(tmp_path, "en-US", CITED), "briefs/one.yaml", press)
    assert made.rendering.read_back and len(made.files) == 2


def test_law_reads_as_in_whole_notes() -> None:
    ours, theirs = (
        dict(re.findall(r'(?s)<macro name="([^"]+)">(.*?)</macro>', (STYLES / f"{name}.csl").read_text("utf-8")))
        for name in ("short-notes", "legislative-notes")
    )
    own = {"author", "appeared", "when", "work"}
    assert {name: words for name, words in ours.items() if name not in own} == {
        name: theirs[name] for name in ours if name not in own
    }
