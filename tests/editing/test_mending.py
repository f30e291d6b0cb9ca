"""What was probably meant is put in the place of what is wrong, and of nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.diagnostics import Diagnostic, Span
from briefgen.editing.edits import Set
from briefgen.editing.history import rev_of
from briefgen.editing.mending import Mend, mending, mends, with_key
from briefgen.editing.saving import opened
from briefgen.editing.sending import Sent, send
from briefgen.editing.undoing import Steps
from briefgen.workspace import File, Workspace

TEXT = """\
# Ours.
style: civc
ask: Fund {{ bill.nmber }} and {{ bill.version }}.
meeting:
  # Where we meet.
  plce: Room 1   # upstairs
formats: [pdf, dcx]
sections:
  - blocks: [helth, {use: other, length: shrt}]
"""
DATA = {
    "style": "civc", "ask": "Fund {{ bill.nmber }} and {{ bill.version }}.", "meeting": {"plce": "Room 1"}, "formats": ["pdf", "dcx"],
    "sections": [{"blocks": ["helth", {"use": "other", "length": "shrt"}]}],
}  # fmt: skip

VALUES = [
    (Mend(("style",), "civc", "civic"), Set(("style",), "civic")),
    (Mend(("ask",), "bill.nmber", "bill.number"), Set(("ask",), "Fund {{ bill.number }} and {{ bill.version }}.")),
    (Mend(("formats", 1), "dcx", "docx"), Set(("formats", 1), "docx")),
    (Mend(("sections", 0, "blocks", 0, "use"), "helth", "health"), Set(("sections", 0, "blocks", 0), "health")),
    (Mend(("sections", 0, "blocks", 1, "length"), "shrt", "short"), Set(("sections", 0, "blocks", 1, "length"), "short")),
    (Mend(("ask",), "bill", "law"), None),
    (Mend(("style",), "other", "civic"), None),
    (Mend(("meeting",), "plce", "place"), None),
    (Mend(("nothing", 3), "a", "b"), None),
]  # fmt: skip


@pytest.mark.parametrize(("mend", "edit"), VALUES)
def test_only_what_is_marked_is_replaced(mend: Mend, edit: Set | None) -> None:
    assert mending(DATA, mend) == edit


def test_a_key_is_called_otherwise_and_its_comments_stay() -> None:
    file = File("briefs/a.yaml", TEXT.encode())
    assert with_key(file, Mend(("meeting", "plce"), "plce", "place")) == TEXT.replace("plce:", "place:").encode()
    taken = File("briefs/a.yaml", TEXT.replace("plce:", "place: x\n  plce:").encode())
    assert with_key(taken, Mend(("meeting", "plce"), "plce", "place")) is None
    assert with_key(file, Mend(("meeting", "other"), "other", "place")) is None


def test_what_a_problem_offers_is_that_of_its_own_file_alone() -> None:
    span = Span("briefs/a.yaml", 2, 8, 4, "style: civc", ("style",))
    found = Diagnostic("unknown-style", "", span, nearest="civic", also=("civil",))
    assert [one.text for one in mends(found, "briefs/a.yaml")] == ["civic", "civil"]
    assert mends(found, "briefs/a.yaml")[0] == Mend(("style",), "civc", "civic")
    assert mends(found, "briefs/b.yaml") == () == mends(Diagnostic("x", "", Span("briefs/a.yaml", 2)), "briefs/a.yaml")


def test_what_was_mended_is_taken_back_in_one_step(tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefgen.yaml").write_text("style: civic\n", "utf-8")
    path = tmp_path / "briefs/a.yaml"
    path.write_text(TEXT, "utf-8")
    workspace = Workspace(tmp_path)
    rev, steps = rev_of(opened(workspace, "briefs/a.yaml").data), Steps(workspace, "briefs/a.yaml")
    for mend in (Mend(("style",), "civc", "civic"), Mend(("meeting", "plce"), "plce", "place")):
        send(workspace, "briefs/a.yaml", "", Sent(rev, {}, mend=mend), steps)
    assert path.read_text("utf-8") == TEXT.replace("civc", "civic").replace("plce:", "place:")
    send(workspace, "briefs/a.yaml", "", Sent(rev, {}, undo=True), steps)
    assert path.read_text("utf-8") == TEXT.replace("civc", "civic")
