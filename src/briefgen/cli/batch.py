"""`briefgen batch`: makes a packet for every meeting of a table."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.batch_progress import BatchProgress
from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.messages import tally
from briefgen.cli.options import Force, Formats, NoReadBack, Today
from briefgen.cli.render import NOT_READ_BACK, Draft, chosen_formats
from briefgen.diagnostics import Severity

if TYPE_CHECKING:
    from briefgen.batch.day import Wanted
    from briefgen.batch.outcomes import Done
    from briefgen.workspace import Workspace

EXAMPLES = """
$ briefgen batch lobby-day
$ briefgen batch lobby-day --dry-run
$ briefgen batch lobby-day --only "Rep. Example"
$ briefgen batch lobby-day --where state=NY --format pdf
$ briefgen batch lobby-day --failed
$ briefgen batch lobby-day --mark-printed
$ briefgen batch thank-you-day --meetings build/lobby-day/after.xlsx
"""

Packet = Annotated[str, typer.Argument(metavar="PACKET", help="The packet, with its table of meetings.")]

Only = Annotated[
    list[str] | None,
    typer.Option(metavar="MEETING", help="Only the meeting of this name or key; may be given several times."),
]

Rows = Annotated[str | None, typer.Option(metavar="NUMBERS", help="Only these rows of the table: 3-7,12.")]

Where = Annotated[
    list[str] | None,
    typer.Option(metavar="COLUMN=VALUE", help="Only meetings of which a column says this; may be given several times."),
]

Answers = Annotated[
    Path | None,
    typer.Option(
        "--meetings",
        metavar="FILE",
        help="Only meetings with an answer in this file, which is the after.xlsx of a batch, filled in.",
    ),
]

Failed = Annotated[bool, typer.Option("--failed", help="Only those that failed the last time.")]

Jobs = Annotated[
    int | None,
    typer.Option(metavar="NUMBER", min=1, max=256, help="How many are made side by side; all cores, unsaid."),
]

Dry = Annotated[
    bool,
    typer.Option(
        "--dry-run", help="Write nothing: say how many documents, pages and sheets it would be, and what is wrong."
    ),
]

Refit = Annotated[bool, typer.Option("--refit", help="Choose anew what fits, also where nothing has changed.")]

MarkPrinted = Annotated[
    bool,
    typer.Option("--mark-printed", help="Make nothing: mark what lies in build/PACKET/print as printed."),
]


def batch(
    door: Door,
    packet: Packet,
    only: Only = None,
    rows: Rows = None,
    where: Where = None,
    failed: Failed = False,
    meetings: Answers = None,
    format: Formats = None,
    jobs: Jobs = None,
    dry_run: Dry = False,
    refit: Refit = False,
    mark_printed: MarkPrinted = False,
    no_read_back: NoReadBack = False,
    draft: Draft = False,
    today: Today = None,
    force: Force = False,
    strict: Annotated[bool, typer.Option("--strict", help="End with exit code 3 when there are warnings.")] = False,
) -> ExitCode:
    """Make the papers of every meeting in a packet's table.

    Each meeting gets a folder of its own in build/PACKET, in the order of the day. One
    that fails does not keep the others from being made; what is as it was is not made
    again; papers of a meeting that moved or is no more are taken away, unless somebody
    edited them. Ended at any moment, it goes on from there the next time.

    Beside them it writes the schedule of the day for those who run it (PDF, Word, Excel), a
    calendar for each team, and after.xlsx, in which you write down what came of each meeting.

    What is to be printed lies in build/PACKET/print, in the order of the day: office.pdf
    and internal.pdf; again.pdf is what differs from what was marked as printed.

    The folders of the packets that were made are printed, one a line, and last the page
    that lists all of them, index.html.
    """
    from briefgen.batch.choosing import Chosen
    from briefgen.batch.day import Wanted
    from briefgen.batch.jobs import Terms
    from briefgen.cli.batch_printing import mark
    from briefgen.workspace.catalog import spec_name

    workspace = door.open(today)
    file = spec_name(workspace, packet)
    if mark_printed:
        return mark(door, workspace, file)
    terms = Terms(file, chosen_formats(format or ()) or (), not no_read_back, draft, refit)
    chosen = Chosen(tuple(only or ()), rows or "", tuple(where or ()), failed)
    answers = workspace.name_of(meetings) if meetings else ""
    wanted = Wanted(terms, chosen, jobs or 0, force, dry_run, answers)
    done = _done(door, workspace, wanted)
    _tell(door, done, dry=dry_run)
    if no_read_back:
        door.tell(NOT_READ_BACK)
    return _exit(done, strict)


def _done(door: Door, workspace: Workspace, wanted: Wanted) -> Done:
    """The batch, made while a person sees how far it is; one that is interrupted says that it can go on."""
    from briefgen.batch.day import batch as make

    with BatchProgress(door) as progress:
        try:
            return make(workspace, wanted, progress)
        except KeyboardInterrupt:
            if progress.has_begun:
                door.tell(f"Interrupted: {progress.so_far} are done, and whole. The same command goes on from there.")
            raise


def _tell(door: Door, done: Done, *, dry: bool) -> None:
    """What was made and where, what failed and why, and how it went in one line."""
    from briefgen.batch.outcomes import State
    from briefgen.cli.batch_printing import tell_prints

    door.report(done.diagnostics)
    if not dry:
        for one in done.outcomes:
            if one.state is State.MADE:
                door.put(one.folder)
        if done.index:
            door.put(done.index)
    tell_prints(door, done.prints)
    for one in done.failed:
        place = one.meeting.span.within or f"line {one.meeting.span.line}"
        door.tell(f"failed: {one.meeting.name} ({place}): {_reason(one.problems)}")
    door.tell(*_summary(done, dry=dry))


def _reason(problems: Iterable[object]) -> str:
    found = [getattr(one, "message", "") for one in problems]
    return found[0] + (f"; {len(found) - 1} more" if len(found) > 1 else "") if found else ""


def _summary(done: Done, *, dry: bool) -> list[str]:
    from briefgen.batch.outcomes import State

    if not any(one.state is not State.LEFT for one in done.outcomes):
        return ["No packet failed the last time."]
    made, kept, failed = (done.number(state) for state in (State.MADE, State.KEPT, State.FAILED))
    counted = [one for one in done.outcomes if one.state in (State.MADE, State.KEPT)]
    documents, pages, sheets = (
        sum(map(size, counted)) for size in (lambda one: len(one.papers), lambda one: one.pages, lambda one: one.sheets)
    )
    verb = "would be made" if dry else "made"
    parts = [
        f"{_number(made, 'packet')} {verb}",
        f"{kept} as before" if kept else "",
        f"{failed} failed" if failed else "",
    ]
    paper = f", {_number(pages, 'page')}, {_number(sheets, 'sheet')} of paper on both sides" if pages else ""
    size = f"{_number(documents, 'document')}{paper}"
    lines = [f"{', '.join(filter(None, parts))}: {size}."]
    if counts := tally(done.diagnostics):
        lines.append(f"{counts}.")
    return lines


def _number(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _exit(done: Done, strict: bool) -> ExitCode:
    if done.failed or any(one.severity is Severity.ERROR for one in done.diagnostics):
        return ExitCode.CONTENT
    warned = any(one.severity is Severity.WARNING for one in done.diagnostics)
    return ExitCode.STRICT if strict and warned else ExitCode.DONE
