"""A file of the workspace → one table, by its name and its bytes."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from briefgen.diagnostics import BriefError, Diagnostic, Report, Span, relocate
from briefgen.models.languages import USUAL_LANGUAGE
from briefgen.models.tables import Table
from briefgen.readers.tables.kinds import TEXTS, by_name
from briefgen.readers.tables.separated import read_separated
from briefgen.readers.tables.sheets import read_sheet
from briefgen.workspace import Workspace

LIMIT_BYTES: Final = 10_000_000
"""The most bytes of a file with a table, as it lies on the disk."""

OPEN: Final = "Where it is open in Excel, close it there, or save a copy of it and name that; otherwise ask its owner to share it."


def read_table(
    workspace: Workspace, name: str, span: Span, report: Report, *,
    sheet: str = "", language: str = USUAL_LANGUAGE, limit_bytes: int = LIMIT_BYTES, cells: Report | None = None,
) -> Table | None:  # fmt: skip
    """The table in a file, which is named at `span`; None, and diagnostics, where there is none that can be read.

    `sheet` names the sheet of a workbook that has several. Numbers and days are shown as in the `language`.
    Where `cells` is given, it takes what is wrong with single cells, which are missing in the table or stand there as
    they are; and a text in another encoding than UTF-8 is read, and told.
    """
    if refused := by_name(name):
        report.add(refused.at(span))
        return None
    try:
        file = workspace.read(name, limit_bytes=limit_bytes)
    except BriefError as error:
        report.add(*(_at(each, span) for each in error.diagnostics))
        return None
    if not name.lower().endswith(TEXTS):
        return read_sheet(file, sheet, span, language, report, cells)
    if sheet:
        hint = "Leave `sheet` out, or name the workbook."
        report.add(Diagnostic("table-sheet", f"“{name}” is a text, and has no sheets", span, hint=hint))
        return None
    return read_separated(file, report, cells)


def _at(problem: Diagnostic, span: Span) -> Diagnostic:
    """Why a file is not read, where it is named; another program that has it open is the usual reason why it may not be read."""
    told = relocate(problem, span)
    return replace(told, hint=OPEN) if problem.code == "unreadable-file" else told
