"""A finished file or a content code → which paper it is, whether it is what was written, and whether it is current."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from briefgen.diagnostics import BriefError, Diagnostic, Report, nearest
from briefgen.models.codes import ALPHABET, is_code, may_be_code, typed
from briefgen.pipeline.verifying.files import verdicts_of
from briefgen.pipeline.verifying.known import Known
from briefgen.pipeline.verifying.standing import Standings
from briefgen.pipeline.verifying.verdicts import Kind, Verdict
from briefgen.workspace import Workspace
from briefgen.workspace.handed import file_handed, names_handed

__all__ = ["Kind", "Verdict", "verify"]

SUFFIXES: Final = (".pdf", ".docx")
MOST_FILES: Final = 10_000
MOST_BYTES: Final = 100_000_000
"""How many files of a folder are looked at, and how large one may be."""


def verify(workspace: Workspace, asked: str, report: Report) -> Iterator[tuple[Verdict, ...]]:
    """What is to be said of a file, a folder or a code, file by file; what cannot be told goes into the report.

    Raises BriefError: `missing-file`, `unknown-code`.
    """
    known = Known(workspace, report)
    standings = Standings(workspace)
    place = Path(asked)
    if not place.exists() and may_be_code(asked):
        yield (_by_code(asked, known, standings),)
        return
    for name, data in _files(place, report):
        try:
            yield tuple(verdicts_of(name, data, known, standings))
        except BriefError as error:
            report.add(*error.diagnostics)


def _files(place: Path, report: Report) -> Iterator[tuple[str, bytes]]:
    """The files that are meant, one after the other: all papers of a batch together would take gigabytes."""
    if not place.is_dir():
        yield place.as_posix(), file_handed(place, limit_bytes=MOST_BYTES)
        return
    for name in names_handed(place, SUFFIXES, most=MOST_FILES):
        try:
            data = file_handed(place / name, limit_bytes=MOST_BYTES)
        except BriefError as error:
            report.add(*error.diagnostics)
            continue
        yield f"{place.as_posix()}/{name}", data


def _by_code(asked: str, known: Known, standings: Standings) -> Verdict:
    code = typed(asked)
    noted = known.of_code(code)
    if noted is None:
        raise BriefError([_unknown_code(asked, code, known.codes)])
    return Verdict(Kind.CODE, asked, noted.rendering, standings.of(noted.rendering), code)


def _unknown_code(asked: str, code: str, codes: Sequence[str]) -> Diagnostic:
    if is_code(code):
        message = f"no manifest of this workspace knows the code “{asked}”"
        hint = "The code is well formed: the paper was made in another workspace, or its manifest is not here."
    else:
        message = f"“{asked}” is no content code: a character is missing or wrong, or two changed places"
        hint = f"A code has ten characters, out of {ALPHABET}."
    return Diagnostic("unknown-code", message, nearest=nearest(code, codes), hint=hint)
