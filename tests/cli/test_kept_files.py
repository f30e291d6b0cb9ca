"""Nobody's work is overwritten: only what briefgen wrote, for the same paper, and nobody touched is replaced."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cli.conftest import Briefgen

from briefgen.diagnostics import BriefError
from briefgen.usage.rendering import Occasion, Rendering
from briefgen.usage.saving import Finished, save_documents
from briefgen.workspace import Workspace

SMALL = "title: {title}\n{more}sections:\n  - heading: One\n    blocks: [{{text: Some words.}}]\n"
EDITED = b"what a colleague wrote into the file"
MEETING = 'name: "{{{{ meeting.date }}}}-{{{{ meeting.legislator.surname }}}}"\nmeeting:\n  date: {date}\n  legislator: {{name: {name}}}\n'


def write(name: str, title: str = "One", more: str = "") -> None:
    path = Path("briefs") / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(SMALL.format(title=title, more=more), "utf-8")


@pytest.fixture(autouse=True)
def _small_brief(workspace: Path) -> None:
    write("one")


def contents(folder: Path = Path("build")) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_that_nobody_touched_is_replaced(briefgen: Briefgen) -> None:
    assert briefgen("render", "one").code == 0
    before = contents()
    write("one", "Another title")
    ran = briefgen("render", "one")
    assert (ran.code, ran.err) == (0, "")
    after = contents()
    assert set(after) == set(before) and not set(after.values()) & set(before.values())


@pytest.mark.parametrize("edited", ["one.docx", "one.pdf"])
def test_a_file_that_somebody_edited_is_kept_and_so_is_its_twin(briefgen: Briefgen, edited: str) -> None:
    briefgen("render", "one")
    (Path("build") / edited).write_bytes(EDITED)
    before = contents()
    write("one", "Another title")
    ran = briefgen("render", "one")
    assert ran.code == 1 and ran.out == ""
    assert f"build/{edited}: error[edited-output]: “{edited}” was changed after briefgen wrote it" in ran.err
    assert "--force" in ran.err and "another name" in ran.err
    assert contents() == before


def test_force_replaces_it_and_the_next_run_is_quiet(briefgen: Briefgen) -> None:
    briefgen("render", "one")
    Path("build/one.docx").write_bytes(EDITED)
    ran = briefgen("render", "one", "--force")
    assert (ran.code, ran.err) == (0, "")
    assert contents()["one.docx"].startswith(b"PK")
    write("one", "Another title")
    assert briefgen("render", "one").code == 0


def test_the_ways_out_work(briefgen: Briefgen) -> None:
    briefgen("render", "one")
    Path("build/one.docx").write_bytes(EDITED)
    write("one", more="name: another-name\n")
    assert briefgen("render", "one").out == "build/another-name.pdf\nbuild/another-name.docx\n"
    write("one")
    Path("build/one.docx").rename("build/one (edited).docx")
    assert briefgen("render", "one").code == 0
    assert contents()["one (edited).docx"] == EDITED


@pytest.mark.parametrize("folder", ["build", "out", "../elsewhere"])
def test_a_file_that_no_record_knows_is_kept(briefgen: Briefgen, folder: str) -> None:
    Path(folder).mkdir()
    (Path(folder) / "one.docx").write_bytes(EDITED)
    ran = briefgen("render", "one", "--format", "docx", "-o", folder)
    assert ran.code == 1 and "error[unknown-output]: “one.docx” is there already" in ran.err
    assert contents(Path(folder)) == {"one.docx": EDITED}


def test_the_same_outside_the_workspace(briefgen: Briefgen, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for title, folder in (("One", first), ("Two", second), ("Three", first), ("Four", second), ("Five", first)):
        write("one", title)
        ran = briefgen("render", "one", "--format", "docx", "-o", folder)
        assert (ran.code, ran.err) == (0, ""), title
    (first / "one.docx").write_bytes(EDITED)
    ran = briefgen("render", "one", "--format", "docx", "-o", first)
    assert ran.code == 1 and f"{first}/one.docx: error[edited-output]" in ran.err
    assert contents(first) == {"one.docx": EDITED}


def test_without_its_record_a_file_that_would_not_change_is_no_matter(briefgen: Briefgen) -> None:
    briefgen("render", "one")
    before = contents()
    shutil.rmtree("manifests")
    ran = briefgen("render", "one")
    assert (ran.code, ran.err) == (0, "") and contents() == before
    shutil.rmtree("manifests")
    write("one", "Another title")
    ran = briefgen("render", "one")
    assert ran.code == 1 and ran.err.count("error[unknown-output]") == 2
    assert contents() == before


def test_another_brief_of_the_same_name_is_told_in_a_later_run(briefgen: Briefgen) -> None:
    write("more/one", "Other")
    briefgen("render", "briefs/one.yaml")
    before = contents()
    ran = briefgen("render", "briefs/more/one.yaml")
    assert ran.code == 1 and "error[taken-output]: “one.pdf” is the paper of another brief, briefs/one.yaml" in ran.err
    assert contents() == before
    assert briefgen("render", "briefs/more/one.yaml", "--force").code == 0
    assert "another brief, briefs/more/one.yaml" in briefgen("render", "briefs/one.yaml").err


@pytest.mark.parametrize(
    ("date", "name", "output"),
    [("2026-12-03", "Dee Sample", "{{ meeting.date }}-{{ meeting.legislator.surname }}"), ("2026-12-10", "Cai Sample", "visit")],
    ids=["another member", "another day"],
)  # fmt: skip
def test_another_meeting_of_the_same_name_is_told_in_a_later_run(
    briefgen: Briefgen, date: str, name: str, output: str
) -> None:
    write("one", more=MEETING.format(date="2026-12-03", name="Cai Sample"))
    assert briefgen("render", "one", "--format", "docx", "--set", f"name={output!r}").code == 0
    before = contents()
    values = ("--set", f"meeting.legislator.name={name}", "--set", f"meeting.date={date}", "--set", f"name={output!r}")
    ran = briefgen("render", "one", "--format", "docx", *values)
    assert ran.code == 1 and "is the paper of another meeting, Cai Sample, 2026-12-03" in ran.err
    assert contents() == before
    assert briefgen("render", "one", "--format", "docx", *values, "-o", "other").code == 0


def test_a_meeting_that_gets_its_day_or_member_is_the_same(briefgen: Briefgen) -> None:
    write("one")
    briefgen("render", "one", "--format", "docx")
    write("one", more="meeting: {date: 2026-12-03}\n")
    assert briefgen("render", "one", "--format", "docx").code == 0
    write("one", more="meeting: {date: 2026-12-03, time: noon, legislator: {name: Cai Sample}}\n")
    assert briefgen("render", "one", "--format", "docx").code == 0


def rendering(**given: object) -> Rendering:
    return Rendering.model_validate({"spec": "briefs/one.yaml", "date": "2026-12-03", "audience": "office", **given})


def test_files_are_saved_by_one_function_for_every_door(workspace: Path) -> None:
    """What the command line, and any other program, calls; the file is looked at where it is about to be replaced."""
    place, folder = Workspace(workspace), workspace / "build"
    first = Finished("one", rendering(), {"one.txt": b"first", "one.html": b"first page"})
    assert save_documents(place, folder, [first]) == ()
    (folder / "one.html").write_bytes(EDITED)
    second = Finished("one", rendering(sources=("a",)), {"one.txt": b"second", "one.html": b"second page"})
    with pytest.raises(BriefError) as error:
        save_documents(place, folder, [second])
    assert [found.code for found in error.value.diagnostics] == ["edited-output"]
    assert contents(folder) == {"one.txt": b"first", "one.html": EDITED}
    assert save_documents(place, folder, [second], force=True) == ()
    assert contents(folder) == {"one.txt": b"second", "one.html": b"second page"}


def test_occasions_differ_where_both_say_it() -> None:
    cai, dee = Occasion(whom=("Cai Sample",)), Occasion(whom=("Dee Sample",))
    assert cai.differs(dee) and not cai.differs(Occasion()) and not Occasion().differs(Occasion())
    assert not cai.differs(cai.model_copy(update={"date": rendering().date}))
