"""A workspace that was observed says what has changed of that which was asked of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen.diagnostics import BriefError
from briefgen.workspace.observed import Observed, Outdated
from briefgen.workspace.stamps import SETTLED_NS, Stamp

FILE = "briefs/one.md"


@pytest.fixture
def seen(tmp_path: Path) -> Observed:
    (tmp_path / "briefs").mkdir()
    (tmp_path / FILE).write_text("one")
    return Observed(tmp_path)


def old(path: Path) -> None:
    """Make a file so old that its times tell it from a later one."""
    status = path.stat()
    past = status.st_mtime_ns - 10 * SETTLED_NS
    os.utime(path, ns=(past, past))


def test_nothing_changes_by_itself(seen: Observed) -> None:
    seen.read(FILE), seen.exists(FILE), seen.exists("none"), seen.files("briefs", ".md"), seen.files("none", ".md")
    with pytest.raises(BriefError):
        seen.read("briefs/none.md")
    assert seen.changes() == () == seen.changes()


def test_other_bytes_are_a_change_and_the_same_ones_again_are_none(seen: Observed) -> None:
    seen.read(FILE)
    (seen.root / FILE).write_text("two")
    assert seen.changes() == (FILE,) == seen.changes()
    (seen.root / FILE).write_text("one")
    assert seen.changes() == ()


def test_a_change_that_leaves_size_and_time_as_they_were_is_seen(seen: Observed) -> None:
    seen.read(FILE)
    status = (seen.root / FILE).stat()
    (seen.root / FILE).write_text("two")
    os.utime(seen.root / FILE, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert seen.changes() == (FILE,)


class OnCoarseDisk(Observed):
    """A workspace on a disk that counts time in steps of two seconds."""

    def _stamp(self, name: str) -> Stamp | None:
        stamp = super()._stamp(name)
        return stamp and (*stamp[:4], *(time // SETTLED_NS * SETTLED_NS for time in stamp[4:]))


def test_a_change_within_one_step_of_the_disks_clock_is_seen(seen: Observed) -> None:
    coarse = OnCoarseDisk(seen.root)
    coarse.read(FILE)
    (seen.root / FILE).write_text("two")
    assert coarse.changes() == (FILE,)


@pytest.mark.parametrize("becomes", ["nothing", "a folder", "a link"])
def test_a_file_that_is_one_no_more(seen: Observed, becomes: str) -> None:
    seen.read(FILE), seen.exists(FILE)
    path = seen.root / FILE
    path.unlink()
    if becomes == "a folder":
        path.mkdir()
    elif becomes == "a link":
        (seen.root / "other.md").write_text("one")
        path.symlink_to(seen.root / "other.md")
    assert seen.changes() == (FILE,)


@pytest.mark.parametrize("becomes", ["nothing", "a link"])
def test_a_folder_that_is_one_no_more(seen: Observed, becomes: str) -> None:
    old(seen.root / FILE)
    seen.read(FILE)
    (seen.root / "briefs").rename(seen.root / "elsewhere")
    if becomes == "a link":
        (seen.root / "briefs").symlink_to(seen.root / "elsewhere")
    assert seen.changes() == (FILE,)


def test_a_file_that_was_not_there_appears(seen: Observed) -> None:
    assert seen.read_if_there("briefs/two.md") is None
    assert not seen.exists("briefs/three.md")
    (seen.root / "briefs/two.md").write_text("")
    (seen.root / "briefs/three.md").write_text("")
    assert seen.changes() == ("briefs/two.md", "briefs/three.md")


def test_what_is_listed_counts_and_nothing_beside_it(seen: Observed) -> None:
    seen.files("briefs", ".md")
    for name in ("briefs/two.md~", "briefs/.two.md.swp", "briefs/~$two.md", "briefs/two.txt", "two.md"):
        (seen.root / name).write_text("")
    assert seen.changes() == ()
    (seen.root / "briefs/two.md").write_text("")
    (seen.root / FILE).unlink()
    assert seen.changes() == (FILE, "briefs/two.md")


def test_suffixes_in_any_case_are_listed(seen: Observed) -> None:
    (seen.root / "briefs/Two.MD").write_text("")
    assert seen.files("briefs", ".md", any_case=True) == ("briefs/Two.MD", FILE)
    assert seen.files("briefs", ".md") == (FILE,)
    (seen.root / "briefs/Three.MD").write_text("")
    assert seen.changes() == ("briefs/Three.MD",)


def test_a_folder_too_deep_to_list_is_no_change_until_it_is_not(seen: Observed) -> None:
    deep = seen.root.joinpath("briefs", *"abcdefghijkl")
    deep.mkdir(parents=True)
    with pytest.raises(BriefError):
        seen.files("briefs", ".md")
    assert seen.changes() == ()
    deep.rmdir()
    for parent in list(deep.parents)[:5]:
        parent.rmdir()
    assert seen.changes() == ("briefs",)


def test_nothing_is_written_of_what_has_changed(seen: Observed) -> None:
    seen.read(FILE)
    (seen.root / FILE).write_text("two")
    with pytest.raises(Outdated):
        seen.write(seen.root / "out", {"made": b"one"})
    assert not (seen.root / "out").exists()


def test_the_steadfast_one_writes_all_the_same(seen: Observed) -> None:
    steadfast = Observed(seen.root, steadfast=True)
    steadfast.read(FILE)
    (seen.root / FILE).write_text("two")
    steadfast.write(seen.root / "out", {"made": b"one"})
    assert (seen.root / "out/made").read_bytes() == b"one"
    assert steadfast.changes() == (FILE,)


def test_what_was_written_itself_is_no_change_until_another_changes_it(seen: Observed) -> None:
    lock = "briefs/one.lock.md"
    seen.read_if_there(lock), seen.exists(lock), seen.files("briefs", ".md")
    seen.write(seen.root / "briefs", {"one.lock.md": b"full"})
    assert seen.changes() == ()
    (seen.root / lock).write_bytes(b"short")
    assert seen.changes() == (lock,)


def test_what_is_written_outside_is_nobodys_business(seen: Observed, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("desktop")
    seen.read(FILE)
    seen.write(folder, {"one.md": b"other"})
    assert seen.changes() == ()
