"""Tables of meetings for tests: the text of a table and what a packet says of it → its meetings and what is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Report, Severity
from briefgen.models.meetings import MeetingRow
from briefgen.readers.meetings.reading import read_meetings
from briefgen.workspace import Workspace

TODAY = dt.date(2026, 11, 28)
SETTINGS = "organization: {name: Example Coalition}\n"
PACKET = "briefs/day.yaml"
TABLE = "briefs/meetings/day.csv"


def written(folder: Path, files: Mapping[str, str | bytes], packet: str = "", settings: str = SETTINGS) -> Workspace:
    """A workspace with a packet of one document, what else it says, and these files beside the table."""
    (folder / "briefs/meetings").mkdir(parents=True, exist_ok=True)
    (folder / "briefgen.yaml").write_text(settings, "utf-8")
    (folder / PACKET).write_text(f"meetings: {TABLE}\ndocuments: [leave-behind]\n{packet}", "utf-8")
    for name, data in files.items():
        path = folder / "briefs/meetings" / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return Workspace(folder, today=TODAY)


def read(
    folder: Path, table: str, packet: str = "", settings: str = SETTINGS, **files: str
) -> tuple[tuple[MeetingRow, ...], tuple[Diagnostic, ...]]:
    """The meetings of a table, and what is told of it as a whole; `members` and `changes` are the files beside it."""
    names = {"members": "members.csv", "changes": "day.changes.csv"}
    beside = {names[name]: text for name, text in files.items() if text}
    report = Report()
    found = read_meetings(written(folder, {"day.csv": table, **beside}, packet, settings), PACKET, report)
    return (found.rows if found else ()), (*report.diagnostics, *(found.told if found else ()))


def shown(row: MeetingRow) -> str:
    """What a row gives a brief, a value a line, with the place of each."""
    lines = [f"{row.key}: {row.name}"]
    lines += [
        f"  {'.'.join(map(str, one.path))}: {one.data} ({_place(one.span.file)}{one.span.line}:{one.span.column})"
        for one in row.gives
    ]
    return "\n".join(lines) + "\n"


def _place(file: str) -> str:
    return "" if file == TABLE else f"{Path(file).name} "


def told(diagnostic: Diagnostic) -> str:
    """A message with its place, whole; the line of the file is never in it."""
    span = diagnostic.span
    assert span and not (span.text and span.file.endswith("csv"))
    place = f"{Path(span.file).name}:{span.line}:{span.column}" if span.line else Path(span.file).name
    severity = "" if diagnostic.severity is Severity.ERROR else f"{diagnostic.severity} "
    lines = [f"{place} {severity}[{diagnostic.code}] {diagnostic.message}", *(f"  {one}" for one in diagnostic.advice)]
    return "\n".join(lines) + "\n"
