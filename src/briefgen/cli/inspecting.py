"""`briefgen inspect`: what briefgen made of a brief before any file of it is written, as JSON."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.diagnostics import Report
from briefgen.manuscript import Manuscript

if TYPE_CHECKING:
    from briefgen.render import Prepared

EXAMPLES = """
$ briefgen inspect leave-behind --plan
$ briefgen inspect leave-behind --tree > tree.json
$ briefgen inspect lobby-day --document full-brief --plan
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
    document: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this document of a packet.")
    ] = None,
    set: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="A value in place of the spec's; may be given several times."),
    ] = None,
) -> ExitCode:
    """Show what a brief is made of, as JSON.

    The plan says which length of which block goes where, and why. The tree holds
    everything that will be on the page, in order, with the place it came from. Of a
    packet, every document is shown under its id.
    """
    from briefgen.cli.specs import spec_name
    from briefgen.collate import prepare_all

    workspace, report = door.open(), Report()
    overrides, documents = tuple(set or ()), (document,) if document else ()
    prepared = prepare_all(workspace, spec_name(workspace, spec), overrides, documents)
    for made in prepared.values():
        report.add(*made.diagnostics)
    door.report(report.diagnostics)
    views = {name: _view(made, plan, tree) for name, made in prepared.items()}
    alone = document or ""
    door.put_json(views[alone] if alone in views else {"documents": views})
    return ExitCode.DONE


def _view(prepared: Prepared, plan: bool, tree: bool) -> Any:
    """The plan or the tree of a document, or both."""
    views = {"plan": as_data(prepared.plan), "tree": as_data(prepared.document)}
    return views["plan" if plan else "tree"] if plan != tree else views


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
