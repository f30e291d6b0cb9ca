"""What was worked out of a file's bytes is remembered: never for other bytes, and never in silence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.readers.blocks.facts import read_facts
from briefgen.readers.files import remembered as module
from briefgen.readers.files.remembered import remembered
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import File, Workspace

CHECKOUT = Path(__file__).resolve().parents[2]


class Reader:
    """Reads files, and says so each time."""

    def __init__(self) -> None:
        self.read: list[bytes] = []

    def __call__(self, file: File, report: Report) -> str:
        self.read.append(file.data)
        report.add(Diagnostic("odd", "odd", Span(file.name)))
        return file.data.decode()


def test_the_same_bytes_are_read_once_and_what_is_wrong_is_told_each_time() -> None:
    reader, reports = Reader(), (Report(), Report())
    assert [remembered(reader, File("a", b"1"), report) for report in reports] == ["1", "1"]
    assert reader.read == [b"1"] and [one.code for report in reports for one in report.diagnostics] == ["odd", "odd"]


def test_other_bytes_names_and_readers_are_others() -> None:
    reader, other = Reader(), Reader()
    for file in (File("a", b"1"), File("a", b"2"), File("b", b"1"), File("a", b"1")):
        remembered(reader, file, Report())
    remembered(other, File("a", b"1"), Report())
    assert reader.read == [b"1", b"2", b"1"] and other.read == [b"1"]


def test_what_was_asked_for_long_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    reader = Reader()
    for data in (b"1", b"2", b"1", b"3", b"1", b"2"):
        remembered(reader, File("a", data), Report())
    assert reader.read == [b"1", b"2", b"3", b"2"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A workspace with a style of its own."""
    (tmp_path / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n", "utf-8")
    shutil.copytree(CHECKOUT / "styles/plain", tmp_path / "styles/plain")
    return tmp_path


def test_a_style_is_the_one_made_before_for_as_long_as_all_its_files_are_the_same(place: Path) -> None:
    def style() -> object:
        report = Report()
        return read_style(Workspace(place, starter=CHECKOUT), "plain", report) or report.diagnostics

    first = style()
    assert style() is first
    file = place / "styles/plain/style.yaml"
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    second = style()
    assert second == first and second is not first
    shutil.rmtree(place / "styles/plain")
    assert style() is not second


def test_a_font_that_is_broken_now_is_told(place: Path) -> None:
    def problems() -> list[str]:
        report = Report()
        read_style(Workspace(place, starter=CHECKOUT), "plain", report)
        return [one.code for one in report.diagnostics]

    assert problems() == []
    fonts = place / "styles/plain/fonts"
    fonts.mkdir(exist_ok=True)
    named = read_style(Workspace(place, starter=CHECKOUT), "plain", Report())
    assert named is not None
    (fonts / named.tokens.fonts.body.regular).write_bytes(b"no font")
    assert problems() == problems() == ["unusable-font"]


def test_facts_follow_their_file_and_their_sources(place: Path) -> None:
    (place / "briefs").mkdir()
    (place / "briefs/facts.yaml").write_text("share: {say: 39%, source: some-source}\n", "utf-8")

    def codes() -> list[str]:
        report = Report()
        read_facts(Workspace(place), {}, report)
        return [one.code for one in report.diagnostics]

    assert codes() == codes() == ["unknown-source"]
