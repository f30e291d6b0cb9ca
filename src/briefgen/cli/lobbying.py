"""`briefgen list lobbying`: which papers lobbied, and who paid for them, for the report of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.listing import AsJson, Search, end
from briefgen.cli.table import Row, give
from briefgen.diagnostics import Report
from briefgen.models.card import matches

if TYPE_CHECKING:
    from briefgen.usage.lobbying import Reported

EXAMPLES = """
$ briefgen list lobbying
$ briefgen list lobbying --year 2026 --json
"""

NONE = "None of the papers that were made here says whether it lobbies, or who pays for it."


def lobbying(
    door: Door,
    year: Annotated[int | None, typer.Option(metavar="YEAR", help="Only papers of this year.")] = None,
    search: Search = None,
    json: AsJson = False,
) -> ExitCode:
    """List the papers that say whether they lobby, or who pays for them.

    Each paper stands there once for each meeting, or once a year where it names none, as it
    was made last: what `manifests/` knows. What counts as lobbying, its authors have decided
    and no program.

    The fields are: paper, day (of the meeting or hearing, else of the text), offices,
    lobbying (yes, no, or nothing), grants that pay for it, files.
    """
    from briefgen.usage.lobbying import reported
    from briefgen.usage.manifests import read_manifests, unsound_manifests

    workspace, report = door.open(), Report()
    report.add(*unsound_manifests(workspace))
    known = reported(read_manifests(workspace), year)
    rows = [
        row for row in map(_row, (one for one in known if one.says)) if matches(search, map(str, row.facts.values()))
    ]
    give(door, ("Paper", "Day", "Offices", "Lobbying", "Paid by"), rows, as_json=json, empty=NONE)
    if silent := sum(not one.says for one in known):
        door.tell("1 paper more says neither." if silent == 1 else f"{silent} papers more say neither.")
    return end(door, report)


def _row(one: Reported) -> Row:
    facts = {
        "paper": one.name,
        "day": str(one.day),
        "offices": list(one.whom),
        "lobbying": one.lobbying,
        "funding": list(one.funding),
        "files": list(one.files),
    }
    return Row(facts, (one.name, str(one.day), "\n".join(one.whom), one.lobbying or "", "\n".join(one.funding)))
