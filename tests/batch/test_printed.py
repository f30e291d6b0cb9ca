"""What differs from what was printed: whoever does what is said has just what there is now in the folders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.batch.printed import Again, Moved, PrintedPaper, differing, mark, marked
from briefgen.diagnostics import BriefError
from briefgen.workspace import Workspace


def paper(key: str, document: str = "card", sum: str = "1", folder: str = "", copies: int = 1) -> PrintedPaper:
    return PrintedPaper(
        key, f"Rep. {key}", "2026-12-03", "9:00 a.m.", folder or f"folder-{key}", document, "Card", "CODE", False, sum, copies
    )  # fmt: skip


def in_folders(papers: Sequence[PrintedPaper]) -> Counter[tuple[str, str, str]]:
    """How many sheets of what lie in which folder."""
    lying: Counter[tuple[str, str, str]] = Counter()
    for one in papers:
        lying[one.folder, one.document, one.sum] += one.copies
    return lying


def done(before: Sequence[PrintedPaper], again: Again) -> Counter[tuple[str, str, str]]:
    """The folders, once somebody did what is said."""
    lying = in_folders(before)
    for one in again.out:
        assert lying[one.folder, one.document, one.sum] >= one.copies, "it lies there"
    lying -= in_folders(again.out)
    for moved in again.moved:
        copies = min(moved.before.copies, moved.now.copies)
        lying[moved.before.folder, moved.before.document, moved.before.sum] -= copies
        lying[moved.now.folder, moved.now.document, moved.now.sum] += copies
    lying += in_folders(again.new)
    return +lying


PAPERS = st.lists(
    st.builds(
        paper,
        key=st.sampled_from("abc"),
        document=st.sampled_from(("card", "notes")),
        sum=st.sampled_from("123"),
        folder=st.sampled_from(("", "east", "west")),
        copies=st.integers(1, 3),
    ),
    max_size=6,
    unique_by=lambda one: one.place,
)


@given(before=PAPERS, now=PAPERS)
def test_whoever_does_what_is_said_has_what_there_is_now(before: list[PrintedPaper], now: list[PrintedPaper]) -> None:
    again = differing(before, now)
    assert done(before, again) == in_folders(now)


def test_nothing_differs() -> None:
    assert differing([paper("a")], [paper("a")]).is_nothing


def test_other_pages_are_taken_out_and_put_in() -> None:
    old, new = paper("a"), paper("a", sum="2")
    assert differing([old], [new]) == Again((new,), (old,))


def test_the_same_pages_in_another_folder_are_moved() -> None:
    old, new = paper("a", folder="nine"), paper("a", folder="ten")
    assert differing([old], [new]) == Again((), (), (Moved(old, new),))


def test_a_meeting_that_is_known_by_another_key_now_keeps_its_papers() -> None:
    old, new = paper("a-9-00"), paper("a-10-00")
    assert differing([old], [new]) == Again((), (), (Moved(old, new),))


def test_what_was_marked_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "briefgen.yaml").write_text("organization: {name: Example}\n", "utf-8")
    workspace = Workspace.find(tmp_path)
    assert marked(workspace, "day") is None
    mark(workspace, "day", [paper("a"), paper("ñ", copies=3)])
    assert marked(workspace, "day") == (paper("a"), paper("ñ", copies=3))


@pytest.mark.parametrize("text", ["", "[]", "{", '{"printed": 3}', '{"printed": [{}]}', '{"printed": [[1]]}'])
def test_what_cannot_be_read_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "briefgen.yaml").write_text("organization: {name: Example}\n", "utf-8")
    (tmp_path / "manifests").mkdir()
    (tmp_path / "manifests/day.printed").write_text(text, "utf-8")
    with pytest.raises(BriefError) as found:
        marked(Workspace.find(tmp_path), "day")
    assert [one.code for one in found.value.diagnostics] == ["unreadable-printed"]
