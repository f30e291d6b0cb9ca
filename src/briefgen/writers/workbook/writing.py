"""A workbook as bytes, by XlsxWriter: no cell is ever taken for a formula or an address, whatever it begins with."""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Iterator, Mapping
from typing import Any, Final

from xlsxwriter import Workbook as File
from xlsxwriter.format import Format as Look
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from briefgen.models.tables import Kind
from briefgen.models.workbooks import LONGEST_PROMPT, ROWS, Entry, Sheet, SheetColumn, Workbook
from briefgen.writers.workbook import LISTS
from briefgen.writers.workbook.looks import Looks

PAPERS: Final[Mapping[str, int]] = {"letter": 1, "a4": 9}
"""Papers by their numbers (ECMA-376-1, 18.3.1.63, `paperSize`)."""

MARGIN: Final = 0.4
LINE, WIDER = 12.75, 1.05
"""The height of a line in points, and how much more room a text takes than its characters: its lines break between words."""

NEVER_READ_AS_ANOTHER: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

FIRST_DAY: Final = dt.date(2000, 1, 1)
MORNING, EVENING = dt.time(6), dt.time(22)
"""Between which times a meeting is likely: 2:30 without “p.m.” is at night."""


def written(book: Workbook) -> bytes:
    """The bytes of the workbook."""
    stream = io.BytesIO()
    file = File(stream, {"in_memory": True, **NEVER_READ_AS_ANOTHER})
    file.set_properties({"title": book.title, "author": "", "created": dt.datetime.combine(book.day, dt.time())})
    looks = Looks(file)
    offered = tuple(column for sheet in book.sheets for column in sheet.columns if column.choices)
    for sheet in (*book.sheets, *_lists(offered)):
        page = file.add_worksheet(sheet.name)
        _write(page, sheet, book.paper, looks, offered)
        _mark(page, book.mark)
    file.close()
    return stream.getvalue()


def _lists(offered: tuple[SheetColumn, ...]) -> Iterator[Sheet]:
    """The sheet of the words that are offered; none where there are none."""
    if offered:
        deepest = max(len(column.choices) for column in offered)
        rows = (tuple(column.choices[at : at + 1] or ("",) for column in offered) for at in range(deepest))
        columns = tuple(SheetColumn(column.heading, 20) for column in offered)
        yield Sheet(LISTS, columns, tuple(tuple(one for (one,) in row) for row in rows))


def _write(page: Worksheet, sheet: Sheet, paper: str, looks: Looks, offered: tuple[SheetColumn, ...]) -> None:
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width, looks.of(column, open=sheet.open))
        page.write_string(0, at, column.heading, looks.heading(column, open=sheet.open))
        if sheet.open:
            _guard(page, at, column, offered)
    for number, row in enumerate(sheet.rows, 1):
        page.set_row(number, _height(row, sheet))
        for at, entry in enumerate(row):
            _put(page, number, at, entry, looks.of(sheet.columns[at], open=sheet.open))
    _lay_out(page, sheet, paper)


def _height(row: tuple[Entry, ...], sheet: Sheet) -> float | None:
    """The height of a row whose text wraps, which no program works out the same; None for a row of one line."""
    lines = [math.ceil(len(str(entry)) * WIDER / one.width) for entry, one in zip(row, sheet.columns, strict=True)]
    return LINE * max(lines) + 2 if max(lines) > 1 and not sheet.open else None


def _put(page: Worksheet, row: int, column: int, entry: Entry, look: Look) -> None:
    match entry:
        case "":
            return
        case str():
            page.write_string(row, column, entry, look)
        case dt.date():
            page.write_datetime(row, column, dt.datetime.combine(entry, dt.time()), look)
        case dt.time():
            page.write_datetime(row, column, entry, look)


def _guard(page: Worksheet, at: int, column: SheetColumn, offered: tuple[SheetColumn, ...]) -> None:
    """What a cell of the column offers, asks back about, and says while it is chosen."""
    rule = {**_rule(column, offered), "input_message": column.prompt[:LONGEST_PROMPT], "error_type": "warning"}
    page.data_validation(1, at, ROWS, at, rule)


def _rule(column: SheetColumn, offered: tuple[SheetColumn, ...]) -> dict[str, Any]:
    if column.choices:
        letters = xl_col_to_name(offered.index(column), col_abs=True)
        source = f"={LISTS}!{letters}$2:{letters}${len(column.choices) + 1}"
        return {"validate": "list", "source": source, "show_error": column.closed} | _asked(
            "Another word?", f"The list has: {', '.join(column.choices)}."
        )
    match column.kind:
        case Kind.DATE:
            return {"validate": "date", "criteria": ">=", "value": FIRST_DAY} | _asked(
                "No date", "Type the day as 2026-12-03, so that month and day cannot be mistaken."
            )
        case Kind.TIME:
            return {"validate": "time", "criteria": "between", "minimum": MORNING, "maximum": EVENING} | _asked(
                "At this time?", "Type the time with its half of the day: 2:30 PM. 2:30 alone is at night."
            )
    return {"validate": "any"}


def _asked(title: str, words: str) -> dict[str, str]:
    return {"error_title": title, "error_message": words[:LONGEST_PROMPT]}


def _mark(page: Worksheet, mark: str) -> None:
    """Print the mark at the head of every page, with room for it."""
    if mark:
        page.set_margins(MARGIN, MARGIN, 0.8, 0.6)
        page.set_header(f"&C&B{mark.replace('&', '&&')}")


def _lay_out(page: Worksheet, sheet: Sheet, paper: str) -> None:
    last = len(sheet.columns) - 1
    page.set_row(0, 24)
    page.set_landscape()
    page.set_paper(PAPERS.get(paper, 0))
    page.set_margins(MARGIN, MARGIN, MARGIN, 0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&R&P / &N")
    page.hide_gridlines(0)
    page.freeze_panes(1, 1 if sheet.open else 0)
    if sheet.open:
        page.autofilter(0, 0, ROWS, last)
        page.ignore_errors({"number_stored_as_text": f"A2:{xl_col_to_name(last)}{ROWS + 1}"})
