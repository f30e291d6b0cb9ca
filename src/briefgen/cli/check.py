"""`briefgen check`: says what is wrong without making any file."""

from __future__ import annotations

from typing import Annotated

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.options import Overrides, Today
from briefgen.diagnostics import Report

EXAMPLES = """
$ briefgen check
$ briefgen check briefs/leave-behind.yaml --strict
$ briefgen check leave-behind --set meeting.date=2026-12-04
$ briefgen check --message-format github
"""


def check(
    door: Door,
    specs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SPEC...]", help="Brief specs to check; the whole workspace, when none is named."),
    ] = None,
    set: Overrides = None,
    today: Today = None,
    strict: Annotated[bool, typer.Option("--strict", help="End with exit code 3 when there are warnings.")] = False,
) -> ExitCode:
    """Find everything that is wrong, without making files.

    Without a SPEC the whole workspace is read: settings, every block in every length,
    every source, style, template and brief, also those that nothing uses yet. With --set
    a brief is checked as `render` would make it with these values.
    """
    if set and not specs:
        raise typer.BadParameter("name the brief whose values these are", param_hint="--set")
    from briefgen.pipeline.survey import check_brief, check_workspace
    from briefgen.workspace.catalog import spec_names

    workspace = door.open(today)
    named = spec_names(workspace, specs or ())
    report = Report(*named)
    if named:
        for name in named:
            check_brief(workspace, name, report, tuple(set or ()))
    else:
        check_workspace(workspace, report)
    return door.judge(report, strict)
