"""`briefgen inspect`: what briefgen made of a brief before any file of it is written, as JSON."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from enum import Enum
from typing import Annotated, Any

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.manuscript import Manuscript

EXAMPLES = """
$ briefgen inspect leave-behind --plan
$ briefgen inspect leave-behind --tree > tree.json
"""


def inspect(
    door: Door,
    spec: Annotated[str, typer.Argument(metavar="SPEC", help="A brief spec: a file, or the name of one in briefs/.")],
    plan: Annotated[
        bool, typer.Option("--plan", help="Only the plan: which length of which block goes where, and why.")
    ] = False,
    tree: Annotated[
        bool, typer.Option("--tree", help="Only the tree: everything that will be on the page, in order.")
    ] = False,
    set: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="A value in place of the spec's; may be given several times."),
    ] = None,
) -> ExitCode:
    """Show what a brief is made of, as JSON.

    The plan says which length of which block goes where, and why. The tree holds
    everything that will be on the page, in order, with the place it came from.
    """
    from briefgen.cli.specs import spec_name
    from briefgen.render import prepare

    workspace = door.open()
    prepared = prepare(workspace, spec_name(workspace, spec), tuple(set or ()))
    door.report(prepared.diagnostics)
    views = {"plan": as_data(prepared.plan), "tree": as_data(prepared.document)}
    if plan != tree:
        door.put_json(views["plan" if plan else "tree"])
    else:
        door.put_json(views)
    return ExitCode.DONE


def as_data(value: Any) -> Any:
    """A noun as plain JSON data: an object with its `type` first; bytes become their number."""
    match value:
        case Enum():
            return value.value
        case dt.date():
            return value.isoformat()
        case Manuscript(text, file, lines):
            return {"text": text, "file": file, "line": lines[0] if lines else None}
        case bytes():
            return {"bytes": len(value)}
        case tuple() | list():
            return [as_data(each) for each in value]
        case Mapping():
            return {str(key): as_data(each) for key, each in value.items()}
    if dataclasses.is_dataclass(value):
        fields = {field.name: as_data(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"type": type(value).__name__, **fields}
    return value
