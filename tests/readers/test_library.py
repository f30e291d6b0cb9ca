"""Which files of the library are opened, in which language, and what stays usable when one is faulty."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from counting import Counting

from briefgen.diagnostics import Report
from briefgen.models.languages import USUAL_LANGUAGE
from briefgen.models.spec import Length
from briefgen.readers.blocks.library import read_library
from briefgen.workspace import Workspace

BLOCK = "---\ntitle: {0}\nsummary: S\n---\n# Short\n{0} text.\n"


def workspace(root: Path, *files: str, **texts: str) -> Workspace:
    """A workspace with these block files; each holds its own name, or the text given."""
    (root / "briefgen.yaml").write_text("organization: {name: E}\n")
    for name in files:
        path = root / "briefs/blocks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts.get(name.removesuffix(".md"), BLOCK.format(name)))
    return Workspace(root)


def codes(report: Report) -> list[str]:
    return [f"{diagnostic.code} {diagnostic.span.file if diagnostic.span else ''}" for diagnostic in report.diagnostics]


def test_only_wanted_blocks_are_opened(tmp_path: Path) -> None:
    place = Counting(workspace(tmp_path, "one.md", "two.md", "three.md", two="nonsense").root)
    report = Report()
    library = read_library(place, report, ["one", "four"], base_language=USUAL_LANGUAGE)
    assert library.blocks.keys() == {"one"}
    assert library.names == ("one", "three", "two")
    assert place.opened == ["briefs/blocks/one.md", "briefs/sources.yaml"]
    assert not report.diagnostics


def test_a_faulty_block_is_left_out_but_known_by_name(tmp_path: Path) -> None:
    report = Report()
    library = read_library(
        workspace(tmp_path, "one.md", "two.md", two="nonsense"), report, base_language=USUAL_LANGUAGE
    )
    assert library.blocks.keys() == {"one"}
    assert library.names == ("one", "two")
    assert codes(report) == ["no-front-matter briefs/blocks/two.md"]


@pytest.mark.parametrize(
    ("files", "language", "expected"),
    [
        (["a.md", "a.es.md"], "en-US", ("a.md", "en-US")),
        (["a.md", "a.es.md"], "es", ("a.es.md", "es")),
        (["a.md", "a.es.md"], "es-MX", ("a.es.md", "es")),
        (["a.md", "a.es.md", "a.es-MX.md"], "es-MX", ("a.es-MX.md", "es-MX")),
        (["a.md", "a.es.md"], "fr", ("a.md", "en-US")),
        (["a.md"], "es", ("a.md", "en-US")),
        (["a.es.md"], "en-US", ("a.es.md", "es")),
        (["a.md"], "en-GB", ("a.md", "en-US")),
    ],
)
def test_the_language_of_a_block(tmp_path: Path, files: list[str], language: str, expected: tuple[str, str]) -> None:
    block = read_library(workspace(tmp_path, *files), Report(), language=language, base_language=USUAL_LANGUAGE).blocks[
        "a"
    ]
    assert (block.file, block.language) == (f"briefs/blocks/{expected[0]}", expected[1])


def test_blocks_lie_in_folders_as_people_like(tmp_path: Path) -> None:
    report = Report()
    library = read_library(
        workspace(tmp_path, "health/a.md", "law/b.md", "README.md", "law/Draft 2.md"),
        report,
        base_language=USUAL_LANGUAGE,
    )
    assert library.names == ("a", "b")
    assert codes(report) == ["misnamed-block briefs/blocks/law/Draft 2.md"]
    assert not report.failed


def test_a_badly_named_file_does_not_trouble_those_who_do_not_use_it(tmp_path: Path) -> None:
    report = Report()
    read_library(
        workspace(tmp_path, "a.md", "Draft 2.md", "x/a.md", "b.md"), report, ["b"], base_language=USUAL_LANGUAGE
    )
    assert not report.diagnostics


def test_lines_of_a_text_are_those_of_the_file(tmp_path: Path) -> None:
    place = workspace(tmp_path, "a.md", a="---\r\ntitle: T\r\nsummary: S\r\n---\r\n# Full\r\n\r\nOne\r\ntwo\r\n")
    text = read_library(place, Report(), base_language=USUAL_LANGUAGE).blocks["a"].lengths[Length.FULL]
    assert (text.text, text.line) == ("One\ntwo", 7)
    assert text.source[text.line - 1] == "One"
    assert text.manuscript.span(1).line == 8


def test_a_library_can_be_sent_to_another_process(tmp_path: Path) -> None:
    library = read_library(workspace(tmp_path, "a.md"), Report(), base_language=USUAL_LANGUAGE)
    again = pickle.loads(pickle.dumps(library))
    assert again == library
    assert again.blocks["a"].spans[("title",)].line == 2


def test_a_workspace_without_blocks(tmp_path: Path) -> None:
    report = Report()
    assert read_library(workspace(tmp_path), report, base_language=USUAL_LANGUAGE).names == ()
    assert not report.diagnostics
