"""What goes to the printer: all papers of a day in its order, one file for the offices and one for our own people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from briefgen.batch.outcomes import Outcome, State
from briefgen.batch.remembering import KnownPaper
from briefgen.diagnostics import Diagnostic, Report, Severity, Span
from briefgen.models.meetings import MeetingRow, Printing, PrintOrder
from briefgen.noun import noun
from briefgen.usage.sums import digest_of
from briefgen.workspace import Workspace
from briefgen.workspace.made import finished
from briefgen.writers.pdf.joining import Part

MOST_COPIES: Final = 200
"""The most copies of a paper that a table may ask for."""


@noun
class Sheaf:
    """Papers to print in this order: each as it lies in its folder, so many copies of it."""

    parts: tuple[Part, ...]
    sums: tuple[str, ...]


def in_print_order(outcomes: Sequence[Outcome], order: PrintOrder) -> tuple[Outcome, ...]:
    """The packets that are there, hour by hour; or team by team, in each of these hour by hour."""
    there = [one for one in outcomes if one.state in (State.MADE, State.KEPT, State.LEFT) and one.papers]
    if order is PrintOrder.TEAM:
        there.sort(key=lambda one: one.meeting.says.get("team", "").casefold())
    return tuple(there)


def sheaf(
    workspace: Workspace, outcomes: Sequence[Outcome], printing: Printing, report: Report, *, inside: bool
) -> Sheaf:
    """The papers for our own people, or those for the offices; what was changed by hand is told."""
    parts: list[Part] = []
    sums: list[str] = []
    for outcome in in_print_order(outcomes, printing.order):
        for paper in outcome.papers:
            if paper.inside is not inside:
                continue
            for name, digest in _to_print(workspace, paper, report):
                for _ in range(copies(outcome.meeting)):
                    parts.append(Part(workspace.root / name, paper.title, _within(outcome.meeting, printing.order)))
                    sums.append(digest)
    return Sheaf(tuple(parts), tuple(sums))


def copies(meeting: MeetingRow) -> int:
    """How many copies of each paper the table asks for; one, where it says nothing that is a number."""
    said = meeting.says.get("copies", "").strip()
    return min(int(said), MOST_COPIES) if said.isdecimal() and int(said) > 0 else 1


def _to_print(workspace: Workspace, paper: KnownPaper, report: Report) -> Iterator[tuple[str, str]]:
    """The PDF of a paper, where it lies there as it was made; what was changed is told."""
    for name, digest in paper.known.files.items():
        data = finished(workspace, name)
        if data is not None and digest_of(data) == digest:
            if name.endswith(".pdf"):
                yield name, digest
        elif name.endswith(".pdf"):
            report.add(_not_printed(name, gone=data is None))
        elif data is not None:
            report.add(_edited_word(name))


def _within(meeting: MeetingRow, order: PrintOrder) -> tuple[str, ...]:
    """The bookmarks around those of a packet: its day or team, and itself."""
    first = meeting.says.get("team") if order is PrintOrder.TEAM else meeting.says.get("date")
    return tuple(filter(None, (first, ", ".join(filter(None, (meeting.says.get("time"), meeting.name))))))


def _not_printed(name: str, *, gone: bool) -> Diagnostic:
    message = f"“{name}” is not there any longer" if gone else f"“{name}” was changed by somebody"
    hint = "Run the batch again, with --force where it is to be made anew."
    return Diagnostic(
        "not-printed", f"{message}: it is not among what is printed", Span(name), Severity.WARNING, hint=hint
    )


def _edited_word(name: str) -> Diagnostic:
    message = f"“{name}” was edited: what is printed is the PDF as it was made, without those edits"
    hint = "Print that Word file by itself, or bring the edits into the packet."
    return Diagnostic("prints-unedited", message, Span(name), Severity.WARNING, hint=hint)


def place(workspace: Workspace, packet: str, name: str) -> Path:
    """Where a file to print lies."""
    return workspace.root / "build" / packet / "print" / name
