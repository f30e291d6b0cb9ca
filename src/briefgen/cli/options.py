"""What can be typed after several commands, described once."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Annotated

import typer


def _day(typed: str | dt.date) -> dt.date:
    """The day that somebody typed. Raises BadParameter."""
    if isinstance(typed, dt.date):
        return typed
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed):
            return dt.date.fromisoformat(typed)
    except ValueError:
        pass
    raise typer.BadParameter(f"“{typed}” is no day; write it as 2026-12-03")


Today = Annotated[
    dt.date | None,
    typer.Option("--today", metavar="DAY", parser=_day, help="The day of the run, in place of today: 2026-12-03."),
]

Specs = Annotated[
    list[str], typer.Argument(metavar="SPEC...", help="Brief specs: files, or names of files in briefs/.")
]

Formats = Annotated[
    list[str] | None,
    typer.Option("--format", metavar="pdf,docx,html,txt", help="Files to make, in place of those that the spec names."),
]

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FOLDER", help="Where to write; otherwise build/ in the workspace."),
]

Overrides = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="A value in place of the spec's, such as meeting.date=2026-12-04; may be given several times.",
    ),
]

NoReadBack = Annotated[
    bool,
    typer.Option("--no-read-back", help="Do not open the finished files and compare them with the brief."),
]

Force = Annotated[
    bool,
    typer.Option("--force", help="Replace files that somebody edited, or that are not known to be briefgen's."),
]
