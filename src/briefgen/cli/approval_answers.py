"""`briefgen approvals request`, `record` and `copies`: asking an organization, writing down its answer, what it is owed."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.approvals import Briefs
from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.options import Force, Formats, Output
from briefgen.cli.table import Row, give
from briefgen.diagnostics import BriefError, Report

if TYPE_CHECKING:
    from briefgen.models.approvals import Condition, Endorser
    from briefgen.pipeline.approving import Paper
    from briefgen.pipeline.copies import Copy
    from briefgen.workspace import Workspace

REQUEST_EXAMPLES = """
$ briefgen approvals request example-housing-alliance
$ briefgen approvals request example-housing-alliance --format pdf
"""
RECORD_EXAMPLES = """
$ briefgen approvals record "Example Alliance" leave-behind --by "Jo Sample"
$ briefgen approvals record example-alliance joint --condition "no logo"
"""
COPIES_EXAMPLES = """
$ briefgen approvals copies
$ briefgen approvals copies --collect
"""

COLUMNS = ("Organization", "Document", "Files")

Organization = Annotated[
    str, typer.Argument(metavar="ORG", help="An organization: the name of its file in approvals/, or its own.")
]
New = Annotated[bool, typer.Option("--new", help="It has no file in approvals/ yet; ORG is its name as printed.")]


def request(
    door: Door,
    organization: Organization,
    briefs: Briefs = None,
    new: New = False,
    format: Formats = None,
    output: Output = None,
    force: Force = False,
) -> ExitCode:
    """Make the paper by which an organization is asked to approve.

    It shows every text of the briefs that it has not approved as it stands, in its final wording;
    what has changed since it approved an earlier one; and a form to sign. Passages for the
    coalition alone are not in it. The files are approval-request-ORG.pdf and .docx.
    """
    from briefgen.cli.render import Run, chosen_formats
    from briefgen.pipeline.requesting import request as requested

    workspace = door.open()
    shown = papers_of(workspace, briefs)
    made = requested(workspace, _endorser(workspace, organization, new), shown)
    if not made.texts:
        door.tell("It has approved every text as it stands; there is nothing to ask for.")
        return ExitCode.DONE
    run = Run(door, made.workspace, output, chosen_formats(format or ()), (), (), False, False, force=force)
    run.make_all([made.file])
    return run.finish(strict=False)


def record(
    door: Door,
    organization: Organization,
    briefs: Annotated[list[str], typer.Argument(metavar="BRIEF…", help="The briefs whose texts they have seen.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who of the organization said so.")],
    new: New = False,
    on: Annotated[str, typer.Option(metavar="DAY", help="The day on which they said so; today, unsaid.")] = "",
    condition: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="A condition: “no logo”, “federal only”.")
    ] = None,
    until: Annotated[str, typer.Option(metavar="DAY", help="The last day on which it holds.")] = "",
    only_these: Annotated[bool, typer.Option("--only-these", help="It holds for these briefs alone.")] = False,
    refused: Annotated[bool, typer.Option("--refused", help="They said no, or take an earlier yes back.")] = False,
) -> ExitCode:
    """Write down what an organization said to the texts of briefs.

    Each text goes into approvals/ORG.yaml with its wording as it is now, and with what stands
    for that. What is in the file stays as it is; a text to which the same was said already is
    not written again.
    """
    from briefgen.models.approvals import Answer
    from briefgen.models.schema import schemas
    from briefgen.pipeline.recording import Said
    from briefgen.pipeline.recording import record as write

    workspace = door.open()
    shown = papers_of(workspace, briefs)
    only = tuple(paper.name for paper in shown) if only_these else ()
    conditions = _conditions(condition or [], _day(until, "--until"), only)
    day = _day(on, "--on") or workspace.today
    said = Said(by, str(day), Answer.REFUSED if refused else Answer.APPROVED, conditions)
    done = write(workspace, _endorser(workspace, organization, new), shown, said)
    if not done.texts:
        door.tell("Nothing was written: the same was said to all of these texts before.")
        return ExitCode.DONE
    workspace.create("schemas/approvals.schema.json", schemas()["approvals.schema.json"].encode())
    door.put(done.file)
    door.tell(f"{done.texts} texts, {'refused' if refused else 'approved'} by {by} on {day}.")
    return ExitCode.DONE


def copies(
    door: Door,
    organization: Annotated[str | None, typer.Argument(metavar="[ORG]", help="One organization alone.")] = None,
    collect: Annotated[bool, typer.Option("--collect", help="Put the files together in build/copies.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> ExitCode:
    """List the final copies that each organization is owed whose name stands under a paper.

    What was made is known by the manifests; only files that are current count. The fields are:
    organization, approved or typed, document, date of the text, files; of a paper for a meeting
    of a table its key, with whom it is, and on which day.
    """
    from briefgen.pipeline.copies import collect as put_together
    from briefgen.pipeline.copies import copies as owed_copies

    workspace, report = door.open(), Report()
    owed = owed_copies(workspace, _printed_name(workspace, organization) if organization else "")
    rows = [
        Row(
            {"organization": one.organization, "how": "typed" if one.typed else "approved", "document": one.document,
             "date": str(one.rendering.date), "files": list(one.files),
             **({"meeting": one.rendering.meeting, "for": one.rendering.whom} if one.rendering.meeting else {})},
            (one.organization, _copied(one), "\n".join(one.files)),
        )
        for one in owed
    ]  # fmt: skip
    give(door, COLUMNS, rows, as_json=json, empty="No paper that was made in this workspace is signed by anybody.")
    for one in dict.fromkeys(one.organization for one in owed if one.minor):
        door.tell(f"{one} signs with a minor change that it has not seen: `briefgen approvals request` shows it.")
    for file in put_together(workspace, owed, report) if collect else ():
        door.tell(f"Put there: {file}")
    door.report(report.diagnostics)
    return ExitCode.DONE


def _copied(one: Copy) -> str:
    """What is owed, and for which meeting it was made, where there are many."""
    meeting = f"\nfor {one.rendering.whom}" if one.rendering.meeting else ""
    return f"{one.document}\nof {one.rendering.date}{meeting}"


def _endorser(workspace: Workspace, typed: str, new: bool) -> Endorser:
    from briefgen.pipeline.approving import endorser_called

    if new and re.fullmatch(r"[a-z0-9-]+", typed):
        raise typer.BadParameter(
            "a new organization is named as it is printed: “Example Housing Alliance”", param_hint="ORG"
        )
    return endorser_called(workspace, typed, new=new)


def _printed_name(workspace: Workspace, typed: str) -> str:
    """The name as it is printed; that of one that is typed into briefs is known by the manifests alone."""
    try:
        return _endorser(workspace, typed, False).name
    except BriefError:
        return typed


def papers_of(workspace: Workspace, briefs: list[str] | None) -> tuple[Paper, ...]:
    """The papers of briefs; BriefError where one cannot be read."""
    from briefgen.pipeline.approving import papers
    from briefgen.workspace.catalog import spec_names

    report = Report()
    shown = papers(workspace, spec_names(workspace, briefs or ()), report)
    report.raise_if_failed()
    if not shown:
        raise typer.BadParameter("none of these is a paper that others read", param_hint="BRIEF")
    return shown


def _conditions(words: list[str], until: dt.date | None, papers: tuple[str, ...]) -> tuple[Condition, ...]:
    from briefgen.diagnostics import nearest
    from briefgen.models.approvals import CONDITIONS, Condition

    found = [Condition(say=one) for one in words]
    for one in found:
        if not one.known:
            close = nearest(one.said, CONDITIONS)
            meant = f"; did you mean {close}?" if close else f"; there are {', '.join(CONDITIONS)}"
            raise typer.BadParameter(f"“{one.say}” cannot be looked at{meant}", param_hint="--condition")
    found += [Condition(until=until)] if until else []
    return (*found, *((Condition(papers=papers),) if papers else ()))


def _day(typed: str, option: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(typed) if typed else None
    except ValueError:
        raise typer.BadParameter(f"“{typed}” is no day; write 2026-11-20", param_hint=option) from None
