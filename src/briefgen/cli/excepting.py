"""`briefgen list exceptions`: where a rule about words does not hold, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.listing import AsJson, Search, end
from briefgen.cli.table import Row, give
from briefgen.diagnostics import Report
from briefgen.models.card import matches

if TYPE_CHECKING:
    from briefgen.pipeline.wording import Excepted

EXAMPLES = """
$ briefgen list exceptions
$ briefgen list exceptions --search long-sentence
"""


def exceptions(door: Door, search: Search = None, json: AsJson = False) -> ExitCode:
    """List where texts are exempt from a rule about words, with the reasons.

    A text says so in a comment of its own above a passage, `allow long-sentence: the reason`.
    The fields are: file, line, rule, reason.
    """
    from briefgen.pipeline.wording import exceptions as found_in

    workspace, report = door.open(), Report()
    rows = [_row(one) for one in found_in(workspace, report)]
    rows = [row for row in rows if matches(search, map(str, row.facts.values()))]
    give(door, ("Where", "Rule", "Why"), rows, as_json=json)
    return end(door, report)


def _row(one: Excepted) -> Row:
    facts = {"file": one.file, "line": one.line, "rule": one.rule, "reason": one.reason}
    return Row(facts, (f"{one.file}:{one.line}", one.rule, one.reason or "no reason is given"))
