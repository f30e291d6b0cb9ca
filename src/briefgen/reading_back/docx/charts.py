"""The data of a chart in a Word file: what is drawn, and what stands in the workbook behind it.

Source: ISO/IEC 29500-1, 21.2 (charts), 18.3 (cells of a sheet).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefgen.reading_back.docx.package import Element, Package
from briefgen.reading_back.finished import NotRead

C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

PARTS: Final = frozenset(
    {
        "[content_types].xml",
        "_rels/.rels",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
    }
)
"""What a workbook with one sheet of cells is made of, and nothing else."""

MOST = 1_000
"""The most cells that are read of one chart."""

Data = tuple[tuple[str, ...], ...]
"""Cells by row: the heads, then a name and its numbers each."""


def data_of(package: Package, part: str) -> Data | None:
    """The cells that a chart draws; None where those of its workbook are others. Raises NotRead."""
    root = package.xml(part)
    behind = next(
        (one for one in package.relationships(part).values() if one.kind == "package" and not one.outside), None
    )
    if root is None or behind is None:
        return None
    with Package(package.bytes_of(behind.target)) as workbook:
        cells = tuple(_rows(workbook)) if workbook.names == PARTS else ()
    head = cells[0][0] if cells and cells[0] else ""
    drawn = _drawn(root, head)
    return drawn if drawn == cells else None


def _drawn(root: Element, head: str) -> Data:
    columns = []
    for series in root.iter(f"{C}ser"):
        names = _points(series.find(f"{C}cat"))
        columns.append((names, (next(iter(_points(series.find(f"{C}tx"))), ""), *_points(series.find(f"{C}val")))))
    if not columns:
        return ()
    names = (head, *columns[0][0])
    return tuple(zip(names, *(values for _, values in columns), strict=False))


def _points(parent: Element | None) -> tuple[str, ...]:
    """What is drawn of one row of cells, in their order; empty where there is a gap."""
    if parent is None:
        return ()
    count = next((one.get("val", "0") for one in parent.iter(f"{C}ptCount")), "0")
    if not count.isdecimal() or int(count) > MOST:
        raise NotRead("a chart has too many points")
    found = {one.get("idx"): "".join(one.itertext()) for one in parent.iter(f"{C}pt")}
    return tuple(found.get(str(at), "") for at in range(int(count)))


def _rows(workbook: Package) -> Iterator[tuple[str, ...]]:
    root = workbook.xml("xl/worksheets/sheet1.xml")
    rows = [] if root is None else list(root.iter(f"{S}row"))
    if sum(map(len, rows)) > MOST:
        raise NotRead("the workbook of a chart has too many cells")
    width = max(map(len, rows), default=0)
    for row in rows:
        cells = {_column(cell): "".join(cell.itertext()) for cell in row.iter(f"{S}c")}
        yield tuple(cells.get(at, "") for at in range(width))


def _column(cell: Element) -> int:
    """Its column, from 0; those of a chart have one letter."""
    return ord(cell.get("r", "A")[:1]) - ord("A")
