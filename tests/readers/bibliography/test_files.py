"""Sources out of several files: which are read, what is said of them, and what is kept for the next time."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from briefgen.diagnostics import Diagnostic, Report
from briefgen.models.library import Source
from briefgen.readers.bibliography import read_sources
from briefgen.workspace import Workspace

YAML = """\
references:
  - id: doe-2020
    type: book
    title: First
    issued: 2020
    custom: {caveat: Small., audience: coalition}
"""
BIBTEX = "@book{roe-2021,\n  title = {Second},\n  date = {2021},\n  custom-audience = {office},\n}\n"
JSON = '[{"id": "poe-2022", "type": "book", "title": "Third", "volume": 3, "shortTitle": "T"}]'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "sources.yaml").write_text(YAML, "utf-8")
    (tmp_path / "briefs" / "library.bib").write_text(BIBTEX, "utf-8")
    (tmp_path / "briefs" / "zotero.json").write_text(JSON, "utf-8")
    return tmp_path


def read(folder: Path) -> tuple[dict[str, Source], tuple[Diagnostic, ...]]:
    report = Report()
    return dict(read_sources(Workspace(folder), report)), report.diagnostics


def told(folder: Path) -> list[str]:
    return [f"{d.span.file}:{d.span.line}:{d.span.column} {d.code}: {d.message}" for d in read(folder)[1] if d.span]


def store(folder: Path) -> list[Path]:
    return sorted((folder / ".briefgen" / "cache").iterdir())


def test_all_files_directly_in_briefs_are_read(folder: Path) -> None:
    (folder / "briefs" / "blocks").mkdir()
    (folder / "briefs" / "blocks" / "deeper.bib").write_text("@book{deeper, title={Not read}}", "utf-8")
    sources, diagnostics = read(folder)
    assert diagnostics == ()
    assert {name: source.csl["title"] for name, source in sources.items()} == {
        "doe-2020": "First",
        "roe-2021": "Second",
        "poe-2022": "Third",
    }
    assert sources["poe-2022"].csl["title-short"] == "T"
    assert [sources[name].custom.get("audience") for name in sources] == ["coalition", "office", None]
    assert [(s.span.file, s.span.line, s.span.column, s.span.text) for s in sources.values()] == [
        ("briefs/sources.yaml", 2, 9, "  - id: doe-2020"),
        ("briefs/library.bib", 1, 7, "@book{roe-2021,"),
        ("briefs/zotero.json", 1, 9, JSON),
    ]


def test_one_id_in_two_files_is_reported_at_the_second(folder: Path) -> None:
    (folder / "briefs" / "zotero.json").write_text('[{"id": "roe-2021", "type": "book", "title": "Again"}]', "utf-8")
    assert told(folder) == [
        "briefs/zotero.json:1:9 duplicate-source: the id `roe-2021` is given to two sources: here and in "
        "“briefs/library.bib” on line 1"
    ]


def test_problems_of_bibtex_are_told_at_their_fields(folder: Path) -> None:
    (folder / "briefs" / "library.bib").write_text(
        "@book{one,\n  title = {A <script>x</script>},\n  doi = {https://doi.org/10.1/2},\n  year = {2020}, month = Lent,\n}\n"
        "@boook{two, title={T}}\n@book{three, year=2020}\n@book{four, title={A \\frobnicate{b}}}\n@book{five, title={T}\n",
        "utf-8",
    )
    assert told(folder) == [
        "briefs/library.bib:2:3 source-markup: “<script>” is no markup for sources",
        "briefs/library.bib:3:3 wrong-form: “https://doi.org/10.1/2” does not fit `references.DOI`",
        "briefs/library.bib:4:18 unknown-macro: there is no abbreviation `Lent`",
        "briefs/library.bib:4:18 wrong-date: “Lent” is not a month",
        "briefs/library.bib:6:8 unknown-entry-type: there is no kind of entry `@boook`",
        "briefs/library.bib:7:7 missing-key: the source `three` has no `title`",
        "briefs/library.bib:8:13 unknown-latex: there is no rule for the LaTeX command `\\frobnicate`",
        "briefs/library.bib:9:1 bibtex-syntax: this entry does not end",
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "@boook{two, title={T}}",
        "@book{two, title={T}, title={U}}",
        "@book{two\n  title = {T",
        "@book{two, title={T}\n",
        "@book( two , title",
    ],
)
def test_an_entry_that_cannot_be_read_is_known_all_the_same(folder: Path, entry: str) -> None:
    (folder / "briefs" / "library.bib").write_text(f"@book{{one, title={{T}}}}\n{entry}", "utf-8")
    report = Report()
    sources = read_sources(Workspace(folder), report)
    assert report.diagnostics
    assert {"one", "two"} <= sources.keys()


def test_problems_of_json_are_told_at_their_values(folder: Path) -> None:
    (folder / "briefs" / "zotero.json").write_text(
        '[\n {"id": "a", "type": "bok", "title": "T"},\n {"id": "b", "type": "book", "title": "\\u0007", "title": "U"}\n]',
        "utf-8",
    )
    assert told(folder) == [
        "briefs/zotero.json:2:22 unknown-value: “bok” is no value for `references.type`",
        "briefs/zotero.json:3:39 control-character: there is an invisible control character here (U+0007)",
        "briefs/zotero.json:3:49 duplicate-key: `title` is written twice in one group",
    ]


@pytest.mark.parametrize("markup", ["<i>in</i> <sub>2</sub>", '<span class="nocase">eBay</span>', "p < 0.05 and q > 1"])
def test_markup_of_csl_is_taken(folder: Path, markup: str) -> None:
    (folder / "briefs" / "zotero.json").write_text(json.dumps([{"id": "a", "type": "book", "title": markup}]), "utf-8")
    assert told(folder) == []


@pytest.mark.parametrize(
    "markup", ["<u>x</u>", "<i>x", "x</i>", "<i><b>x</i></b>", '<i class="x">x</i>', "<img src=x>"]
)
def test_other_markup_is_refused(folder: Path, markup: str) -> None:
    (folder / "briefs" / "zotero.json").write_text(json.dumps([{"id": "a", "type": "book", "title": markup}]), "utf-8")
    assert [line.split(":")[2].split(" ")[1] for line in told(folder)] == ["source-markup"]


def test_what_was_read_is_kept_and_is_the_same(folder: Path) -> None:
    first = read(folder)
    assert len(store(folder)) == 3
    assert read(folder) == first


def test_what_is_kept_is_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(folder)

    def forget(*_: object) -> None:
        raise AssertionError("the file was read again")

    monkeypatch.setattr("briefgen.readers.bibliography._read", forget)
    assert read(folder) == first


def test_a_changed_file_is_read_again(folder: Path) -> None:
    read(folder)
    (folder / "briefs" / "sources.yaml").write_text(YAML.replace("First", "Changed"), "utf-8")
    assert read(folder)[0]["doe-2020"].csl["title"] == "Changed"


@pytest.mark.parametrize("fault", [b"", b"{", b"\xff" * 200, None])
def test_a_damaged_store_is_as_good_as_none(folder: Path, fault: bytes | None) -> None:
    first = read(folder)
    for path in store(folder):
        path.write_bytes(path.read_bytes().replace(b"First", b"False") if fault is None else fault)
    assert read(folder) == first


def test_a_store_from_another_place_is_as_good_as_none(folder: Path, tmp_path: Path) -> None:
    """Whoever sends a workspace cannot send along what its sources are to be read as."""
    first, elsewhere = read(folder), tmp_path / "elsewhere"
    shutil.copytree(folder, elsewhere, ignore=shutil.ignore_patterns("elsewhere"))
    kept = (elsewhere / ".briefgen" / "cache").stat().st_mtime_ns
    assert read(elsewhere) == first
    assert (elsewhere / ".briefgen" / "cache").stat().st_mtime_ns != kept, "it was read and kept anew"


def test_a_file_with_problems_is_never_kept(folder: Path) -> None:
    (folder / "briefs" / "sources.yaml").write_text(YAML + "    titel: x\n", "utf-8")
    assert told(folder) == told(folder) != []
    assert len(store(folder)) == 2


def test_nothing_is_kept_through_a_link(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    try:
        os.symlink(other, folder / ".briefgen")
    except OSError:
        pytest.skip("this computer makes no links")
    assert read(folder)[1] == ()
    assert list(other.iterdir()) == []


def test_entries_inherit_through_others_and_a_circle_ends(folder: Path) -> None:
    (folder / "briefs" / "library.bib").write_text(
        "@incollection{part, title={Part}, crossref={whole}}\n@collection{whole, title={Whole}, xdata={press}}\n"
        "@xdata{press, publisher={Press}}\n@book{first, title={First}, crossref={second}}\n"
        "@book{second, title={Second}, crossref={first}, publisher={Circle}}\n",
        "utf-8",
    )
    sources, diagnostics = read(folder)
    assert diagnostics == ()
    assert sources["part"].csl["container-title"] == "Whole" and sources["part"].csl["publisher"] == "Press"
    assert sources["first"].csl["publisher"] == "Circle"
