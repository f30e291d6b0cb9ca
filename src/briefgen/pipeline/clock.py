"""A clock that was set back: where the day of the run decides whether a consent holds, it must not go unnoticed."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checks.consent import day_of
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.models.library import Library
from briefgen.models.spec import Brief
from briefgen.workspace import Workspace


def clock_set_back(workspace: Workspace, brief: Brief, library: Library) -> Iterator[Diagnostic]:
    """A warning where a brief with a voice, and no day of its own, was made on a later day than it is now."""
    voices = any(block.matter.voice for block in library.blocks.values())
    if not voices or day_of(brief.spec, workspace.today) != workspace.today:
        return
    from briefgen.usage.manifests import read_manifest

    known = read_manifest(workspace, brief.name)
    latest = max((one.made for one in (known.renderings if known else ()) if one.made), default=workspace.today)
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
