"""`briefgen review`: what is due for review, by those who look after it; and the day written down where it is done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.messages import tally
from briefgen.cli.options import Today
from briefgen.cli.table import Row, give
from briefgen.diagnostics import BriefError, Report

if TYPE_CHECKING:
    from briefgen.pipeline.reviewing import Due, Marked, Reviews
    from briefgen.usage import Use

EXAMPLES = """
$ briefgen review
$ briefgen review --today 2027-06-01
$ briefgen review syringe-analogy fact:women-who-inject-exchange-sex
"""

COLUMNS = ("Owner", "Text", "Why", "Sources", "Used in")


def review(
    door: Door,
    texts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT...]",
            help="What was reviewed today: blocks, fact:NAME, template:NAME, NAME.es for a translation.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    today: Today = None,
) -> ExitCode:
    """List what is due for review, by owner; or write down that a text was reviewed.

    Listed are blocks, facts and templates whose day has come, those that were never reviewed
    though they say how often, and translations that follow earlier words of their original;
    with the age of their sources, and where they are used. --today shows what will be due on a day.

    With texts named, the day of the run is written into the files of these, as `reviewed`, and
    the words that a translation follows, as `follows`. Nothing else in the files is touched.

    The fields are: owner, kind (block, fact or template), name, file, day by which it is due,
    reasons, status, sources with the day on which each was read and why it is to be looked up,
    uses. With texts named: kind, name, file, day, and whether the file was changed.
    """
    from briefgen.pipeline.reviewing import Reviews

    report = Report()
    reviews = Reviews(door.open(today), report)
    if texts:
        return _mark(door, reviews, dict.fromkeys(texts), json=json)
    rows = [Row(_whole(due) if json else _facts(due), _cells(due)) for due in reviews.due()]
    give(door, COLUMNS, rows, as_json=json, empty="Nothing is due for review.")
    door.report(report.diagnostics)
    if report.diagnostics:
        door.tell(f"{tally(report.diagnostics)}.")
    return ExitCode.CONTENT if report.failed else ExitCode.DONE


def _mark(door: Door, reviews: Reviews, typed: Iterable[str], *, json: bool) -> ExitCode:
    """Nothing is written before every name is known."""
    report, meant = Report(), []
    for name in typed:
        try:
            meant.append(reviews.find(name))
        except BriefError as error:
            report.add(*error.diagnostics)
    report.raise_if_failed()
    marked, day = reviews.mark(meant), str(reviews.workspace.today)
    if json:
        door.put_json([_said(one, day) for one in marked])
    else:
        for file in dict.fromkeys(one.text.place.file for one in marked if one.wrote):
            door.put(file)
    for one in marked:
        door.tell(_told(one, day))
    return ExitCode.DONE


def _said(one: Marked, day: str) -> dict[str, Any]:
    text = one.text
    return {"kind": str(text.kind), "name": text.typed, "file": text.place.file, "day": day, "changed": one.wrote}


def _told(one: Marked, day: str) -> str:
    text, known = one.text, one.text.upkeep
    following = f", and follows {text.original.file} as it is now" if text.behind and text.original else ""
    done = f"{text.typed}: reviewed on {day}{following}" if one.wrote else f"{text.typed}: nothing to change"
    if known.status != "approved":
        return f"{done}. It is {'still a draft' if known.status == 'draft' else 'retired'}."
    return (
        f"{done}." if known.every or text.behind else f"{done}. It says no `review_every`, so it will not come round."
    )


def _facts(due: Due) -> dict[str, Any]:
    text = due.text
    return {
        "owner": text.upkeep.owner or None,
        "kind": str(text.kind),
        "name": text.typed,
        "file": text.place.file,
        "due": str(due.day) if due.day else None,
        "reasons": list(due.reasons),
        "status": str(text.upkeep.status),
        "sources": [one.id for one in due.sources],
        "uses": list(_places(due.uses)),
    }


def _whole(due: Due) -> dict[str, Any]:
    """What a program is given that takes JSON: sources and uses with all that is known of them."""
    sources = [{"id": one.id, "accessed": one.accessed or None, "overdue": one.overdue or None} for one in due.sources]
    uses = [{"in": str(use.carrier), "name": use.name, "file": use.file, "line": use.line or None} for use in due.uses]
    return {**_facts(due), "sources": sources, "uses": uses}


def _cells(due: Due) -> tuple[str, ...]:
    text = due.text
    state = "" if text.upkeep.status == "approved" else f"\n{text.upkeep.status}"
    sources = (f"{one.id}{f', read {one.accessed}' if one.accessed else ''}{_late(one.overdue)}" for one in due.sources)
    return (
        text.upkeep.owner or "nobody",
        f"{text.typed}\n{text.kind}{state}",
        "\n".join(due.reasons),
        "\n".join(sources),
        "\n".join(_places(due.uses)),
    )


def _late(overdue: str) -> str:
    return f"\n  {overdue}" if overdue else ""


def _places(uses: Iterable[Use]) -> Iterable[str]:
    """What uses a text, each once."""
    return dict.fromkeys(f"{use.name}, {use.carrier}" for use in uses)
