"""Workbooks for tests, written by hand: the XML of their parts, packed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.models.tables import Table
from briefgen.readers.tables.reading import read_table
from briefgen.workspace import Workspace

PLACE = Span("briefs/blocks/b.md", 3)
"""Where the text names the file."""

TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True)
class Sheet:
    """A sheet: its rows, what stands before and behind them, its name, whether it is hidden, its kind."""

    rows: str = ""
    name: str = "Data"
    before: str = ""
    after: str = ""
    state: str = "visible"
    kind: str = "worksheet"


def text(name: str, words: str, more: str = "") -> str:
    """A cell with words in it."""
    return f'<c r="{name}" t="inlineStr"{more}><is><t xml:space="preserve">{escape(words)}</t></is></c>'


def number(name: str, value: str, look: int = 0, formula: str = "") -> str:
    """A cell with a number in one of the looks of its workbook."""
    return f'<c r="{name}" s="{look}">{f"<f>{formula}</f>" if formula else ""}<v>{value}</v></c>'


def row(at: int, *cells: str, more: str = "") -> str:
    """A row with these cells."""
    return f'<row r="{at}"{more}>{"".join(cells)}</row>'


def workbook(
    *sheets: Sheet, codes: Iterable[str | int] = (), strings: str = "", properties: str = "", strict: bool = False,
    doctype: str = "", fonts: str = "<font/>", parts: Mapping[str, bytes] | None = None, targets: str = "worksheets/",
) -> bytes:  # fmt: skip
    """A workbook. Look 0 is the usual one, look 1 has the first of the `codes`, and so on; a number is a format built in."""
    space, office = (STRICT, STRICT_OFFICE) if strict else (TRANSITIONAL, OFFICE)
    sheets = sheets or (Sheet(),)
    listed = "".join(
        f'<sheet name={quoteattr(one.name)} sheetId="{at}" state="{one.state}" r:id="r{at}"/>'
        for at, one in enumerate(sheets, 1)
    )
    ways = "".join(
        f'<Relationship Id="r{at}" Type="{office}/{one.kind}" Target="{targets}sheet{at}.xml"/>'
        for at, one in enumerate(sheets, 1)
    )
    ways += f'<Relationship Id="s" Type="{office}/styles" Target="styles.xml"/>'
    ways += f'<Relationship Id="t" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
    root = f'<Relationship Id="w" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
    files = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{root}</Relationships>'.encode(),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{ways}</Relationships>'.encode(),
        "xl/workbook.xml": (
            f'<workbook xmlns="{space}" xmlns:r="{office}"><workbookPr {properties}/><sheets>{listed}</sheets></workbook>'
        ).encode(),
        "xl/styles.xml": _styles(space, tuple(codes), fonts).encode(),
        "xl/sharedStrings.xml": f'<sst xmlns="{space}">{strings}</sst>'.encode(),
    }
    for at, one in enumerate(sheets, 1):
        inside = f"{one.before}<sheetData>{one.rows}</sheetData>{one.after}"
        files[f"xl/worksheets/sheet{at}.xml"] = f'{doctype}<worksheet xmlns="{space}">{inside}</worksheet>'.encode()
    return packed({**files, **(parts or {})})


def _styles(space: str, codes: tuple[str | int, ...], fonts: str) -> str:
    formats = "".join(
        f'<numFmt numFmtId="{164 + at}" formatCode={quoteattr(code)}/>'
        for at, code in enumerate(codes)
        if isinstance(code, str)
    )
    looks = "".join(f'<xf numFmtId="{164 + at if isinstance(code, str) else code}"/>' for at, code in enumerate(codes))
    return (
        f'<styleSheet xmlns="{space}"><numFmts>{formats}</numFmts><fonts>{fonts}</fonts>'
        f'<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>{looks}</cellXfs></styleSheet>'
    )


def packed(files: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Files in an archive; a part that is empty is left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, data in files.items():
            if data:
                archive.writestr(name, data)
    return out.getvalue()


def read(
    folder: Path, data: bytes, name: str = "meetings.xlsx", sheet: str = "", language: str = "en-US"
) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """What is read of a file, and what is told."""
    (folder / name).write_bytes(data)
    report = Report()
    table = read_table(Workspace(folder), name, PLACE, report, sheet=sheet, language=language)
    return table, report.diagnostics


def words(table: Table | None) -> list[list[str]]:
    """What the cells of a table show, row by row."""
    assert table is not None
    return [[cell.words for cell in each.cells] for each in table.rows]


def told(problems: Iterable[Diagnostic]) -> list[str]:
    """The codes of diagnostics, each with its place in the workbook."""
    return [f"{one.code} {one.span.within if one.span else ''}".strip() for one in problems]
