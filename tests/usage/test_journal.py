"""Many meetings, one manifest: what is saved stands in the journal before it is there, and goes into the manifest at the end."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from usage.packets import folder_of, packet, rendering, workspace

from briefgen.diagnostics import BriefError
from briefgen.usage.manifest import Manifest, understood
from briefgen.usage.manifests import digest_of, read_manifest, unsound_manifests
from briefgen.usage.papers import Papers
from briefgen.usage.saving import Finished, fold, forget_files, save_documents, save_packet
from briefgen.workspace import Workspace

MANIFEST = "manifests/day.json"
JOURNAL = ".briefgen/journal"


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return workspace(tmp_path / "place")


def save(place: Workspace, known: Papers, meeting: str, words: str, **more: Any) -> None:
    assert save_packet(place, folder_of(place, meeting), packet(meeting, words), known, **more) == ()


def in_file(place: Workspace) -> Manifest:
    found = understood((place.root / MANIFEST).read_bytes())
    assert found
    return found


def told(place: Workspace) -> list[str]:
    return [str(one) for one in fold(place, "day")]


def test_a_batch_has_one_manifest_with_a_line_for_every_paper(place: Workspace) -> None:
    known = Papers(place)
    save(place, known, "Ames", "first words")
    save(place, known, "Bell", "first words")
    assert not (place.root / MANIFEST).exists()
    kept = sorted(os.listdir(place.root / JOURNAL))
    assert [re.fullmatch(r"day\.00000[12]-[0-9a-f]{16}\.json", one) is not None for one in kept] == [True, True]
    before = read_manifest(place, "day")
    assert told(place) == []
    assert os.listdir(place.root / JOURNAL) == [] and in_file(place) == before == read_manifest(place, "day")
    lines = (place.root / MANIFEST).read_text("utf-8").splitlines()
    assert [json.loads(line.rstrip(","))["meeting"] for line in lines[1:-1]] == ["Ames", "Ames", "Bell", "Bell"]
    assert sorted(in_file(place).renderings[2].files) == [
        "build/day/Bell/leave-behind.docx", "build/day/Bell/leave-behind.pdf",
    ]  # fmt: skip


def test_files_that_were_taken_away_are_papers_of_nobody_and_their_sums_stay_known(place: Workspace) -> None:
    known = Papers(place)
    save(place, known, "Ames", "words")
    moved = place.root / "build/day/later"
    assert save_packet(place, moved, packet("Ames", "words"), known) == ()
    gone = {file: digest for file, digest in lying(place).items() if "/Ames/" in file}
    shutil.rmtree(folder_of(place, "Ames"))
    assert forget_files(place, "day", known, gone) == ()
    before = read_manifest(place, "day")
    assert told(place) == [] and in_file(place) == before
    assert (place.root / MANIFEST).read_bytes().startswith(b'{"renderings": [')
    for papers in (known, Papers(place)):
        assert papers.of_meetings("briefs/day.yaml") == {"Ames": lying(place)}
        assert all(papers.writers(digest) for digest in gone.values())
    assert in_file(place).changed == ()
    save(place, known, "Ames", "words")
    assert told(place) == [] and Papers(place).of_meetings("briefs/day.yaml") == {"Ames": lying(place)}


def test_a_paper_that_is_made_again_in_its_old_place_is_there(place: Workspace) -> None:
    known = Papers(place)
    save(place, known, "Ames", "words")
    there = lying(place)
    shutil.rmtree(folder_of(place, "Ames"))
    assert forget_files(place, "day", known, there) == ()
    save(place, known, "Ames", "words")
    assert told(place) == [] and Papers(place).of_meetings("briefs/day.yaml") == {"Ames": there}


def test_what_a_manifest_says_of_a_paper_is_saved_again_with_it(place: Workspace) -> None:
    known = Papers(place)
    save(place, known, "Ames", "words")
    sealed = Papers(place).writers(next(iter(lying(place).values())))[-1]
    (again, *_) = packet("Ames", "words")
    elsewhere = place.root / "build/elsewhere"
    assert save_documents(place, elsewhere, [Finished(again.name, sealed, again.files)]) == ()
    assert in_file(place).changed == () and told(place) == []


STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["Ames", "Bell", "Cole"]), st.sampled_from(["one", "two", "three"])),
        st.just(("fold", "")),
        st.just(("begin again", "")),
        st.just(("take Ames away", "")),
    ),
    max_size=12,
)


@given(STEPS)
def test_the_journal_says_in_the_end_what_direct_saving_says(steps: list[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        direct, by_journal = workspace(Path(folder, "a")), workspace(Path(folder, "b"))
        known = Papers(by_journal)
        for meeting, words in steps:
            if meeting == "fold":
                assert told(by_journal) == []
            elif meeting == "begin again":
                known = Papers(by_journal)
            elif meeting == "take Ames away":
                gone = {file: digest for file, digest in lying(direct).items() if "/Ames/" in file}
                for place in (direct, by_journal):
                    shutil.rmtree(folder_of(place, "Ames"), ignore_errors=True)
                assert forget_files(direct, "day", Papers(direct), gone) == () and told(direct) == []
                assert forget_files(by_journal, "day", known, gone) == ()
            else:
                save(by_journal, known, meeting, words)
                assert save_documents(direct, folder_of(direct, meeting), packet(meeting, words)) == ()
            assert read_manifest(by_journal, "day") == read_manifest(direct, "day")
        assert told(by_journal) == []
        files = [one.joinpath(MANIFEST) for one in (direct.root, by_journal.root)]
        assert files[0].read_bytes() == files[1].read_bytes() if files[0].exists() else not files[1].exists()


Calls = Callable[..., Any]


class Moments:
    """What lies on the disk before each step of a run: what is there if it is killed in that moment."""

    def __init__(self, place: Workspace, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.kept, self.taken = place.root, kept, 0
        for name in ("replace", "link", "unlink", "fsync"):
            monkeypatch.setattr(os, name, self._noticed(getattr(os, name)))

    def _noticed(self, call: Calls) -> Calls:
        def noticed(*given: Any, **more: Any) -> Any:
            self.take()
            return call(*given, **more)

        return noticed

    def take(self) -> None:
        """Copy what is there; files on their way are those of a process that is gone."""
        copy = self.kept / f"{self.taken:03}"
        self.taken += 1
        shutil.copytree(self.root, copy)
        for part in copy.rglob(f".briefgen-{os.getpid()}-*"):
            text = part.read_bytes().replace(b".briefgen-%d-" % os.getpid(), b".briefgen-999999999-")
            part.write_bytes(text)
            part.rename(part.with_name(part.name.replace(f"-{os.getpid()}-", "-999999999-")))


def lying(place: Workspace) -> dict[str, str]:
    """The sums of all finished files."""
    files = (path for path in (place.root / "build").rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(place.root).as_posix(): digest_of(path.read_bytes()) for path in files}


def test_ended_at_any_moment_all_that_is_there_is_known_and_made_again(
    place: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Papers(place)
    save(place, known, "Ames", "first words")
    assert told(place) == []
    with monkeypatch.context() as patched:
        moments = Moments(place, tmp_path / "moments", patched)
        save(place, known, "Ames", "second words")
        save(place, known, "Bell", "first words")
        assert told(place) == []
        moments.take()
    assert moments.taken > 50
    for copy in sorted(moments.kept.iterdir()):
        then = Workspace(copy)
        assert told(then) == [], copy.name
        after = Papers(then)
        assert all(after.writers(digest) for digest in lying(then).values()), copy.name
        for meeting in ("Ames", "Bell"):
            save(then, after, meeting, "third words")
        assert told(then) == [], copy.name
        now = lying(then)
        assert len(now) == 8 and not list(then.root.rglob("*.part")), copy.name
        assert {file: sum for one in after.of_meetings("briefs/day.yaml").values() for file, sum in one.items()} == now
        manifest = in_file(then)
        assert {file for one in manifest.renderings for file in one.files if manifest.is_current(one, file)} == set(now)


def test_what_was_on_its_way_and_never_came_is_no_file_of_the_paper(
    place: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        moments = Moments(place, tmp_path / "moments", patched)
        save(place, Papers(place), "Ames", "first words")
    begun = [copy for copy in sorted(moments.kept.iterdir()) if list(copy.glob(f"{JOURNAL}/*.begun"))]
    first, last = Workspace(begun[0]), Workspace(begun[-1])
    assert lying(first) == {} and len(lying(last)) == 4
    for then, there in ((first, 0), (last, 2)):
        assert told(then) == []
        assert [len(one.files) for one in in_file(then).renderings] == [there, there]


def test_what_is_refused_is_not_noted(place: Workspace) -> None:
    known = Papers(place)
    (folder_of(place, "Ames")).mkdir(parents=True)
    (folder_of(place, "Ames") / "leave-behind.pdf").write_bytes(b"somebody's own")
    with pytest.raises(BriefError) as error:
        save(place, known, "Ames", "words")
    assert [one.code for one in error.value.diagnostics] == ["unknown-output"]
    assert os.listdir(place.root / JOURNAL) == [] and not read_manifest(place, "day")
    save(place, known, "Ames", "words", force=True)


@pytest.mark.parametrize("folded", [False, True], ids=["from the journal", "from the manifest"])
def test_an_edited_paper_is_kept_and_another_meetings_too(place: Workspace, folded: bool) -> None:
    known = Papers(place)
    save(place, known, "Ames", "words")
    if folded:
        assert told(place) == []
    edited = folder_of(place, "Ames") / "leave-behind.docx"
    edited.write_bytes(b"with remarks of a colleague")
    for what in (known, Papers(place)):
        with pytest.raises(BriefError) as error:
            save(place, what, "Ames", "other words")
        assert [str(one.message) for one in error.value.diagnostics] == [
            "“leave-behind.docx” was changed after briefgen wrote it: it was kept, and nothing was written"
        ]
        with pytest.raises(BriefError) as error:
            save_packet(place, folder_of(place, "Ames"), packet("Bell", "words", ["bill-table"]), what)
        assert [str(one.message) for one in error.value.diagnostics] == [
            f"“bill-table.{form}” is the paper of another meeting, Rep. Ames, 2026-12-03: it was kept, and nothing was written"
            for form in ("pdf", "docx")
        ]
    assert edited.read_bytes() == b"with remarks of a colleague"


def damage(place: Workspace, data: bytes) -> str:
    entry = sorted(os.listdir(place.root / JOURNAL))[0]
    (place.root / JOURNAL / entry).write_bytes(data)
    return entry


HOSTILE = {
    "half a file": b'{"renderings": [{"spec": "briefs/da',
    "nothing": b"",
    "something else": b'{"renderings": [{"spec": 1}]}',
    "deep": b"[" * 100_000,
    "no text": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_an_entry_that_cannot_be_read_is_told_once_and_kept(place: Workspace, data: bytes) -> None:
    known = Papers(place)
    save(place, known, "Ames", "words")
    save(place, known, "Bell", "words")
    entry = damage(place, data)
    message = (
        f".briefgen/journal/{entry}: warning[damaged-manifest]: “.briefgen/journal/{entry}” cannot be read: "
        "what was saved for one meeting is not known"
    )
    assert [f"{one.span.file}: {one.severity}[{one.code}]: {one.message}" for one in unsound_manifests(place)] == [
        message
    ]
    (found,) = fold(place, "day")
    assert f"{found.span.file}: {found.severity}[{found.code}]: {found.message}" == message
    assert found.hint == "Its papers are kept as they are. Move them away, and make them again."
    assert {one.meeting for one in in_file(place).renderings} == {"Bell"}
    assert (place.root / JOURNAL / f"{entry}.damaged").read_bytes() == data
    assert told(place) == [] and list(unsound_manifests(place)) == []


def test_an_entry_that_somebody_edited_is_told_and_stays_told(place: Workspace) -> None:
    known = Papers(place)
    save(place, known, "Ames", "words")
    entry = place.root / JOURNAL / os.listdir(place.root / JOURNAL)[0]
    entry.write_text(entry.read_text("utf-8").replace('"words":"words"', '"words":"other"', 1), "utf-8")
    assert [one.code for one in unsound_manifests(place)] == ["edited-manifest"]
    assert [one.code for one in fold(place, "day")] == ["edited-manifest"]
    assert len(in_file(place).changed) == 1 and [one.code for one in unsound_manifests(place)] == ["edited-manifest"]


def test_files_that_are_none_of_the_journal_are_left_alone(place: Workspace) -> None:
    save(place, Papers(place), "Ames", "words")
    for name in ("notes.txt", "day.json", "day.x-1.json", ".hidden.json", "..000001-.json"):
        (place.root / JOURNAL / name).write_text("mine", "utf-8")
    assert told(place) == []
    assert len(os.listdir(place.root / JOURNAL)) == 5


def test_an_older_manifest_goes_on_and_two_that_git_left_are_joined(place: Workspace) -> None:
    (place.root / "manifests").mkdir()
    lines = {}
    for meeting in ("Ames", "Bell"):
        other = workspace(place.root.parent / meeting)
        save(other, Papers(other), meeting, "words")
        assert told(other) == []
        lines[meeting] = (other.root / MANIFEST).read_text("utf-8")
    text = f"<<<<<<< HEAD\n{lines['Ames']}=======\n{lines['Bell']}>>>>>>> partner\n"
    (place.root / MANIFEST).write_text(text, "utf-8")
    save(place, Papers(place), "Cole", "words")
    assert told(place) == []
    assert [one.meeting for one in in_file(place).renderings] == [
        *("Bell", "Bell"), *("Ames", "Ames"), *("Cole", "Cole"),
    ]  # fmt: skip


def test_papers_without_a_key_are_told_apart_by_their_occasion(place: Workspace) -> None:
    """As before there were tables; so what was made for the same member and day is taken over."""
    known = Papers(place)
    folder = folder_of(place, None)
    assert save_packet(place, folder, packet(None, "words"), known) == ()
    with pytest.raises(BriefError) as error:
        save_packet(place, folder, packet("Bell", "words"), known)
    assert {one.code for one in error.value.diagnostics} == {"taken-output"}
    assert save_packet(place, folder, packet("Ames", "words"), known) == ()


def test_a_meeting_that_moves_to_another_day_is_the_same(place: Workspace) -> None:
    known = Papers(place)
    save(place, known, "Ames", "words")
    moved = packet("Ames", "other words", day=dt.date(2026, 12, 4))
    assert save_packet(place, folder_of(place, "Ames"), moved, known) == ()


def test_two_meetings_with_one_member_on_one_day_are_two(place: Workspace) -> None:
    known = Papers(place)
    save(place, known, "Ames-1", "words")
    with pytest.raises(BriefError) as error:
        save_packet(place, folder_of(place, "Ames-1"), packet("Ames-2", "words"), known)
    assert {one.code for one in error.value.diagnostics} == {"taken-output"}


def test_outside_of_the_workspace_the_papers_of_each_meeting_are_current(place: Workspace, tmp_path: Path) -> None:
    """Of files there only the bare names are known, which are the same for all meetings."""
    known = Papers(place)
    for meeting in ("Ames", "Bell"):
        assert save_packet(place, tmp_path / "elsewhere" / meeting, packet(meeting, "words"), known) == ()
    assert told(place) == []
    manifest = in_file(place)
    assert all(manifest.is_current(one, file) for one in manifest.renderings for file in one.files)
    assert all("/" not in file for one in manifest.renderings for file in one.files)


def test_of_too_many_the_latest_of_each_paper_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.usage.manifest.MOST_RENDERINGS", 3)
    monkeypatch.setattr("briefgen.usage.manifest.MOST_OF_A_BATCH", 5)
    made = [rendering("Ames", "card", f"{number}") for number in range(6)]
    others = [rendering(meeting, "card", "one") for meeting in ("Bell", "Cole")]
    kept = Manifest().with_latest(*others, *made).renderings
    assert [(one.meeting, one.words) for one in kept] == [
        *(("Bell", "one"), ("Cole", "one")), *(("Ames", "3"), ("Ames", "4"), ("Ames", "5")),
    ]  # fmt: skip
    more = Manifest().with_latest(*made, rendering("Dorn", "card", "1"), *others, rendering("Eddy", "card", "1"))
    assert [(one.meeting, one.words) for one in more.renderings] == [
        *(("Ames", "5"), ("Dorn", "1")), *(("Bell", "one"), ("Cole", "one"), ("Eddy", "1")),
    ]  # fmt: skip
