"""What a content code stands for: what is printed, in which look, for whom; and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.conftest import Briefgen, lay_out
from cli.test_manifests import SPEC, STYLE, change
from cli.test_where_used import FILES

from briefgen.models.codes import codes_in
from briefgen.reading_back.docx import read_docx

MEETING = "meeting: {legislator: {name: Jordan Example, title: Rep.}, date: 2026-12-03}\nask:"
PARTS = "parts: [title, ask, sections]\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    spec = PARTS + SPEC.replace("ask:", MEETING).replace("{{ fact.users }}", "39%")
    settings = FILES["briefgen.yaml"] + "checks: {bare-number: off}\n"
    lay_out(tmp_path, {**FILES, "briefgen.yaml": settings, "briefs/visit.yaml": spec, "styles/own/style.yaml": STYLE})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def code_in(briefgen: Briefgen, *more: str) -> str:
    """The code at the foot of a finished Word file; empty where it has none. The manifest has the same."""
    ran = briefgen("render", "visit", "--format", "docx", "--force", *more)
    assert ran.code == 0, ran.err
    said = "\n".join(read_docx(Path("build/visit.docx").read_bytes()).running)
    last = json.loads(Path("manifests/visit.json").read_text("utf-8"))["renderings"][-1]
    found = codes_in(said)
    assert len(found) <= 1 and last.get("code", "") == "".join(found)
    return "".join(found)


def test_the_same_paper_has_the_same_code(briefgen: Briefgen, place: Path) -> None:
    first = code_in(briefgen)
    assert first and code_in(briefgen) == first
    change("briefs/visit.yaml", "title: Town hall", "# a remark\ntitle: Town hall")
    assert code_in(briefgen) == first, "what is not printed is not what it stands for"


CHANGES = {
    "a word": ("briefs/visit.yaml", "of them.", "of us."),
    "the style": ("briefs/visit.yaml", "style: plain", "style: own"),
    "the paper": ("briefs/visit.yaml", "style: plain", "style: plain\npaper: a4"),
    "the member": ("briefs/visit.yaml", "name: Jordan Example", "name: Kim Example"),
    "the day": ("briefs/visit.yaml", "date: 2026-12-03", "date: 2026-12-04"),
    "the language": ("briefs/visit.yaml", "style: plain", "style: plain\nlanguage: en-GB"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_another_paper_has_another_code(briefgen: Briefgen, place: Path, what: str) -> None:
    """Also where nothing of it is printed, as the member and the day are not here."""
    if what == "the language":
        change("briefs/visit.yaml", "[{use: outreach, length: full}]", "[{text: Outreach works.}]")
    first = code_in(briefgen)
    change(*CHANGES[what])
    assert code_in(briefgen) != first


def test_a_changed_look_under_the_same_name_has_another_code(briefgen: Briefgen, place: Path) -> None:
    change("briefs/visit.yaml", "style: plain", "style: own")
    first = code_in(briefgen)
    change("styles/own/style.yaml", "#224466", "#224477")
    assert code_in(briefgen) != first


def test_the_same_words_of_another_brief_have_another_code(briefgen: Briefgen, place: Path) -> None:
    first = code_in(briefgen)
    Path("briefs/other.yaml").write_text(Path("briefs/visit.yaml").read_text("utf-8"), "utf-8")
    assert briefgen("render", "other", "--format", "docx").code == 0
    (other,) = codes_in("\n".join(read_docx(Path("build/other.docx").read_bytes()).running))
    assert other != first


def test_a_workspace_may_leave_it_out(briefgen: Briefgen, place: Path) -> None:
    with open("briefgen.yaml", "a", encoding="utf-8") as settings:
        settings.write("code: false\n")
    assert code_in(briefgen) == ""


def test_nothing_is_said_of_it(briefgen: Briefgen, place: Path) -> None:
    coded = briefgen("render", "visit", "--format", "docx", "--force")
    with open("briefgen.yaml", "a", encoding="utf-8") as settings:
        settings.write("code: false\n")
    bare = briefgen("render", "visit", "--format", "docx", "--force")
    assert (coded.code, coded.out, coded.err) == (bare.code, bare.out, bare.err)
