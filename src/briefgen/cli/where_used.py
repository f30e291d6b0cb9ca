"""`briefgen where-used`: every place where a source, a fact or a block is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.listing import passages_in_words
from briefgen.cli.messages import tally
from briefgen.cli.table import Row, give
from briefgen.diagnostics import Report

if TYPE_CHECKING:
    from briefgen.usage import Thing, Usage, Use

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
    document was written again since with other things in it; who alone sees the passage of
    a block that names it; and of a document for a meeting of a table its key, with whom it is,
    and on which day.
    """
    from briefgen.usage import Usage

    report = Report()
    usage = Usage(door.open(), report)
    thing = usage.find(id)
    uses = usage.where(thing)
    rows = [Row(_facts(use), _cells(use)) for use in uses]
    nothing = f"Nothing uses the {thing.kind} {thing.id}."
    if json:
        door.put_json(
            {
                "kind": str(thing.kind),
                "id": thing.id,
                **_readers(usage, thing),
                "uses": [dict(row.facts) for row in rows],
            }
        )
    else:
        give(door, COLUMNS, rows, as_json=False, empty=nothing)
    door.tell(*_readers_in_words(usage, thing))
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
        "only": use.audience or None,
        **({"meeting": use.meeting, "for": use.whom} if use.meeting else {}),
    }


def _cells(use: Use) -> tuple[str, ...]:
    where = f"{use.file}:{use.line}" if use.line else use.file
    dated = f"{where}\nof {use.date}" if use.date else where
    dated += f"\nfor {use.whom}" if use.whom else ""
    state = "\nan earlier version" if use.earlier else ""
    length = f"{use.length}\n{use.audience} only" if use.audience else use.length
    return (f"{use.name}\n{use.carrier}", dated + state, length, use.through)


def _readers(usage: Usage, thing: Thing) -> dict[str, Any]:
    """Who may see a thing, and how many passages of a block are for fewer; None, where the workspace has it no more."""
    audience = usage.audience_of(thing)
    passages = {"passages": usage.passages_of(thing)} if thing.kind == "block" else {}
    return {"audience": str(audience) if audience else None, **passages}


def _readers_in_words(usage: Usage, thing: Thing) -> Iterator[str]:
    audience = usage.audience_of(thing)
    if audience and audience != "public":
        yield f"The {thing.kind} {thing.id} is for readers of the kind {audience}."
    for words in passages_in_words(usage.passages_of(thing)):
        yield f"In the {thing.kind} {thing.id}: {words}."
