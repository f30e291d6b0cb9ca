"""Charts of a workbook: the same cells make the same files, byte by byte, whichever program saved them."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbooks import Sheet, number, row, text, workbook

from briefgen.cli.start import run
from briefgen.diagnostics import Report, Span
from briefgen.readers.data import read_data
from briefgen.readers.markdown.charting.building import Grid
from briefgen.workspace import Workspace

SAVED = Path(__file__).parents[1] / "readers" / "tables" / "saved"
CSV = b'Year,Opioids,Stimulants\n2019,"1,530",412\n2020,"2,048",640\n2021,"2,310",\n2022,"2,150",910\n'
SOURCES = "references:\n  - {id: argento-2020, type: article-journal, title: A study of health care}\n"
BRIEF = "title: In a chart\nsections:\n  - {heading: What was found, blocks: [b]}\nformats: [docx, html, txt]\n"
BLOCK = """---
title: A title
summary: Use when asked.
audience: public
---
::: chart {{lines src={src} alt="By opioids 1,530 in 2019 and 2,150 in 2022."}} An invented county [@argento-2020]
:::
"""


def made(folder: Path, src: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The files of a brief with a chart of this data."""
    files = {
        "briefgen.yaml": "organization: {name: Example Coalition}\n", "briefs/sources.yaml": SOURCES, "briefs/charts.yaml": BRIEF,
        "briefs/blocks/b.md": BLOCK.format(src=src),
    }  # fmt: skip
    for name, words in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, "utf-8")
    (folder / src.split()[0]).write_bytes(data)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763856000")
    assert run(["render", "charts"]) == 0
    return {path.name: path.read_bytes() for path in sorted((folder / "build").iterdir())}


@pytest.mark.parametrize("program", ["libreoffice", "openpyxl"])
def test_a_workbook_and_csv_make_the_same_files(program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = (SAVED / f"{program}-chart.xlsx").read_bytes()
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    files = made(tmp_path / "one", 'deaths.xlsx sheet="By year"', workbook, monkeypatch)
    assert files == made(tmp_path / "other", "deaths.csv", CSV, monkeypatch)
    assert b"1,530" in files["charts.txt"]


def grid(folder: Path, data: bytes, language: str = "en-US") -> Grid | None:
    (folder / "d.xlsx").write_bytes(data)
    return read_data(Workspace(folder), "d.xlsx", "", Span("b.md", 1), Report(), language)


def cells(grid: Grid | None) -> list[list[str]]:
    assert grid is not None
    return [[cell.words for cell in each] for each in (grid.head, *grid.rows)]


def test_a_table_may_begin_anywhere_and_have_gaps(tmp_path: Path) -> None:
    rows = row(4, text("D4", "2021"), text("E4", "2022")) + row(6, text("C6", "Erie"), number("E6", "7"))
    found = grid(tmp_path, workbook(Sheet(rows)))
    assert cells(found) == [["", "2021", "2022"], ["Erie", "", "7"]]
    assert found is not None and found.rows[0][1].span.within == "sheet “Data”, cell D6"


def test_an_amount_in_brackets_has_a_minus(tmp_path: Path) -> None:
    rows = row(1, text("A1", "Year"), text("B1", "Cost")) + row(2, text("A2", "2021"), number("B2", "-1204.5", 1))
    assert cells(grid(tmp_path, workbook(Sheet(rows), codes=[8])))[1] == ["2021", "-$1,204.50"]


def test_hidden_rows_and_columns_are_not_drawn(tmp_path: Path) -> None:
    head = row(1, text("A1", "Year"), text("B1", "Private"), text("C1", "Cost"))
    rows = head + "".join(
        row(n, text(f"A{n}", f"{2019 + n}"), text(f"B{n}", "x"), number(f"C{n}", "1")) for n in (2, 3)
    )
    hidden = row(4, text("A4", "2023"), more=' hidden="1"')
    found = grid(tmp_path, workbook(Sheet(rows + hidden, before='<cols><col min="2" max="2" hidden="1"/></cols>')))
    assert cells(found) == [["Year", "Cost"], ["2021", "1"], ["2022", "1"]]


def test_numbers_are_written_as_in_the_language(tmp_path: Path) -> None:
    rows = row(1, text("A1", "Año"), text("B1", "Costo")) + row(2, text("A2", "2021"), number("B2", "1204.5", 1))
    assert cells(grid(tmp_path, workbook(Sheet(rows), codes=["#,##0.0"]), "es-ES"))[1] == ["2021", "1.204,5"]
