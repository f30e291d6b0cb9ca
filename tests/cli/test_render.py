"""`briefgen render` makes the files of a brief together, says where they are, and leaves the last good ones alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Briefgen

SMALL = "title: {title}\nsections:\n  - heading: One\n    blocks: [{{text: Some words.}}]\n"


@pytest.fixture(autouse=True)
def _small_briefs(workspace: Path) -> None:
    for name in ("one", "two"):
        (workspace / f"briefs/{name}.yaml").write_text(SMALL.format(title=name.capitalize()))


def test_the_files_are_named_after_the_spec_and_their_paths_are_printed(briefgen: Briefgen) -> None:
    ran = briefgen("render", "briefs/one.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "build/one.pdf\nbuild/one.docx\n"
    assert Path("build/one.pdf").read_bytes().startswith(b"%PDF-")
    assert Path("build/one.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("typed", ["one", "briefs/one.yaml", "./briefs/../briefs/one.yaml"])
def test_a_spec_can_be_named_in_several_ways(briefgen: Briefgen, typed: str) -> None:
    assert briefgen("render", typed, "--format", "html").out == "build/one.html\n"


def test_from_a_folder_within_the_workspace(
    briefgen: Briefgen, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace / "briefs")
    ran = briefgen("render", "one.yaml", "--format", "docx")
    assert ran.out == f"{workspace / 'build/one.docx'}\n"


def test_the_format_and_the_folder_can_be_chosen(briefgen: Briefgen, tmp_path: Path) -> None:
    out = tmp_path / "else where"
    ran = briefgen("render", "one", "--format", "html,docx", "-o", out)
    assert ran.out == f"{out}/one.docx\n{out}/one.html\n"
    assert not Path("build").exists()


def test_an_unknown_format_is_refused(briefgen: Briefgen) -> None:
    ran = briefgen("render", "one", "--format", "pdf,doc")
    assert ran.code == 2 and "there is no format “doc”; there are pdf, docx, html" in ran.err


def test_a_value_of_the_spec_can_be_given(briefgen: Briefgen) -> None:
    briefgen("render", "one", "--format", "html", "--set", "title=Quite another")
    assert "Quite another" in Path("build/one.html").read_text("utf-8")


def test_a_brief_that_fails_leaves_its_last_files_and_the_others_are_made(briefgen: Briefgen) -> None:
    briefgen("render", "one")
    before = {path: path.read_bytes() for path in Path("build").iterdir()}
    Path("briefs/one.yaml").write_text("titel: One\n")
    ran = briefgen("render", "one", "two", "--format", "docx")
    assert ran.code == 1
    assert ran.out == "build/two.docx\n"
    assert "briefs/one.yaml:1:1: error[unknown-key]" in ran.err
    assert ran.err.endswith("1 error; the other briefs were written.\n")
    assert {path: path.read_bytes() for path in before} == before


def test_a_problem_that_briefs_share_is_said_once(briefgen: Briefgen) -> None:
    Path("briefgen.yaml").write_text("organisation: {name: X}\n")
    ran = briefgen("render", "one", "two")
    assert ran.err.count("error[unknown-key]") == 1
    assert ran.err.endswith("1 error; nothing was written.\n")


def test_when_all_fail_nothing_is_written(briefgen: Briefgen) -> None:
    ran = briefgen("render", "nowhere")
    assert ran.code == 1 and ran.out == ""
    assert "error[missing-file]" in ran.err
    assert ran.err.endswith("1 error; nothing was written.\n")
    assert not Path("build").exists()


def test_a_word_file_and_a_pdf_appear_together_or_not_at_all(briefgen: Briefgen) -> None:
    Path("build/one.docx").mkdir(parents=True)
    ran = briefgen("render", "one")
    assert ran.code == 1 and "error[cannot-write]" in ran.err
    assert [path.name for path in Path("build").iterdir()] == ["one.docx"]


def test_two_specs_of_one_name_do_not_overwrite_each_other(briefgen: Briefgen) -> None:
    Path("briefs/more").mkdir()
    Path("briefs/more/one.yaml").write_text(SMALL.format(title="Other"))
    ran = briefgen("render", "briefs/one.yaml", "briefs/more/one.yaml", "--format", "html")
    assert ran.code == 1 and "error[same-output]" in ran.err
    assert "One" in Path("build/one.html").read_text("utf-8")


def test_warnings_end_with_3_only_when_asked(briefgen: Briefgen) -> None:
    Path("briefs/one.yaml").write_text("sections: [{blocks: [still-policed, still-policed]}]\ntitle: One\n")
    assert briefgen("render", "one", "--format", "html").code == 0
    ran = briefgen("render", "one", "--format", "html", "--strict")
    assert ran.code == 3
    assert ran.err.endswith("1 warning.\n") and ran.out == "build/one.html\n"


def test_programs_get_messages_alone(briefgen: Briefgen) -> None:
    ran = briefgen("render", "nowhere", "--message-format", "json")
    assert ran.err.count("\n") == 1 and ran.err.startswith('{"severity": "error", "code": "missing-file"')


@pytest.mark.parametrize(
    ("spec", "kind"),
    [
        ("briefs/blocks/syringe-analogy.md", "this is an argument block"),
        ("facts", "this is the list of facts"),
        ("sources", "this is the list of sources"),
    ],
)
@pytest.mark.parametrize("command", ["render", "check", "inspect"])
def test_what_is_no_brief_is_told_so_and_nothing_else(
    briefgen: Briefgen, workspace: Path, command: str, spec: str, kind: str
) -> None:
    (workspace / "briefs/facts.yaml").touch()
    ran = briefgen(command, spec)
    assert ran.code == 1 and f"error[not-a-spec]: {kind}, and not a brief spec" in ran.err
    assert ran.err.count("error[") == 1


def test_a_last_look_says_for_whom_for_which_day_and_what_it_asks(workspace: Path, briefgen: Briefgen) -> None:
    ran = briefgen(
        "render", "lobby-day", "--document", "thank-you", "--document", "q-and-a", "--format", "txt", "--summary"
    )
    told = [line for line in ran.err.splitlines() if line.startswith("  ") or line.endswith(":")]
    ask = "Oppose section 5 of H.R. 0000, and move its money to naloxone, testing, wound care and housing."
    whom, day = "  for whom: Rep. Jordan Example", "  for which day: 2026-12-03"
    assert told[:3] == ["2026-12-03-Example-thank-you:", whom, day]
    internal = told[told.index("INTERNAL-2026-12-03-Example-q-and-a:") + 1 :]
    assert internal == [whom, day, f"  what it asks: {ask}", "  for your own people; it never leaves the team"]
