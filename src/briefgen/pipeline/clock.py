"""A clock that was set back: where the day of the run decides whether a consent holds, it must not go unnoticed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from briefgen.checks.consent import day_of
from briefgen.diagnostics import Diagnostic, Report, Severity
from briefgen.models.library import Library
from briefgen.models.spec import Brief
from briefgen.workspace import Workspace


def clock_set_back(workspace: Workspace, brief: Brief, library: Library) -> Iterator[Diagnostic]:
    """A warning where a brief with a voice, and no day of its own, was made on a later day than it is now."""
    voices = any(block.matter.voice for block in library.blocks.values())
    if not voices or day_of(brief.spec, workspace.today) != workspace.today:
        return
    # What is made for the meetings of a table is noted under the name of its packet.
    names = dict.fromkeys((brief.name, PurePosixPath(brief.file).stem))
    made = [workspace.once(("made", name), partial(_made, workspace, name), Report()) for name in names]
    latest = max((day for day in made if day), default=workspace.today)
    if latest > workspace.today:
        yield Diagnostic(
            "clock-set-back",
            f"this run takes it to be {workspace.today}, and this brief was made on {latest} already: "
            "whether consents have ended cannot be told by it",
            brief.places.span(),
            Severity.WARNING,
            hint="Set the clock, or say which day it is with --today. "
            "What is made again for an earlier day names that day: `meeting: {date: …}`.",
        )


def _made(workspace: Workspace, name: str, report: Report) -> dt.date | None:
    from briefgen.usage.manifests import latest_made

    return latest_made(workspace, name)
