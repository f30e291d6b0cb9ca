"""`briefgen where-used`: every place where a source, a fact or a block is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.messages import tally
from briefgen.cli.table import Row, give
from briefgen.diagnostics import Report

if TYPE_CHECKING:
    from briefgen.usage import Use

EXAMPLES = """
$ briefgen where-used platt-2018
$ briefgen where-used block:syringe-analogy
$ briefgen where-used fact:women-who-inject-exchange-sex --json
"""

COLUMNS = ("Used in", "Where", "Length", "Through")


def where_used(
    door: Door,
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="A source, fact or block; source:ID, fact:ID or block:ID, where two have one name."
        ),
    ],
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> ExitCode:
    """Find every place where a source, a fact or a block is used.

    Listed are blocks with the lengths in question, facts, briefs, templates and the
    documents that were rendered in this workspace, also those that have changed since.

    The fields are: what uses it (block, fact, brief, template or document), its name, file,
    line, length, language, through what, date of the text, and “earlier” where the file of a
    document was written again since with other things in it.
    """
    from briefgen.usage import Usage

    report = Report()
    usage = Usage(door.open(), report)
    thing = usage.find(id)
    uses = usage.where(thing)
    rows = [Row(_facts(use), _cells(use)) for use in uses]
    nothing = f"Nothing uses the {thing.kind} {thing.id}."
    if json:
        door.put_json({"kind": str(thing.kind), "id": thing.id, "uses": [dict(row.facts) for row in rows]})
    else:
        give(door, COLUMNS, rows, as_json=False, empty=nothing)
    if json and not uses:
        door.tell(nothing)
    door.report(report.diagnostics)
    if report.diagnostics:
        door.tell(f"{tally(report.diagnostics)}.")
    return ExitCode.CONTENT if report.failed else ExitCode.DONE


def _facts(use: Use) -> dict[str, Any]:
    return {
        "in": str(use.carrier),
        "name": use.name,
        "file": use.file,
        "line": use.line or None,
        "length": use.length or None,
        "language": use.language or None,
        "through": use.through or None,
        "date": use.date or None,
        "state": "earlier" if use.earlier else None,
    }


def _cells(use: Use) -> tuple[str, ...]:
    where = f"{use.file}:{use.line}" if use.line else use.file
    dated = f"{where}\nof {use.date}" if use.date else where
    state = "\nan earlier version" if use.earlier else ""
    return (f"{use.name}\n{use.carrier}", dated + state, use.length, use.through)
