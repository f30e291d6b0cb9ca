"""Why a file is no table that can be read, and what to do about it."""

from __future__ import annotations

from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Span

FORM = "a workbook (.xlsx), or a table as text in UTF-8 (.csv, .tsv)"

SAVE = "Open it in the program that wrote it and save it as “Excel Workbook (.xlsx)” or “CSV UTF-8”."

DAMAGED = "Open it in a spreadsheet program, save it again as .xlsx, and look whether anything is missing."


class Refused(Exception):
    """A file cannot be read as a table; `problem` says why."""

    def __init__(
        self, message: str, hint: str = "", expected: str = "", nearest: str = "", code: str = "table-file"
    ) -> None:
        super().__init__(message)
        self.problem = Diagnostic(code, message, expected=expected, nearest=nearest, hint=hint)

    def at(self, span: Span) -> Diagnostic:
        """The problem at its place."""
        return replace(self.problem, span=span)


def damaged(why: str) -> Refused:
    """A workbook that is incomplete, or not written as workbooks are."""
    return Refused(f"this workbook is damaged: {why}", DAMAGED)
