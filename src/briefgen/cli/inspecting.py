"""`briefgen inspect`: what briefgen made of a brief before any file of it is written."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.options import Overrides
from briefgen.diagnostics import Report
from briefgen.diagnostics.manuscript import Manuscript

if TYPE_CHECKING:
    from briefgen.pipeline import Prepared
    from briefgen.readers.brief.merge import Node

EXAMPLES = """
$ briefgen inspect leave-behind --plan
$ briefgen inspect leave-behind --tree > tree.json
$ briefgen inspect leave-behind --merged
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
    merged: Annotated[
        bool, typer.Option("--merged", help="Only the spec, filled: every value, and the file and line it is from.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="With --merged: JSON in place of YAML.")] = False,
    document: Annotated[str | None, typer.Option(metavar="ID", help="Only this document of a packet.")] = None,
    set: Overrides = None,
) -> ExitCode:
    """Show what a brief is made of, as JSON.

    The plan says which length of which block goes where, and why. The tree holds
    everything that will be on the page, in order, with the place it came from. Of a
    packet, every document is shown under its id.

    With --merged, the spec is shown as it is when settings, templates, the brief and
    --set have been put together: as YAML, with the file and line of each value.
    """
    from briefgen.pipeline import Asked, prepare
    from briefgen.readers.brief.reading import read_merged
    from briefgen.workspace.catalog import spec_name

    if (plan or tree) and merged or json and not merged:
        raise typer.BadParameter(
            "--json belongs to --merged, which stands without --plan and --tree", param_hint="--merged"
        )
    workspace, report = door.open(), Report()
    name, overrides, documents = spec_name(workspace, spec), tuple(set or ()), (document,) if document else ()
    if merged:
        return _show_merged(door, read_merged(workspace, name, overrides, report, documents), report, as_json=json)
    prepared = prepare(workspace, Asked(name, documents, overrides=overrides))
    for made in prepared.values():
        report.add(*made.diagnostics)
    door.report(report.diagnostics)
    views = {name: _view(made, plan, tree) for name, made in prepared.items()}
    door.put_json(views.get(document or "", {"documents": views}))
    return ExitCode.DONE


def _view(prepared: Prepared, plan: bool, tree: bool) -> Any:
    """The plan or the tree of a document, or both."""
    views = {"plan": as_data(prepared.plan), "tree": as_data(prepared.document)}
    return views["plan" if plan else "tree"] if plan != tree else views


def _show_merged(door: Door, documents: Mapping[str, Node], report: Report, *, as_json: bool) -> ExitCode:
    """What is wrong is reported; what could be read is shown all the same."""
    from briefgen.cli import merged

    door.report(report.diagnostics)
    node = merged.together(documents)
    if as_json:
        door.put_json(merged.as_json(node))
    else:
        for line in merged.as_yaml(node):
            door.put(line)
    return ExitCode.CONTENT if report.failed else ExitCode.DONE


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
