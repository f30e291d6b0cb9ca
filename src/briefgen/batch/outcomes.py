"""What a batch has done: what became of each meeting, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from briefgen.batch.prints import Prints
from briefgen.batch.remembering import KnownPaper
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.models.meetings import MeetingRow
from briefgen.noun import noun
from briefgen.pipeline.meetings import said_of


class State(StrEnum):
    """What became of a packet: made, just as it was before, failed, or not asked for."""

    MADE = "made"
    KEPT = "kept"
    FAILED = "failed"
    LEFT = "left"


@noun
class Outcome:
    """What became of the packet of one meeting, in which folder its papers are, and what was said of it.

    One that failed is `only_edited` where nothing is wrong but that somebody edited a file of it, and its PDFs are right; one
    that was not asked for may have `failed_before`.
    """

    meeting: MeetingRow
    folder: str
    state: State
    papers: tuple[KnownPaper, ...] = ()
    told: tuple[Diagnostic, ...] = ()
    only_edited: bool = False
    failed_before: bool = False

    @property
    def pages(self) -> int:
        """The pages of its PDFs."""
        return sum(paper.pages or 0 for paper in self.papers)

    @property
    def sheets(self) -> int:
        """Its sheets of paper, printed on both sides, each document beginning on a new one."""
        return sum(((paper.pages or 0) + 1) // 2 for paper in self.papers)

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Why it failed."""
        return tuple(one for one in self.told if one.severity is Severity.ERROR) if self.state is State.FAILED else ()


@noun
class Done:
    """A batch that was run: all meetings of the table in the order of the day, `told` of them together, the file of the
    `index`, what there is to print."""

    packet: str
    outcomes: tuple[Outcome, ...]
    told: tuple[Diagnostic, ...]
    index: str = ""
    prints: Prints = Prints()

    def number(self, state: State) -> int:
        """How many packets are in this state."""
        return sum(one.state is state for one in self.outcomes)

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The packets that could not be made."""
        return tuple(one for one in self.outcomes if one.state is State.FAILED)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that is to be said, each thing once, with the meetings that it is said of."""
        looked_at = [one for one in self.outcomes if one.state is not State.LEFT]
        looked_at.sort(key=lambda one: (one.meeting.span.sheet, one.meeting.span.line))
        return (*self.told, *said_of((one.meeting, one.told) for one in looked_at))


def by_document(papers: Sequence[KnownPaper]) -> Mapping[str, KnownPaper]:
    """Papers by the ids of their documents."""
    return {paper.document: paper for paper in papers}
