"""`briefgen check` finds what is wrong anywhere, also in what no brief uses."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Briefgen

UNUSED = "---\ntitle: Unused\nsummary: Never.\n---\n"


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("briefgen.yaml", "organisation: {name: X}\n", "briefgen.yaml:1:1: error[unknown-key]"),
        (
            "briefs/blocks/unused.md",
            f"{UNUSED}# Short\nA <b>tag</b>.\n",
            "briefs/blocks/unused.md:6:3: error[raw-html]",
        ),
        ("briefs/blocks/unused.md", f"{UNUSED}# Full\n{{{{ meeting.plaice }}}}\n", "error[unknown-variable]"),
        ("briefs/blocks/unused.md", f"{UNUSED}Says who [@nobody-1900].\n", "error[unknown-source]"),
        (
            "briefs/blocks/unused.es.md",
            f"{UNUSED}Un <b>texto</b>.\n",
            "briefs/blocks/unused.es.md:5:4: error[raw-html]",
        ),
        ("briefs/templates/unused.yaml", "pages: none\n", "briefs/templates/unused.yaml:1:8: error[wrong-type]"),
        ("briefs/sources.yaml", "references:\n  - id: x\n    type: book\n", "briefs/sources.yaml:"),
        (
            "styles/unused/style.yaml",
            "name: unused\nextends: civc\ntitle: X\n",
            "styles/unused/style.yaml:2:10: error[unknown-style]",
        ),
        ("briefs/unused.yaml", "- nowhere\n", "briefs/unused.yaml:1:3: error[unknown-block]"),
    ],
)
def test_a_mistake_is_found_wherever_it_is(
    briefgen: Briefgen, workspace: Path, file: str, text: str, message: str
) -> None:
    path = workspace / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    ran = briefgen("check")
    assert ran.code == 1
    assert message in ran.err


def test_a_variable_that_a_brief_could_give_is_no_mistake(briefgen: Briefgen, workspace: Path) -> None:
    text = f"{UNUSED}{{{{ meeting.legislator.surname }}}}, {{{{ bill.number }}}}, {{{{ contact.phone }}}}\n"
    (workspace / "briefs/blocks/unused.md").write_text(text)
    assert briefgen("check").code == 0


def test_a_problem_is_said_once_however_many_briefs_share_it(briefgen: Briefgen, workspace: Path) -> None:
    block = workspace / "briefs/blocks/safety-and-health.md"
    block.write_text(block.read_text("utf-8").replace("# Short\n", "# Short\n<div> ", 1), "utf-8")
    assert briefgen("check").err.count("safety-and-health.md") == 1


def test_a_circle_of_templates_is_said_once(briefgen: Briefgen, workspace: Path) -> None:
    for name, below in (("one", "two"), ("two", "three"), ("three", "one"), ("outside", "two")):
        (workspace / f"briefs/templates/{name}.yaml").write_text(f"template: {below}\n", "utf-8")
    ran = briefgen("check")
    assert ran.err.count("template-cycle") == 1, ran.err
    assert "three.yaml:1:11: error[template-cycle]: " in ran.err and ": one → two → three → one\n" in ran.err


def test_one_brief_alone(briefgen: Briefgen, workspace: Path) -> None:
    (workspace / "briefs/wrong.yaml").write_text("titel: x\n")
    assert briefgen("check", "leave-behind").code == 0
    assert briefgen("check", "leave-behind", "wrong").code == 1


def test_strict_minds_warnings(briefgen: Briefgen, workspace: Path) -> None:
    (workspace / "briefs/twice.yaml").write_text("- still-policed\n- still-policed\n")
    assert briefgen("check", "twice").code == 0
    assert briefgen("check", "twice", "--strict").code == 3


def test_no_file_of_the_workspace_is_touched(briefgen: Briefgen, workspace: Path) -> None:
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    briefgen("check")
    after = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    assert {path: data for path, data in after.items() if ".briefgen" not in path.parts} == before
