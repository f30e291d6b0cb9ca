"""A file of the workspace → one table, by its name and its bytes."""

from __future__ import annotations

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


def read_table(
    workspace: Workspace, name: str, span: Span, report: Report, *,
    sheet: str = "", language: str = USUAL_LANGUAGE, limit_bytes: int = LIMIT_BYTES,
) -> Table | None:  # fmt: skip
    """The table in a file, which is named at `span`; None, and diagnostics, where there is none that can be read.

    `sheet` names the sheet of a workbook that has several. Numbers and days are shown as in the `language`.
    """
    if refused := by_name(name):
        report.add(refused.at(span))
        return None
    try:
        file = workspace.read(name, limit_bytes=limit_bytes)
    except BriefError as error:
        report.add(*(relocate(each, span) for each in error.diagnostics))
        return None
    if not name.lower().endswith(TEXTS):
        return read_sheet(file, sheet, span, language, report)
    if sheet:
        hint = "Leave `sheet` out, or name the workbook."
        report.add(Diagnostic("table-sheet", f"“{name}” is a text, and has no sheets", span, hint=hint))
        return None
    return read_separated(file, report)
