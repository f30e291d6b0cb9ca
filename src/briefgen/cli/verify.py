"""`briefgen verify`: which paper is this, is it what was written, is it current, and what has changed since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.messages import tally
from briefgen.diagnostics import Report

if TYPE_CHECKING:
    from briefgen.pipeline.verifying import Verdict

EXAMPLES = """
$ briefgen verify build/leave-behind.docx
$ briefgen verify H3V5RV5WN9
$ briefgen verify returned/ --json
"""

SAID = {
    "written": "it is just what was written",
    "same": "it has the same words in other bytes: it was saved again, printed or merged",
    "part": "it is a part of the paper, with the same words",
    "edited": "it was edited",
    "untold": "its words cannot be compared: nothing stands for those of this paper",
    "code": "",
}
STANDING = {
    True: "it is current",
    False: "it is not current:",
    None: "whether it is current cannot be told:",
}
MOST_TOLD = 10
"""How many paragraphs of each kind are told; programs get all of them."""

LONGEST = 100


def verify(
    door: Door,
    asked: Annotated[
        str, typer.Argument(metavar="FILE", help="A PDF or Word file, a folder of them, or a content code.")
    ],
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> ExitCode:
    """Tell which paper a file or a content code is of, whether it is what was written, and whether it is current.

    Told is for whom it was made, and whether the file is just what was written, has the same
    words in other bytes, is a part of it, or was edited, and which paragraphs; and what has
    changed since in the workspace, block by block. Papers are known by the manifests.

    The command ends with 0 where everything is what was written and is current, with 4 where
    something is not, and with 1 where a file is of no paper that is known or cannot be read.
    """
    from briefgen.pipeline.verifying import verify as verified

    report = Report()
    verdicts: list[Verdict] = []
    for found in verified(door.open(), asked, report):
        verdicts += found
        if not json:
            for verdict in found:
                _say(door, verdict)
    if json:
        door.put_json({"asked": asked, "papers": [_facts(one) for one in verdicts]})
    door.report(report.diagnostics)
    if Path(asked).is_dir():
        door.tell(_summary(verdicts, report))
    elif report.diagnostics:
        door.tell(f"{tally(report.diagnostics)}.")
    if report.failed:
        return ExitCode.CONTENT
    return ExitCode.DONE if all(one.good for one in verdicts) else ExitCode.DIFFERS


def _say(door: Door, one: Verdict) -> None:
    """What is to be said of one paper, line by line."""
    door.put(f"{one.name}{_pages(one)}: {_paper(one)}")
    for line in _lines(one):
        door.put(f"  {line}")


def _pages(one: Verdict) -> str:
    if not one.pages:
        return ""
    return f", page{'s' if len(one.pages) > 1 else ''} {', '.join(map(str, one.pages))}"


def _paper(one: Verdict) -> str:
    made = one.rendering
    which = f"{made.document} of {made.spec}" if made.document else made.spec
    whom = f", for {made.whom}" if made.whom else ""
    return f"{which}{whom}, made on {made.made or made.date}" + (f", code {one.code}" if one.code else "")


def _lines(one: Verdict) -> Iterator[str]:
    if SAID[one.kind]:
        yield SAID[one.kind]
    if one.kind == "code" and one.rendering.meeting and one.rendering.files:
        yield f"its files: {', '.join(one.rendering.files)}"
    yield from _quoted("new: ", one.new)
    yield from _quoted("missing: ", one.lost)
    yield from _quoted("not compared, for it may go on on another page: ", one.broken)
    standing = one.standing
    yield STANDING[standing.current]
    yield from (f"  {change}" for change in standing.changes)


def _quoted(before: str, texts: Sequence[str]) -> Iterator[str]:
    for text in texts[:MOST_TOLD]:
        words = " ".join(text.split())
        yield f"  {before}“{words if len(words) <= LONGEST else words[: LONGEST - 1] + '…'}”"
    if len(texts) > MOST_TOLD:
        yield f"  {before}{len(texts) - MOST_TOLD} more"


def _facts(one: Verdict) -> dict[str, Any]:
    made = one.rendering
    occasion = made.occasion
    return {
        "name": one.name,
        "pages": list(one.pages) or None,
        "verdict": str(one.kind),
        "code": one.code or None,
        "spec": made.spec,
        "document": made.document,
        "for": list(occasion.whom) if occasion else [],
        "day": str(occasion.date) if occasion and occasion.date else None,
        "meeting": made.meeting,
        "files": list(made.files),
        "audience": str(made.audience),
        "made": str(made.made) if made.made else None,
        "new": list(one.new),
        "missing": list(one.lost),
        "not_compared": list(one.broken),
        "current": one.standing.current,
        "changes": list(one.standing.changes),
    }


def _summary(verdicts: Sequence[Verdict], report: Report) -> str:
    """How many there are of each kind: `3 papers: 2 written, 1 edited; 2 current; 1 file is of none that is known`."""
    kinds = Counter(str(one.kind) for one in verdicts)
    said = ", ".join(f"{kinds[kind]} {kind}" for kind in SAID if kinds[kind])
    current = sum(one.standing.current is True for one in verdicts)
    wrong = sum(one.severity == "error" for one in report.diagnostics)
    papers = f"{len(verdicts)} paper{'s' if len(verdicts) != 1 else ''}"
    more = f"; {wrong} file{'s' if wrong != 1 else ''} could not be told" if wrong else ""
    return f"{papers}{': ' + said + f'; {current} current' if verdicts else ''}{more}."
