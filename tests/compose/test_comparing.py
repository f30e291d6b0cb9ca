"""Comparisons in words: in the language of the brief, as its labels have them, and whose column is ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from rendering import prepared_brief as prepare

from briefgen.document.nodes import Strong, Table, plain_text
from briefgen.document.walking import walk
from briefgen.pipeline import Prepared
from briefgen.workspace import Workspace

HEADS = "| | Their way | **{ours}** |\n|---|---|---|\n"


def made(folder: Path, table: str, more: str = "") -> Prepared:
    (folder / "briefs").mkdir()
    (folder / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n", "utf-8")
    text = "\n".join(f"          {line}" for line in ("::: compare", *table.splitlines(), ":::"))
    sections = f"sections:\n  - heading: H\n    blocks:\n      - text: |\n{text}\n"
    (folder / "briefs/one.yaml").write_text(f"title: T\ndate: 2026-05-20\n{more}{sections}", "utf-8")
    return prepare(Workspace(folder), "briefs/one.yaml")


def table(prepared: Prepared) -> Table:
    (found,) = [node for node in walk(prepared.document.children) if isinstance(node, Table)]
    return found


@pytest.mark.parametrize(
    ("head", "printed"),
    [("Health", "Health (ours)"), ("Our way", "Our way"), ("What is ours", "What is ours"), ("Hours", "Hours (ours)")],
)
def test_the_head_of_our_column_says_so_once(head: str, printed: str, tmp_path: Path) -> None:
    (_, theirs, ours) = table(made(tmp_path, HEADS.format(ours=head) + "| One | no | yes |")).header.cells
    assert (plain_text(theirs.children), plain_text(ours.children)) == ("Their way", printed)
    assert not any(isinstance(one, Strong) for one in ours.children), "heads are bold in any case"


def test_cells_are_worded_by_the_labels_and_ours_are_bold(tmp_path: Path) -> None:
    labels = "labels: {compare_yes: Does, compare_ours: this brief}\n"
    found = table(made(tmp_path, HEADS.format(ours="Health") + "| One | yes | Yes, *now* |", labels))
    (_, theirs, ours) = found.rows[0].cells
    assert (plain_text(theirs.children), plain_text(ours.children)) == ("✓\u00a0Does", "✓\u00a0Does, now")
    assert not any(isinstance(one, Strong) for one in theirs.children)
    assert isinstance(ours.children[0], Strong) and plain_text((ours.children[0],)) == "✓\u00a0Does"
    assert plain_text(found.header.cells[2].children) == "Health (this brief)"


def test_words_that_nobody_gave_in_the_language_are_told(tmp_path: Path) -> None:
    more = "language: de\nlabels: {page_of: 'Seite {page} von {pages}', compare_yes: Ja}\n"
    prepared = made(tmp_path, HEADS.format(ours="Hilfe") + "| Eins | no | yes |", more)
    (told,) = [one for one in prepared.diagnostics if one.code == "untranslated-labels"]
    assert told.message.endswith("“No”, “ours”")
