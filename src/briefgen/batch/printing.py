"""What goes to the printer: all papers of a day in its order, each as it was made, and what of them cannot be printed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from briefgen.batch.jobs import Made
from briefgen.batch.outcomes import Outcome, State
from briefgen.batch.printed import PrintedPaper
from briefgen.batch.remembering import KnownPaper, Remembered
from briefgen.diagnostics import Diagnostic, Report, Severity, Span
from briefgen.models.meetings import MeetingRow, PrintOrder
from briefgen.noun import noun
from briefgen.usage.sums import digest_of
from briefgen.workspace import Workspace
from briefgen.workspace.streaming import sum_of_file

MOST_COPIES: Final = 200
"""The most copies of a paper that a table may ask for."""

EDITED: Final = "edited-output"
"""The code of what keeps a packet out of its folder where somebody edited a file of it."""


@noun
class ToPrint:
    """A paper to print: of which packet, the file with its pages, the sum of that, so many copies of it."""

    packet: Outcome
    paper: KnownPaper
    file: str
    sum: str
    copies: int

    @property
    def noted(self) -> PrintedPaper:
        """The same as it is noted down when it was printed."""
        row, paper = self.packet.meeting, self.paper
        return PrintedPaper(
            row.key, row.name, row.says.get("date", ""), row.says.get("time", ""), self.packet.folder.rpartition("/")[2],
            paper.document, paper.title, paper.code, paper.inside, self.sum, self.copies,
        )  # fmt: skip


@noun
class Found:
    """What there is to print, in its order; `missing` are the packets of which nothing is right.

    `unsure` are the keys of meetings of which not all papers are right.
    """

    papers: tuple[ToPrint, ...]
    missing: tuple[Outcome, ...]
    unsure: frozenset[str]


def to_print(
    workspace: Workspace,
    outcomes: Sequence[Outcome],
    order: PrintOrder,
    report: Report,
    known: Collection[tuple[str, str, str]] = (),
) -> Found:
    """All papers to print, in their order: hour by hour; or team by team, in each of these hour by hour.

    What cannot be printed is reported. `known` are papers that were right when they were looked at last, by key,
    document and sum: a packet that this run did not come to is printed where they are.
    """
    looked_at = [(one, bool(one.papers) and _is_current(one, known)) for one in outcomes]
    there = [one for one, current in looked_at if current]
    gone = [one for one, current in looked_at if not current]
    if order is PrintOrder.TEAM:
        there.sort(key=lambda one: (not team_of(one.meeting), team_of(one.meeting).casefold()))
    found = [one for packet in there for one in _of_packet(workspace, packet, report)]
    papers = tuple(one for one in found if one.sum)
    unsure = {one.packet.meeting.key for one in found if not one.sum} | {one.meeting.key for one in gone}
    return Found(papers, tuple(gone), frozenset(unsure))


def is_only_edited(problems: Sequence[Diagnostic], made: Made, before: Remembered | None) -> bool:
    """Whether a packet stays out of its folder for edits alone, and the PDFs that lie there are those that were made now."""
    if before is None or any(one.code != EDITED for one in problems):
        return False
    there = {(paper.document, digest) for paper in before.papers for digest in paper.known.files.values()}
    new = {
        (paper.document, digest_of(data))
        for paper in made.papers
        for name, data in paper.files.items()
        if _is_pdf(name)
    }
    documents = {paper.document for paper in made.papers} == {paper.document for paper in before.papers}
    return documents and new <= there


def team_of(meeting: MeetingRow) -> str:
    """The name of the team of a meeting; empty where none is said."""
    return meeting.says.get("team", "").strip()


def _is_current(packet: Outcome, known: Collection[tuple[str, str, str]]) -> bool:
    """Whether the papers of a packet are those that would be made now, as far as anybody knows."""
    if packet.state is State.LEFT and packet.failed_before:
        return all(one in known for paper in packet.papers for one in _marks(packet, paper))
    return packet.state is not State.FAILED or packet.only_edited


def _marks(packet: Outcome, paper: KnownPaper) -> Iterator[tuple[str, str, str]]:
    for name, digest in paper.known.files.items():
        if _is_pdf(name):
            yield packet.meeting.key, paper.document, digest


def _of_packet(workspace: Workspace, packet: Outcome, report: Report) -> Iterator[ToPrint]:
    """The papers of a packet; those that cannot be printed have no sum."""
    number = _copies(packet.meeting, report)
    for paper in packet.papers if number else ():
        for name, digest in paper.known.files.items():
            there = sum_of_file(workspace, name)
            if not _is_pdf(name):
                if there not in (None, digest):
                    report.add(_edited_word(name))
            elif there == digest:
                yield ToPrint(packet, paper, name, digest, number)
            else:
                report.add(_not_printed(name, gone=there is None))
                yield ToPrint(packet, paper, name, "", 0)


def _is_pdf(name: str) -> bool:
    return name.endswith(".pdf")


def _copies(meeting: MeetingRow, report: Report) -> int:
    """How many copies of each paper the table asks for; one, where it says nothing, or nothing that can be used."""
    said = meeting.says.get("copies", "").strip()
    if not said:
        return 1
    if said.isdecimal() and int(said) <= MOST_COPIES:
        return int(said)
    report.add(_unread_copies(said, meeting))
    return 1


def _unread_copies(said: str, meeting: MeetingRow) -> Diagnostic:
    message = f"“{said}” is no number of copies: one is printed"
    expected = f"a whole number from 0 to {MOST_COPIES}"
    return Diagnostic("unread-copies", message, meeting.span, Severity.WARNING, expected=expected)


def _not_printed(name: str, *, gone: bool) -> Diagnostic:
    message = (
        f"“{name}” is not there any longer: it is not among what is printed"
        if gone
        else f"“{name}” was changed by somebody: it is not among what is printed"
    )
    hint = "Run the batch again, with --force where it is to be made anew."
    return Diagnostic("not-printed", message, Span(name), Severity.WARNING, hint=hint)


def _edited_word(name: str) -> Diagnostic:
    message = f"“{name}” was edited: what is printed is the PDF as it was made, without those edits"
    hint = "Print that Word file by itself, or bring the edits into the packet."
    return Diagnostic("prints-unedited", message, Span(name), Severity.WARNING, hint=hint)
