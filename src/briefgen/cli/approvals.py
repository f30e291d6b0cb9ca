"""`briefgen approvals`: brief by brief, who signs, who must look again at which words, and who was never asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.options import Today
from briefgen.diagnostics import Report

if TYPE_CHECKING:
    from briefgen.models.approvals import Answered, Text
    from briefgen.pipeline.approving import Paper, Stand

EXAMPLES = """
$ briefgen approvals
$ briefgen approvals request example-housing-alliance
"""
SHOW_EXAMPLES = """
$ briefgen approvals
$ briefgen approvals show leave-behind --json
$ briefgen approvals show --today 2027-01-01
"""

MOST_TOLD = 10
"""How many texts of one organization are told; programs get all of them."""

Briefs = Annotated[
    list[str] | None,
    typer.Argument(metavar="[BRIEF]…", help="Briefs; without any, those that take their signers from approvals."),
]


def show(
    door: Door,
    briefs: Briefs = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    today: Today = None,
) -> ExitCode:
    """Show who signs each brief, who must look again, and who was never asked.

    Of a text that has changed since an organization approved it, the words that are gone stand
    in [-…-] and those that are new in {+…+}. What is compared is the canonical text: facts are
    filled in, and what differs from meeting to meeting is left open. A change that was declared
    minor is shown with who declared it. --today shows how everybody will stand on a day.

    `briefgen approvals` alone does the same. The states are: signs, must look again, asked for
    a part, never asked, refused, condition not met.
    """
    from briefgen.pipeline.approving import papers
    from briefgen.workspace.catalog import spec_names

    workspace, report = door.open(today), Report()
    shown = papers(workspace, spec_names(workspace, briefs or ()), report)
    if json:
        door.put_json([_facts(paper) for paper in shown])
    else:
        for paper in shown:
            _say(door, paper)
    if not shown:
        door.tell("No brief takes its signers from approvals: `signers: {from: approvals}`.")
    door.report(report.diagnostics)
    return ExitCode.CONTENT if report.failed else ExitCode.DONE


def _say(door: Door, paper: Paper) -> None:
    signing = sum(stand.signs for stand in paper.stands)
    door.put(f"{paper.name}: {len(paper.texts)} texts, {signing} of {len(paper.stands)} organizations sign")
    for stand in paper.stands:
        door.put(f"  {stand.endorser.name}: {stand.state}")
        for line in _lines(stand):
            door.put(f"    {line}")


def _lines(stand: Stand) -> Iterator[str]:
    from briefgen.pipeline.approving import changes

    yield from stand.unmet
    for text, earlier, change in stand.minor[:MOST_TOLD]:
        yield f"minor change of {change.declared.on} by {change.declared.by} in {text.called}, approved on {earlier.approval.on}:"
        yield f"  {changes(earlier, text)}"
    for text, earlier in stand.lapsed[:MOST_TOLD]:
        yield f"{text.called}, approved on {earlier.approval.on}:"
        yield f"  {changes(earlier, text)}"
    for label, texts in (("refused", stand.refused), ("not asked", stand.unasked if stand.covered else ())):
        yield from (f"{label}: {_named(text)}" for text in texts[:MOST_TOLD])
    more = [max(0, len(texts) - MOST_TOLD) for texts in (stand.minor, stand.lapsed, stand.refused, stand.unasked)]
    if sum(more) and stand.concerned:
        yield f"and {sum(more)} more"


def _named(text: Text) -> str:
    from briefgen.models.approvals import first_words

    return f"{text.called}: “{first_words(text.wording)}”"


def _facts(paper: Paper) -> dict[str, Any]:
    return {
        "brief": paper.name,
        "texts": len(paper.texts),
        "organizations": [_facts_of(stand) for stand in paper.stands],
    }


def _facts_of(stand: Stand) -> dict[str, Any]:
    return {
        "organization": stand.endorser.name,
        "state": stand.state,
        "logo": stand.signs and stand.logo,
        "conditions": list(stand.unmet),
        "lapsed": [_changed(text, earlier) for text, earlier in stand.lapsed],
        "minor": [
            {**_changed(text, earlier), "declared": str(one.declared.on), "declared_by": one.declared.by}
            for text, earlier, one in stand.minor
        ],
        "refused": _keys(stand.refused),
        "unasked": _keys(stand.unasked),
    }  # fmt: skip


def _changed(text: Text, earlier: Answered) -> dict[str, str]:
    """A text that was changed, with both of its wordings."""
    answer, before = earlier.approval, earlier.approved.wording
    return {**_key(text), "approved": str(answer.on), "by": answer.by, "old": before, "new": text.wording}


def _keys(texts: Sequence[Text]) -> list[dict[str, str]]:
    return [_key(text) for text in texts]


def _key(text: Text) -> dict[str, str]:
    data = text.as_data()
    return {key: value for key, value in data.items() if key not in ("wording", "hash")}
