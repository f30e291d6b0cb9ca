"""Consent records and their extract: what each says of the other, and what git may take up."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from consenting import keep_extract, keep_record, record
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Report
from briefgen.models.consent import covers_offices, office_sum, sum_of
from briefgen.readers.consent.extract import extract_of, read_consents, read_extract, shared_entries
from briefgen.readers.consent.records import private_texts, read_records
from briefgen.workspace import Workspace
from briefgen.workspace.tracked import left_out, tracked_below


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "briefgen.yaml").write_text("organization: {name: N}\n", "utf-8")
    return tmp_path


def codes(folder: Path) -> list[str]:
    """What is told when the consents of a workspace are read."""
    report = Report()
    read_consents(Workspace(folder), report)
    return [one.code for one in report.diagnostics]


def test_the_extract_says_what_is_allowed_and_nothing_of_the_person(folder: Path) -> None:
    keep_record(folder, offices=["Jordan Example"], notes="Call her sister first.")
    text = extract_of(shared_entries(Workspace(folder), Report()))
    for private in ("Maria", "Example", "Motel", "Sam", "signed", "sister", "Jordan"):
        assert private not in text
    (said,) = yaml.safe_load(text).values()
    assert said.keys() == {"purposes", "audiences", "documents", "named", "until", "begins", "offices", "hash"}


def test_who_has_the_extract_alone_knows_as_much(folder: Path) -> None:
    keep_extract(folder, offices=["Jordan Example"])
    (known,) = read_consents(Workspace(folder), Report()).values()
    assert known.entry == record(offices=["Jordan Example"]).shared
    assert known.private is None
    assert known.entry is not None and covers_offices(known.entry.offices, ["JORDAN example"])


@given(st.text(min_size=1, max_size=40).filter(str.strip), st.text(min_size=1, max_size=40).filter(str.strip))
def test_an_office_is_covered_exactly_where_it_is_the_same(one: str, other: str) -> None:
    same = " ".join(one.casefold().split()) == " ".join(other.casefold().split())
    assert covers_offices([office_sum(one)], [other]) is same


def test_a_record_comes_before_the_extract(folder: Path) -> None:
    keep_extract(folder)
    assert codes(folder) == []
    keep_record(folder)
    assert codes(folder) == []
    keep_record(folder, withdrawn="2026-11-01")
    assert codes(folder) == ["stale-extract"]
    (known,) = read_consents(Workspace(folder), Report()).values()
    assert known.entry is not None and str(known.entry.withdrawn) == "2026-11-01"


def test_a_record_that_cannot_be_read_counts_as_no_consent_whatever_the_extract_says(folder: Path) -> None:
    keep_extract(folder)
    keep_record(folder, until="Maria's birthday")
    report = Report()
    (known,) = read_consents(Workspace(folder), report).values()
    assert known.entry is None
    (told,) = [one for one in report.diagnostics if one.code != "stale-extract"]
    assert "Maria" not in f"{told.message}{told.hint}{told.nearest}{told.span.text if told.span else ''}"


def test_what_was_changed_by_hand_counts_as_no_consent(folder: Path) -> None:
    place = keep_extract(folder)
    place.write_text(place.read_text("utf-8").replace("2026-12-31", "2036-12-31"), "utf-8")
    report = Report()
    (known,) = read_extract(Workspace(folder), report).values()
    assert known.entry is None
    assert [one.code for one in report.diagnostics] == ["edited-extract"]


def test_what_another_computer_took_stays_in_the_extract(folder: Path) -> None:
    keep_extract(folder, "theirs")
    keep_record(folder, "ours")
    assert sorted(shared_entries(Workspace(folder), Report())) == ["ours", "theirs"]


def test_every_key_changes_the_sum() -> None:
    usual = record().shared
    others = [
        record(until="2027-01-01"), record(withdrawn="2026-11-01"), record(named=True), record(documents=["full-brief"]),
        record(offices=["A"]), record(purposes=["letter"]), record(audiences=["public"]), record(begins="2026-02-01"),
    ]  # fmt: skip
    assert len({sum_of(usual), *(sum_of(one.shared) for one in others)}) == len(others) + 1
    assert sum_of(record(names=["Another"]).shared) == sum_of(usual)


def test_the_texts_that_must_not_be_printed_are_names_and_notes(folder: Path) -> None:
    assert private_texts(Workspace(folder)) == ()
    keep_record(folder, notes="Call her sister first.")
    found = private_texts(Workspace(folder))
    assert [one.text for one in found] == ["Maria Example", "Ocean Motel", "Call her sister first."]
    assert {(one.span.file, one.audience) for one in found} == {("private/consent/r.yaml", "coalition")}
    keep_record(folder, named=True)
    assert private_texts(Workspace(folder)) == ()


def test_two_files_of_one_name_are_no_consent(folder: Path) -> None:
    place = keep_record(folder)
    shutil.copy(place, place.with_suffix(".yml"))
    report = Report()
    (kept,) = read_records(Workspace(folder), report).values()
    assert kept.record is None
    assert [one.code for one in report.diagnostics] == ["misnamed-consent"]


def git(folder: Path, *words: str) -> None:
    settings = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env=settings)


@pytest.mark.parametrize("version", ["2", "3", "4"])
@pytest.mark.parametrize("kind", ["sha1", "sha256"])
@pytest.mark.parametrize("below", ["", "some/where"])
def test_what_git_tracks_is_read_from_its_index(version: str, kind: str, below: str, tmp_path: Path) -> None:
    folder = tmp_path / below
    keep_record(folder)
    for name in ("a.txt", "private/other.txt", "private/consent-not/x.yaml", "z.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", "utf-8")
    git(tmp_path, "init", "-q", f"--object-format={kind}")
    git(tmp_path, "config", "index.version", version)
    git(tmp_path, "add", ".")
    assert tracked_below(folder, "private/consent") == ()
    git(tmp_path, "add", "-f", ".")
    if version == "3":
        (folder / "later.txt").write_text("x", "utf-8")
        git(tmp_path, "add", "-N", ".")
    assert sorted(tracked_below(folder, "private/consent")) == ["private/consent/.gitignore", "private/consent/r.yaml"]


def test_where_there_is_no_repository_or_none_that_can_be_read_nothing_is_tracked(tmp_path: Path) -> None:
    assert tracked_below(tmp_path, "private/consent") == ()
    (tmp_path / ".git").mkdir()
    for data in (b"", b"DIRC", b"DIRC\0\0\0\2\xff\xff\xff\xff", b"DIRC\0\0\0\4\0\0\0\1" + b"\xff" * 80):
        (tmp_path / ".git" / "index").write_bytes(data)
        assert tracked_below(tmp_path, "private/consent") == ()


def test_a_worktree_has_its_own_index(tmp_path: Path) -> None:
    main, tree = tmp_path / "main", tmp_path / "tree"
    main.mkdir()
    (main / "a.txt").write_text("x", "utf-8")
    git(main, "init", "-q")
    git(main, "add", ".")
    git(main, "-c", "user.name=N", "-c", "user.email=n@example.org", "commit", "-q", "-m", "m")
    git(main, "worktree", "add", "-q", str(tree))
    keep_record(tree)
    git(tree, "add", "-f", ".")
    assert "private/consent/r.yaml" in tracked_below(tree, "private/consent")
    assert tracked_below(main, "private/consent") == ()


@pytest.mark.parametrize(
    ("file", "lines", "left"),
    [
        (".gitignore", "/private/\n", True), (".gitignore", "private\n", True), (".gitignore", "private/consent/*\n", True),
        ("private/.gitignore", "consent/\n", True), ("private/.gitignore", "*\n", True), ("private/consent/.gitignore", "*\n", True),
        (".gitignore", "/build/\n", False), (".gitignore", "# private/\n", False), ("private/consent/.gitignore", "*.yml\n", False),
        (".gitignore", "/private/*\n!/private/consent/\n", False), ("private/consent/.gitignore", "*\n!*.yaml\n", False),
    ],
)  # fmt: skip
def test_whether_git_is_told_to_leave_the_records_out(file: str, lines: str, left: bool, tmp_path: Path) -> None:
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(lines, "utf-8")
    assert left_out(tmp_path, "private/consent") is left
