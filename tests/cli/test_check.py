"""`briefgen check` finds what is wrong anywhere, also in what no brief uses."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Briefgen
from profiles import sample

UNUSED = "---\ntitle: Unused\nsummary: Never.\n---\n"


@pytest.mark.parametrize(
    ("file", "text", "message"),
    sample(
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
        ]
    ),
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


def test_a_style_that_nothing_uses_must_have_the_letters_of_every_language(briefgen: Briefgen, workspace: Path) -> None:
    style = workspace / "styles/unused/style.yaml"
    style.parent.mkdir(exist_ok=True)
    style.write_text("name: unused\nextends: office\ntitle: X\n", "utf-8")
    (workspace / "briefs/blocks/unused.ro.md").write_text(f"{UNUSED}Un text.\n", "utf-8")
    err = briefgen("check").err
    assert "styles/unused/style.yaml: error[font-lacks-characters]: the face “Caladea-Italic.ttf”" in err


def test_what_was_found_is_summed_up_with_its_files(briefgen: Briefgen, workspace: Path) -> None:
    for name in ("unused", "idle"):
        (workspace / f"briefs/blocks/{name}.md").write_text(f"{UNUSED}# Short\n<b>One</b>.\n", "utf-8")
    ran = briefgen("check")
    assert ran.err.endswith("\n4 errors in 2 files.\n")


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
    def files() -> dict[Path, bytes]:
        there = (path for path in workspace.rglob("*") if path.is_file() and ".briefgen" not in path.parts)
        return {path: path.read_bytes() for path in there}

    before = files()
    briefgen("check")
    assert files() == before
