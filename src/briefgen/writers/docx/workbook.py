"""The workbook behind a chart: the cells that are printed, and nothing else.

Source: ISO/IEC 29500-1, 18 (SpreadsheetML).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefgen.document.charting import Chart
from briefgen.writers.charts.numbers import around
from briefgen.writers.charts.scale import decimals
from briefgen.writers.docx.ooxml import Element, only
from briefgen.writers.docx.pack import pack
from briefgen.writers.docx.package import CONTENT, OFFICE, Package

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KIND = f"{CONTENT}.spreadsheetml"
SHEET = "Data"
"""The name of its one sheet."""


def place(column: int, row: int) -> str:
    """The name of a cell, counted from 0: `$A$1`."""
    return f"${chr(ord('A') + column)}${row + 1}"


def workbook(chart: Chart) -> bytes:
    """The file of the workbook; the same chart gives the same bytes."""
    package = Package()
    book = package.add("xl/workbook.xml", f"{KIND}.sheet.main+xml", b"")
    sheet = package.add("xl/worksheets/sheet1.xml", f"{KIND}.worksheet+xml", _sheet(chart))
    styles = package.add("xl/styles.xml", f"{KIND}.styles+xml", _styles(chart))
    package.root.to(book, f"{OFFICE}/officeDocument")
    book.content = _book(book.to(sheet, f"{OFFICE}/worksheet"))
    book.to(styles, f"{OFFICE}/styles")
    return pack(package.files())


def _book(sheet: str) -> Element:
    # A prefix that is not said here is any that something else in this process has registered.
    said = {"name": SHEET, "sheetId": "1", f"{{{OFFICE}}}id": sheet}
    named = etree.Element(f"{{{SPREADSHEET}}}sheet", said, nsmap={"ns1": OFFICE})
    sheets = etree.Element(f"{{{SPREADSHEET}}}sheets")
    sheets.append(named)
    return only("workbook", SPREADSHEET, sheets)


def _sheet(chart: Chart) -> Element:
    data = etree.Element(f"{{{SPREADSHEET}}}sheetData")
    data.append(
        _row(0, (_words(0, 0, chart.head), *(_words(at, 0, one.name) for at, one in enumerate(chart.series, 1))))
    )
    for number, name in enumerate(chart.names, 1):
        values = (_number(at, number, one.values[number - 1]) for at, one in enumerate(chart.series, 1))
        data.append(_row(number, (_words(0, number, name), *values)))
    return only("worksheet", SPREADSHEET, data)


def _row(number: int, cells: tuple[Element | None, ...]) -> Element:
    made = etree.Element(f"{{{SPREADSHEET}}}row", r=str(number + 1))
    made.extend([cell for cell in cells if cell is not None])
    return made


def _cell(column: int, row: int, **attributes: str) -> Element:
    return etree.Element(f"{{{SPREADSHEET}}}c", {"r": place(column, row).replace("$", ""), **attributes})


def _words(column: int, row: int, words: str) -> Element:
    made = _cell(column, row, t="inlineStr")
    etree.SubElement(etree.SubElement(made, f"{{{SPREADSHEET}}}is"), f"{{{SPREADSHEET}}}t").text = words
    return made


def _number(column: int, row: int, value: float | None) -> Element | None:
    if value is None:
        return None
    made = _cell(column, row, s="1")
    etree.SubElement(made, f"{{{SPREADSHEET}}}v").text = f"{value:.15g}"
    return made


def _styles(chart: Chart) -> Element:
    """How the numbers are shown: with their unit, as they are printed."""

    def made(tag: str, *children: Element, **attributes: str) -> Element:
        element = etree.Element(f"{{{SPREADSHEET}}}{tag}", attributes)
        element.extend(children)
        return element

    plain = {"fontId": "0", "fillId": "0", "borderId": "0"}
    return only(
        "styleSheet", SPREADSHEET,
        made("numFmts", made("numFmt", numFmtId="164", formatCode=number_format(chart)), count="1"),
        made("fonts", made("font"), count="1"),
        made("fills", made("fill", made("patternFill", patternType="none")), count="1"),
        made("borders", made("border"), count="1"),
        made("cellStyleXfs", made("xf", numFmtId="0", **plain), count="1"),
        made(
            "cellXfs", made("xf", numFmtId="0", xfId="0", **plain),
            made("xf", numFmtId="164", xfId="0", applyNumberFormat="1", **plain), count="2",
        ),
    )  # fmt: skip


def number_format(chart: Chart, places: int | None = None) -> str:
    """How a spreadsheet program writes the numbers: with thousands, so many decimals, and what stands before and behind.

    Unsaid, they have as many decimals as that of the numbers with the most.
    """
    most = max(map(decimals, chart.numbers), default=0) if places is None else places
    before, after = (f'"{part}"' if part else "" for part in _around(chart))
    return f"{before}#,##0{'.' + '0' * most if most else ''}{after}"


def _around(chart: Chart) -> Iterator[str]:
    return (part.replace('"', "") for part in around(chart.unit))
