"""Tables as coalitions have them: what is read of each, row by row, and every word that is said about it.

A case has its table as `table` (a row a line, cells with ` | ` between them) or as `text` (a CSV, to the letter), and as
`said` what the packet says of it. In a table `n:12` is a number, `~word~` is struck through, a line that begins with
`hidden` is a hidden row, `sheet: NAME` begins a sheet, and `merged: A1:C1` merges cells.
"""

from __future__ import annotations

import hashlib
import re
import tarfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
import workbooks
import yaml
from cases import Case, agree, cases
from workbooks import Sheet, number, row, text, workbook

from briefgen.diagnostics import Diagnostic, Report, Span, letters_of
from briefgen.models.meetings import LobbyDay
from briefgen.readers.files.decoding import SourceText
from briefgen.readers.files.yaml import load_text
from briefgen.readers.meetings.finding import FoundRows, found_rows
from briefgen.readers.validation import settle
from briefgen.workspace import Workspace

QUIRKS = cases(Path(__file__).parent / "quirks")
PACKET = "briefs/day.yaml"

OF_HEADINGS = ("unknown-heading", "unclear-heading", "repeated-heading")
"""What may show the line of a text that it is about: headings are not private."""


def sheets(written: str) -> list[Sheet]:
    """The sheets of a table that is written out."""
    made: list[Sheet] = []
    name, rows, merged, at = "Meetings", "", "", 0
    for line in [*written.splitlines(), "sheet: "]:
        if line.startswith("sheet: "):
            if rows:
                after = f"<mergeCells>{merged}</mergeCells>" if merged else ""
                made.append(Sheet(rows, name=name, after=after))
            name, rows, merged, at = line.removeprefix("sheet: "), "", "", 0
        elif line.startswith("merged: "):
            merged += f'<mergeCell ref="{line.removeprefix("merged: ")}"/>'
        else:
            at += 1
            hidden = line.startswith("hidden ")
            rows += row(at, *cells(line.removeprefix("hidden "), at), more=' hidden="1"' if hidden else "")
    return made


def packed(written: str) -> bytes:
    """The workbook of a table that is written out, with what every program wants to know of its parts."""
    made = sheets(written)
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {"workbook": "sheet.main", "styles": "styles", "sharedStrings": "sharedStrings"}
    parts |= {f"worksheets/sheet{at}": "worksheet" for at in range(1, len(made) + 1)}
    listed = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{kinds}.{kind}+xml"/>' for part, kind in parts.items()
    )
    ways = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    types = f'<Types xmlns="{space}">{ways}{listed}</Types>'
    return workbook(*made, parts={"[Content_Types].xml": types.encode()})


def cells(line: str, at: int) -> Iterator[str]:
    for column, words in enumerate(re.split(r" ?\| ?", line), 1):
        place = f"{letters_of(column)}{at}"
        words = words.strip().replace("⏎", "\n")
        if words.startswith("n:"):
            yield number(place, words[2:])
        elif words.startswith("~"):
            run = f"<r><rPr><strike/></rPr><t>{words.strip('~')}</t></r>"
            yield f'<c r="{place}" t="inlineStr"><is>{run}</is></c>'
        elif words:
            yield text(place, words)


def read(folder: Path, case: Case, name: str) -> dict[str, str]:
    """What is read of a case whose table lies in the folder, and what is said."""
    said = f"meetings:\n  file: {name}\n" + "".join(f"  {line}\n" for line in case.parts.get("said", "").splitlines())
    positioned = load_text(SourceText.of(PACKET, said), Report())
    assert positioned is not None and yaml.safe_load(said)
    settled = settle(LobbyDay, positioned, Report())
    assert settled is not None and settled[0].meetings is not None
    report = Report()
    found = found_rows(Workspace(folder), settled[0].meetings, Span(PACKET), report, settled[1])
    return {"rows": rows(found), "messages": "".join(told(one) for one in report.diagnostics)}


def rows(found: FoundRows | None) -> str:
    if found is None:
        return ""
    lines = []
    for one in found.rows:
        lines.append("; ".join(f"{name}: {cell.line}" for name, cell in one.cells.items()) or "-")
        lines += [f"  {line}" for problem in one.problems for line in told(problem).splitlines()]
    return "".join(f"{line}\n" for line in lines)


def told(problem: Diagnostic) -> str:
    span = problem.span
    assert span is not None
    place = ", ".join(filter(None, (span.file, span.within)))
    if not span.sheet and span.line:
        place = f"{span.file}:{span.line}" + (f":{span.column}" if span.column else "")
    assert not span.text or span.file == PACKET or problem.code in OF_HEADINGS
    head = f"{place}: {problem.severity}[{problem.code}]: {problem.message}"
    return "".join(f"{line}\n" for line in (head, *(f"  {line}" for line in problem.advice)))


def of_text(case: Case) -> bool:
    return "table" not in case.parts


@pytest.mark.parametrize("case", QUIRKS, ids=str)
def test_a_table_is_read_as_people_mean_it(case: Case, tmp_path: Path, update: bool) -> None:
    name = "day.csv" if of_text(case) else "day.xlsx"
    if of_text(case):
        encoding = case.parts.get("encoding", "utf-8").strip()
        (tmp_path / name).write_bytes(case.parts["text"].replace("⇥", "\t").encode(encoding))
    else:
        (tmp_path / name).write_bytes(packed(case.parts["table"]))
    agree(case, read(tmp_path, case, name), update)


def test_there_are_enough_of_them() -> None:
    assert len(QUIRKS) >= 60


@pytest.mark.parametrize("code", [
    "beside-table", "different-headings", "missing-heading", "no-headings", "no-meetings",
    "no-such-heading", "not-utf8", "repeated-heading", "row-left-out", "shifted-row", "table-cell", "table-file",
    "table-hidden", "table-merged", "table-sheet", "table-struck", "table-text", "unclear-heading", "not-a-column",
    "unknown-heading", "unused-skip",
])  # fmt: skip
def test_every_message_about_a_table_has_a_case(code: str) -> None:
    assert any(f"[{code}]" in case.parts.get(part, "") for case in QUIRKS for part in ("rows", "messages"))


@cache
def saved() -> Mapping[str, bytes]:
    """Workbooks of the cases as LibreOffice Calc saved them, by the sum of the table that is written out."""
    parts: dict[str, dict[str, bytes]] = {}
    with tarfile.open(Path(__file__).parent / "saved" / "libreoffice.tar.xz") as archive:
        for member in archive:
            stem, _, name = member.name.partition("/")
            stream = archive.extractfile(member)
            assert stream is not None
            parts.setdefault(stem, {})[name] = stream.read()
    return {stem: workbooks.packed(files) for stem, files in parts.items()}


def sum_of(case: Case) -> str:
    return hashlib.sha256(case.parts.get("table", "").encode()).hexdigest()[:12]


SAVED = [case for case in QUIRKS if sum_of(case) in saved()]


def test_most_of_them_were_saved_by_libreoffice() -> None:
    assert len(SAVED) >= 60


@pytest.mark.parametrize("case", SAVED, ids=str)
def test_they_are_read_alike_as_libreoffice_saves_them(case: Case, tmp_path: Path) -> None:
    (tmp_path / "day.xlsx").write_bytes(saved()[sum_of(case)])
    assert read(tmp_path, case, "day.xlsx") == {name: case.parts.get(name, "") for name in ("rows", "messages")}
