"""What `import briefgen` offers: seven names, and nothing that is loaded before somebody asks for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import briefgen
from briefgen.diagnostics import Severity

SETTINGS = "organization: {name: Example Coalition}\n"
BRIEF = "title: A brief\ndate: 2026-12-03\nsections: [{heading: Words, blocks: [{text: Some words.}]}]\n"
PACKET = (
    "title: Two papers\ndate: 2026-12-03\n"
    "documents:\n  - {id: one, sections: [{blocks: [{text: First.}]}]}\n  - {id: two, sections: [{blocks: [{text: Second.}]}]}\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefgen.yaml").write_text(SETTINGS, "utf-8")
    (tmp_path / "briefs/brief.yaml").write_text(BRIEF, "utf-8")
    (tmp_path / "briefs/packet.yaml").write_text(PACKET, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_names_are_these() -> None:
    assert briefgen.__all__ == [
        "BriefError", "Diagnostic", "Rendered", "Workspace", "__version__", "check", "render",
    ]  # fmt: skip
    assert all(getattr(briefgen, name) for name in briefgen.__all__)
    assert set(briefgen.__all__) <= set(dir(briefgen))


def test_there_is_no_other_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'rendr'"):
        briefgen.rendr  # noqa: B018


def test_a_brief_is_rendered_and_saved_as_the_command_does(folder: Path) -> None:
    rendered = briefgen.render("briefs/brief.yaml", set={"title": "2026", "pages": 1})
    (document,) = rendered.documents
    assert (document.name, document.pages, rendered.diagnostics) == ("brief", 1, ())
    assert document.files["pdf"].startswith(b"%PDF-") and document.files["docx"].startswith(b"PK")
    saved = rendered.save()
    assert saved.files == (folder / "build/brief.pdf", folder / "build/brief.docx")
    assert saved.files[0].read_bytes() == document.files["pdf"]
    assert list((folder / "manifests").iterdir())


def test_all_documents_of_a_packet_are_made(folder: Path) -> None:
    rendered = briefgen.render(folder / "briefs/packet.yaml", formats=["txt"])
    assert [document.name for document in rendered.documents] == ["one", "two"]
    assert rendered.save(folder / "out").files == (folder / "out/one.txt", folder / "out/two.txt")
    (two,) = briefgen.render("packet", formats=["txt"], documents=["two"]).documents
    assert b"Second." in two.files["txt"]


def test_what_is_wrong_is_raised_with_its_place(folder: Path) -> None:
    with pytest.raises(briefgen.BriefError) as error:
        briefgen.render("brief", set={"titel": "A"})
    (problem,) = error.value.diagnostics
    assert (problem.code, problem.nearest) == ("unknown-key", "title")


def test_a_workspace_and_a_brief_are_checked(folder: Path) -> None:
    (folder / "briefs/wrong.yaml").write_text("title: A\nsections: [{blocks: [nowhere]}]\n", "utf-8")
    assert briefgen.check("brief") == ()
    (problem,) = briefgen.check()
    assert (problem.code, problem.severity) == ("unknown-block", Severity.ERROR)
    assert briefgen.check("briefs/wrong.yaml", workspace=briefgen.Workspace(folder)) == (problem,)


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    script = "import sys, briefgen; print(*sorted(name for name in sys.modules if name.startswith(('briefgen.', 'pydantic'))))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
