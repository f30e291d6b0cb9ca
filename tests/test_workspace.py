"""The outside world: nothing outside the workspace is read, and files appear whole, together, or not at all."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import BriefError, Diagnostic, Report
from briefgen.workspace import Workspace, listing

SETTINGS = "organization: {name: Example Coalition}\n"
SECRET = b"testimony that must not leave"
POSIX = os.name == "posix"


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """A workspace with a block, a hidden file, and a neighbor folder that holds a secret."""
    root = tmp_path / "my coalition"
    (root / "briefs/blocks").mkdir(parents=True)
    (root / "briefgen.yaml").write_text(SETTINGS)
    (root / "briefs/blocks/one.md").write_text("one")
    (root / ".env").write_bytes(SECRET)
    (tmp_path / "secret.md").write_bytes(SECRET)
    return Workspace(root)


def problem(error: pytest.ExceptionInfo[BriefError]) -> Diagnostic:
    (diagnostic,) = error.value.diagnostics
    return diagnostic


# Finding


def test_a_workspace_is_found_from_within(place: Workspace) -> None:
    for start in (place.root, place.root / "briefs/blocks", place.root / "briefs/blocks/one.md"):
        assert Workspace.find(start).root == place.root


def test_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as error:
        Workspace.find(tmp_path)
    assert problem(error).code == "no-workspace"
    assert "briefgen init" in problem(error).hint


def test_what_a_person_types_becomes_a_name(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place.root / "briefs")
    assert place.name_of(Path("blocks/one.md")) == "briefs/blocks/one.md"
    assert place.name_of(Path("../briefgen.yaml")) == "briefgen.yaml"
    assert place.name_of(place.root / "new.yaml") == "new.yaml"
    with pytest.raises(BriefError) as error:
        place.name_of(Path("../../secret.md"))
    assert problem(error).code == "outside-workspace"


# Reading


def test_a_file_is_read(place: Workspace) -> None:
    assert place.read("briefs/blocks/one.md").data == b"one"


def complaining(report: Report) -> int:
    report.add(Diagnostic("not-a-spec", "said each time"))
    return len(report.diagnostics)


def test_what_is_read_once_in_a_run_is_said_to_everybody_who_asks(place: Workspace) -> None:
    run, read = place.for_one_run(), []

    def reader(report: Report) -> int:
        read.append(1)
        return complaining(report)

    first, second = Report(), Report()
    assert [run.once("a", reader, first), run.once("a", reader, second), len(read)] == [1, 1, 1]
    assert first.diagnostics == second.diagnostics != ()
    assert run.for_one_run() is run
    place.once("a", reader, Report())
    place.once("a", reader, Report())
    assert len(read) == 3, "a workspace that is not for one run reads every time"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../secret.md", "outside-workspace"),
        ("briefs/../../secret.md", "outside-workspace"),
        ("briefs/../briefgen.yaml", "outside-workspace"),
        ("/etc/passwd", "outside-workspace"),
        ("C:/Windows/win.ini", "outside-workspace"),
        ("\\\\server\\share", "outside-workspace"),
        ("briefs\\blocks\\one.md", "outside-workspace"),
        ("one.md:stream", "outside-workspace"),
        (".env", "outside-workspace"),
        ("briefs//one.md", "outside-workspace"),
        ("briefs/ /one.md", "outside-workspace"),
        ("one\0.md", "outside-workspace"),
        ("one\x1b.md", "outside-workspace"),
        ("\ud800.md", "outside-workspace"),
        ("", "outside-workspace"),
        ("a" * 1000, "outside-workspace"),
        ("briefs/blocks", "not-a-file"),
        ("briefs/blocks/one.md/more", "missing-file"),
        ("briefs/blocks/won.md", "missing-file"),
        ("nowhere/one.md", "missing-file"),
    ],
)
def test_names_that_cannot_be_read(place: Workspace, name: str, code: str) -> None:
    with pytest.raises(BriefError) as error:
        place.read(name)
    assert problem(error).code == code
    assert not place.exists(name)


def test_a_name_that_leads_out_says_so(place: Workspace) -> None:
    with pytest.raises(BriefError) as error:
        place.read("briefs/../../secret.md")
    assert problem(error).message == "the file name “briefs/../../secret.md” leads out of the workspace"


def test_the_file_that_was_probably_meant(place: Workspace) -> None:
    with pytest.raises(BriefError) as error:
        place.read("briefs/blocks/onne.md")
    assert problem(error).nearest == "briefs/blocks/one.md"


def test_a_file_that_is_too_large(place: Workspace) -> None:
    assert place.read("briefs/blocks/one.md", limit_bytes=3).data == b"one"
    with pytest.raises(BriefError) as error:
        place.read("briefs/blocks/one.md", limit_bytes=2)
    assert problem(error).code == "too-large"


@pytest.mark.skipif(not POSIX, reason="links and pipes of POSIX")
def test_links_and_pipes_are_not_followed(place: Workspace, tmp_path: Path) -> None:
    (place.root / "link.md").symlink_to(tmp_path / "secret.md")
    (place.root / "inside.md").symlink_to(place.root / "briefs/blocks/one.md")
    (place.root / "folder").symlink_to(tmp_path)
    os.mkfifo(place.root / "pipe.md")
    found = {}
    for name in ("link.md", "inside.md", "folder/secret.md", "pipe.md"):
        with pytest.raises(BriefError) as error:
            place.read(name)
        found[name] = problem(error).code
    assert found == {
        "link.md": "outside-workspace",
        "inside.md": "outside-workspace",
        "folder/secret.md": "outside-workspace",
        "pipe.md": "not-a-file",
    }


@pytest.mark.skipif(not POSIX, reason="permissions of POSIX")
def test_files_that_may_not_be_read(open_place: Workspace) -> None:
    (open_place.root / "private.md").write_text("x")
    (open_place.root / "private.md").chmod(0)
    (open_place.root / "locked").mkdir(0o700)
    (open_place.root / "locked/one.md").write_text("x")
    (open_place.root / "locked").chmod(0)
    code = f"""
        from pathlib import Path
        place = Workspace(Path({str(open_place.root)!r}))
        for name in ("private.md", "locked/one.md"):
            try:
                place.read(name)
            except BriefError as error:
                print(error)
        print(place.exists("locked/one.md"), place.files("locked", ".md"), place.exists("briefgen.yaml"))
    """
    assert as_nobody(code).splitlines() == [
        "unreadable-file: “private.md” cannot be read: this account is not allowed to read it",
        "unreadable-file: “locked/one.md” cannot be read: this account is not allowed to read it",
        "False () True",
    ]
    (open_place.root / "locked").chmod(0o700)


def as_nobody(code: str) -> str:
    """What a program says that runs without the rights of root."""
    become = "import os; os.geteuid() == 0 and os.setuid(65534)\n"
    # Imports come first: the package itself may lie where nobody can read.
    imports = "from briefgen.workspace import Workspace; from briefgen.diagnostics import BriefError\n"
    result = subprocess.run(
        [sys.executable, "-c", imports + become + textwrap.dedent(code)], capture_output=True, text=True
    )
    return result.stdout + result.stderr


@pytest.fixture
def open_place() -> Iterator[Workspace]:
    """A workspace that other accounts can enter; pytest's own folders they cannot."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        (Path(folder) / "briefgen.yaml").write_text(SETTINGS)
        yield Workspace(Path(folder))


segments = st.sampled_from(
    ["..", ".", "", "link", "inside", "briefs", "blocks", "one.md", "secret.md", "loop", ".env", "~", "outside"]
)
typed = st.lists(segments, max_size=6).map("/".join) | st.text(max_size=20)


@pytest.fixture(scope="module")
def trap() -> Iterator[Workspace]:
    """A workspace full of links that lead out, in, and in circles."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "workspace"
        (root / "briefs/blocks").mkdir(parents=True)
        (root / "briefgen.yaml").write_text(SETTINGS)
        (root / "briefs/blocks/one.md").write_text("one")
        (Path(folder) / "secret.md").write_bytes(SECRET)
        if POSIX:
            (root / "link").symlink_to(folder)
            (root / "secret.md").symlink_to("../secret.md")
            (root / "briefs/outside").symlink_to("../../secret.md")
            (root / "loop").symlink_to("loop")
            (root / "briefs/inside").symlink_to("blocks")
        yield Workspace(root)


@given(typed)
def test_no_name_ever_leads_outside(trap: Workspace, name: str) -> None:
    try:
        data = trap.read(name).data
    except BriefError as error:
        assert len(error.diagnostics) == 1
    else:
        assert data in (b"one", SETTINGS.encode())


@given(typed)
def test_no_listing_ever_leads_outside(trap: Workspace, name: str) -> None:
    try:
        names = trap.files(name, "")
    except BriefError:
        return
    assert not any("link/" in each or "loop/" in each or "inside/" in each for each in names)
    assert SECRET not in [trap.read(each).data for each in names if trap.exists(each)]


# Listing


def test_files_are_listed_in_order_without_hidden_ones(place: Workspace) -> None:
    for name in ("b/two.md", "a.md", "b/.hidden.md", ".git/x.md", "~$a.md", "b/note.txt"):
        path = place.root / "briefs/blocks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert place.files("briefs/blocks", ".md") == tuple(
        f"briefs/blocks/{name}" for name in ("a.md", "b/two.md", "one.md")
    )
    assert place.files("nowhere", ".md") == ()


def test_too_many_files_and_folders(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    (place.root / "/".join(["deep"] * 12)).mkdir(parents=True)
    with pytest.raises(BriefError) as error:
        place.files("deep", "")
    assert problem(error).code == "too-many-files"
    monkeypatch.setattr(listing, "MOST_FILES", 0)
    with pytest.raises(BriefError) as error:
        place.files("briefs", ".md")
    assert problem(error).code == "too-many-files"


def test_the_starter_content_is_there(place: Workspace) -> None:
    assert "styles/civic/style.yaml" in place.starter_files("styles", ".yaml")
    assert place.starter_read("styles/civic/style.yaml").data.startswith(b"# yaml-language-server")
    assert place.starter_exists("styles/civic/style.yaml") and not place.starter_exists("styles/../pyproject.toml")
    with pytest.raises(BriefError):
        place.starter_read("../secret.md")


# The date


def test_the_date_is_given_or_taken_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764720000")
    assert Workspace(tmp_path).today == dt.date(2025, 12, 3)
    assert Workspace(tmp_path, today=dt.date(2026, 11, 20)).today == dt.date(2026, 11, 20)
    assert Workspace(tmp_path).day_is_said
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert Workspace(tmp_path, today=dt.date(2026, 11, 20)).day_is_said
    assert not Workspace(tmp_path).day_is_said
    assert not Workspace(tmp_path).unobserved().day_is_said
    assert abs(Workspace(tmp_path).today - dt.date.today()) <= dt.timedelta(days=1)


@pytest.mark.parametrize("value", ["", "yesterday", "1e9", "9" * 30])
def test_an_impossible_date_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(BriefError) as error:
        Workspace(tmp_path)
    assert problem(error).code == "bad-source-date-epoch"


# Writing


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


OLD = {"brief.pdf": b"old pdf", "brief.docx": b"old docx"}
NEW = {"brief.pdf": b"new pdf", "brief.docx": b"new docx"}


def test_files_appear_together(place: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "build/a b"
    place.write(folder, OLD)
    assert contents(folder) == OLD
    place.write(folder, NEW)
    assert contents(folder) == NEW


@pytest.mark.skipif(not POSIX, reason="modes of POSIX")
def test_files_have_the_mode_that_others_have(place: Workspace, tmp_path: Path) -> None:
    place.write(tmp_path / "build", NEW)
    (tmp_path / "build/usual").write_bytes(b"")
    modes = {path.stat().st_mode for path in (tmp_path / "build").iterdir()}
    assert len(modes) == 1


def test_a_folder_that_is_a_file(place: Workspace, tmp_path: Path) -> None:
    (tmp_path / "build").write_text("mine")
    for folder in (tmp_path / "build", tmp_path / "build/below"):
        with pytest.raises(BriefError) as error:
            place.write(folder, NEW)
        assert problem(error).code == "cannot-write"
    assert (tmp_path / "build").read_text() == "mine"


def test_when_one_file_cannot_be_put_in_place_all_stay_as_they_were(place: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "build"
    place.write(folder, {"brief.pdf": b"old pdf"})
    (folder / "brief.docx").mkdir()
    with pytest.raises(BriefError) as error:
        place.write(folder, NEW)
    assert (
        problem(error).code == "cannot-write" and "“brief.docx” is there, a folder or a link" in problem(error).message
    )
    assert (folder / "brief.pdf").read_bytes() == b"old pdf"
    assert sorted(path.name for path in folder.iterdir()) == ["brief.docx", "brief.pdf"]


@pytest.mark.parametrize("fail_at", [1, 2])
@pytest.mark.parametrize("old", [{}, {"brief.docx": b"old docx"}, OLD], ids=["nothing", "one", "both"])
@pytest.mark.parametrize("failure", [PermissionError(13, "denied"), KeyboardInterrupt()], ids=["denied", "Ctrl-C"])
def test_a_failure_between_two_files_undoes_the_first(
    place: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fail_at: int,
    old: dict[str, bytes],
    failure: BaseException,
) -> None:
    """The system's own replacing is interrupted at the first or second file; undoing uses the real one again."""
    folder, replace, calls = tmp_path / "build", os.replace, []
    place.write(folder, old) if old else folder.mkdir()

    def failing(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == fail_at:
            raise failure
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(KeyboardInterrupt if isinstance(failure, KeyboardInterrupt) else BriefError):
        place.write(folder, NEW)
    assert contents(folder) == old


def test_a_failed_first_write_leaves_no_folder(
    place: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BriefError) as error:
        place.write(tmp_path / "build/below", NEW)
    assert "disk is full" in problem(error).message
    assert not (tmp_path / "build").exists()


@pytest.mark.skipif(not POSIX, reason="limits of POSIX")
def test_a_disk_that_fills(place: Workspace, tmp_path: Path) -> None:
    """A real limit on the size of files: the second of two does not fit."""
    folder = tmp_path / "build"
    place.write(folder, OLD)
    code = f"""
        import resource, signal
        from pathlib import Path
        from briefgen.diagnostics import BriefError
        from briefgen.workspace import Workspace
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        try:
            Workspace(Path({str(place.root)!r})).write(Path({str(folder)!r}), {{"brief.pdf": b"new", "brief.docx": b"x" * 60_000}})
        except BriefError as error:
            print(error)
    """
    said = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True).stdout
    assert "cannot-write" in said
    assert contents(folder) == OLD


@pytest.mark.skipif(not POSIX, reason="permissions of POSIX")
def test_a_folder_that_cannot_be_written(open_place: Workspace) -> None:
    folder = open_place.root / "build"
    open_place.write(folder, OLD)
    folder.chmod(0o555)
    code = f"""
        from pathlib import Path
        try:
            Workspace(Path({str(open_place.root)!r})).write(Path({str(folder)!r}), {{"brief.pdf": b"new"}})
        except BriefError as error:
            print(error)
    """
    said = as_nobody(code)
    folder.chmod(0o755)
    assert "cannot-write" in said and "not allowed" in said
    assert contents(folder) == OLD


@pytest.mark.skipif(not POSIX, reason="signals of POSIX")
def test_killed_at_any_moment_each_file_is_whole(place: Workspace, tmp_path: Path) -> None:
    """A program writes the same two files again and again, large ones; it is killed, and what lies there is whole."""
    folder = tmp_path / "build"
    code = f"""
        import itertools
        from pathlib import Path
        from briefgen.workspace import Workspace
        place = Workspace(Path({str(place.root)!r}))
        for n in itertools.count():
            data = bytes([n % 250]) * 300_000
            place.write(Path({str(folder)!r}), {{"brief.pdf": data, "brief.docx": data}})
            if n == 2:
                print("ready", flush=True)
    """
    for _ in range(8):
        writer = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None and writer.stdout.readline() == "ready\n"
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        for name in ("brief.pdf", "brief.docx"):
            data = (folder / name).read_bytes()
            assert len(data) == 300_000 and len(set(data)) == 1
    place.write(folder, NEW)
    assert contents(folder) == NEW, "what killed runs left behind is swept away"


def test_the_parts_of_a_run_that_lives_are_left_alone(place: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "build"
    folder.mkdir()
    living = folder / f".briefgen-{os.getppid()}-0123456789ab.part"
    living.write_bytes(b"half")
    place.write(folder, NEW)
    assert living.exists()


@pytest.mark.parametrize("name", ["../x.pdf", "a/b.pdf", "", ".", ".."])
def test_only_plain_names_are_written(place: Workspace, tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="plain file name"):
        place.write(tmp_path / "build", {name: b"x"})


def test_files_can_be_imagined_before_those_that_lie_there(tmp_path: Path) -> None:
    for name in ("briefgen.yaml", "briefs/a.yaml", "styles/one/style.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    plain = Workspace(tmp_path)
    given = plain.with_files({"briefs/a.yaml": b"given", "styles/two/style.yaml": b"new"})
    assert given.read("briefs/a.yaml").data == b"given" and given.exists("styles/two/style.yaml")
    assert given.files("styles", ".yaml") == ("styles/one/style.yaml", "styles/two/style.yaml")
    assert plain.read("briefs/a.yaml").data == b"briefs/a.yaml" and not plain.exists("styles/two/style.yaml")
    alone = plain.with_files({"briefgen.yaml": b"{}"}, seen=("styles",))
    assert alone.files("briefs", ".yaml") == () and not alone.exists("briefs/a.yaml")
    assert alone.files("styles", ".yaml") == ("styles/one/style.yaml",) and alone.read_if_there("briefs/a.yaml") is None


def test_a_new_folder_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.write_new("styles/one", {"style.yaml": b"1", "fonts/a.ttf": b"2"})
    assert (tmp_path / "styles/one/fonts/a.ttf").read_bytes() == b"2"
    with pytest.raises(BriefError) as there:
        workspace.write_new("styles/one", {"style.yaml": b"3"})
    with pytest.raises(BriefError):
        workspace.write_new("styles/two", {"style.yaml": b"1", "style.yaml/a": b"2"})
    assert there.value.diagnostics[0].code == "file-exists"
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*")) if path.is_file()] == [
        "styles/one/fonts/a.ttf", "styles/one/style.yaml",
    ]  # fmt: skip
    assert (tmp_path / "styles/one/style.yaml").read_bytes() == b"1"


# One writer a file


def test_only_one_writes_a_file_at_a_time(place: Workspace) -> None:
    inside: list[int] = []

    def write(number: int) -> None:
        with place.only_writer("briefs/blocks/one.md"):
            inside.append(number)
            there = len(inside)
            threading.Event().wait(0.01)
            assert len(inside) == there

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(inside) == list(range(8))


@pytest.mark.skipif(not POSIX, reason="a process cannot be killed like that")
def test_the_lock_of_a_killed_process_is_free(place: Workspace) -> None:
    code = "import sys, time; from pathlib import Path; from briefgen.workspace import Workspace\n"
    code += (
        "with Workspace(Path(sys.argv[1])).only_writer('briefgen.yaml'):\n    print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, str(place.root)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    holder.kill()
    holder.wait()
    with place.only_writer("briefgen.yaml"):
        pass


def test_a_writer_that_does_not_end_is_said(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.workspace.locking.PATIENCE_SECONDS", 0.0)
    with place.only_writer("briefgen.yaml"), pytest.raises(BriefError) as error, place.only_writer("briefgen.yaml"):
        pass
    assert "another program is writing it" in problem(error).message


def test_what_stood_in_the_place_of_a_file_is_kept_aside(place: Workspace) -> None:
    assert place.exchange("briefs/blocks/one.md", b"two", b"one", "note")
    assert place.read("briefs/blocks/one.md").data == b"two"
    (aside,) = place.asides("no")
    assert (aside.note, aside.data) == ("note", b"one")
    place.drop_aside(aside)
    assert place.asides("note") == ()


def test_what_is_not_expected_is_left(place: Workspace) -> None:
    assert not place.exchange("briefs/blocks/one.md", b"two", b"something else", "note")
    assert place.read("briefs/blocks/one.md").data == b"one"
    assert place.asides("note") == ()


def test_where_nothing_stood_there_is_nothing_aside(place: Workspace) -> None:
    assert place.exchange("briefs/new.yaml", b"new", b"", "note")
    assert place.read("briefs/new.yaml").data == b"new"
    assert place.asides("note") == ()


def test_a_new_file_is_made_whole_and_never_in_the_place_of_another(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    assert workspace.create("briefs/visit.yaml", b"one") and not workspace.create("briefs/visit.yaml", b"two")
    (tmp_path / "briefs/folder.yaml").mkdir()
    assert not workspace.create("briefs/folder.yaml", b"one")
    assert (tmp_path / "briefs/visit.yaml").read_bytes() == b"one"
    assert sorted(path.name for path in (tmp_path / "briefs").iterdir()) == ["folder.yaml", "visit.yaml"]


@pytest.mark.parametrize("name", ["../out.yaml", "/out.yaml", "briefs/../../out.yaml", "C:\\out.yaml", "link/out.yaml"])
def test_a_new_file_is_made_in_the_workspace_alone(tmp_path: Path, name: str) -> None:
    root = tmp_path / "workspace"
    root.mkdir()
    (root / "link").symlink_to(tmp_path)
    with pytest.raises(BriefError):
        Workspace(root).create(name, b"one")
    assert [path.name for path in tmp_path.iterdir()] == ["workspace"] and len(list(root.iterdir())) == 1
