"""All packets of a day: read, make, put in place, remember. Begin here."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Protocol

from briefgen.batch.alike import settled
from briefgen.batch.choosing import Chosen, choose
from briefgen.batch.indexing import put_index
from briefgen.batch.jobs import Job, Made, Terms
from briefgen.batch.outcomes import Done, Outcome, State, by_document
from briefgen.batch.printer import with_prints
from briefgen.batch.printing import is_only_edited
from briefgen.batch.remembering import KnownPaper, Memory, Remembered
from briefgen.batch.running import run
from briefgen.batch.shelving import KEPT, Shelf, sketch
from briefgen.diagnostics import BriefError, Diagnostic, Severity, Span
from briefgen.models.folders import OUTPUT
from briefgen.models.meetings import MeetingRow, Meetings
from briefgen.noun import noun
from briefgen.pipeline.answered import answered
from briefgen.pipeline.meetings import meetings_of
from briefgen.pipeline.placing import folders, in_order
from briefgen.pipeline.saving import begin_sitting, end_sitting
from briefgen.readers.brief.reading import refuse_template
from briefgen.readers.brief.unused import unused_whens
from briefgen.readers.meetings.knowing import known, recognized, shifted
from briefgen.readers.tables.reading import LIMIT_BYTES
from briefgen.workspace import Workspace
from briefgen.workspace.locking import only_one
from briefgen.workspace.made import finished
from briefgen.workspace.traced import Fact


@noun
class Wanted:
    """What is asked of a batch: on which `terms`, for which meetings, by so many workers; with `force`, over edited files.

    A `dry` run writes nothing. Where a file of `answers` is named, only meetings that have one are meant.
    """

    terms: Terms
    chosen: Chosen = Chosen()
    workers: int = 0
    force: bool = False
    dry: bool = False
    answers: str = ""


class Watcher(Protocol):
    """Who is told how far a batch is."""

    def begin(self, meetings: int) -> None:
        """So many packets are to be made, or looked at."""

    def done(self, outcome: Outcome) -> None:
        """One of them is done."""

    def stop_if_asked(self) -> None:
        """Raise what ends the run, where somebody asked for that."""


def batch(workspace: Workspace, wanted: Wanted, watcher: Watcher) -> Done:
    """Make the packets of the meetings that are meant. What is wrong with one keeps no other from being made.

    Raises BriefError where nothing can be made: there is no table, it cannot be read, a column of it was sorted without the
    others since the last run, another batch of it is going on.
    """
    refuse_template(wanted.terms.file)
    shared = workspace.for_one_run()
    meetings = meetings_of(shared, wanted.terms.file)
    if meetings is None:
        raise BriefError([_no_table(wanted.terms.file)])
    if wanted.answers:
        meetings = answered(shared, wanted.terms.file, meetings, wanted.answers)
    if wanted.dry:
        return _Run(workspace, wanted, meetings, watcher).all()
    with only_one(workspace.root, f"batch {wanted.terms.file}", _going_on(wanted.terms.file)):
        return _Run(workspace, wanted, meetings, watcher).all()


class _Run:
    """One batch: what is known before it, and how each packet is brought into its place."""

    def __init__(self, workspace: Workspace, wanted: Wanted, meetings: Meetings, watcher: Watcher) -> None:
        self.workspace = workspace
        self.wanted = wanted
        self.terms = wanted.terms
        self.meetings = meetings
        self.watcher = watcher
        self.memory = Memory(workspace, wanted.terms.file)
        shifted = tuple(self._recognize())
        self.packet = PurePosixPath(wanted.terms.file).stem
        self.folders = {key: f"{OUTPUT}/{self.packet}/{name}" for key, name in folders(meetings.rows).items()}
        self.sitting, told = begin_sitting(workspace, wanted.terms.file, meetings.sum, dry=wanted.dry)
        self.shelf = Shelf(workspace, self.sitting, force=wanted.force)
        unused = unused_whens(workspace.for_one_run(), wanted.terms.file, meetings)
        self.told: list[Diagnostic] = [*meetings.told, *shifted, *unused, *told]
        self.outcomes: dict[str, Outcome] = {}

    def all(self) -> Done:
        """Make what is to be made, and leave everything in order, also where the run is ended before its end."""
        failed = [key for key, one in self.memory.meetings.items() if one.failed]
        chosen = in_order(choose(self.meetings, self.wanted.chosen, failed))
        self.watcher.begin(len(chosen))
        try:
            if not self.wanted.dry:
                self.told += self._out_of_the_way(chosen)
            self._settle_lengths()
            jobs = [job for meeting in chosen if (job := self._job(meeting))]
            with closing(self._run(jobs)) as going:
                for job, made in going:
                    self._done(self._saved(job.meeting, made))
            self.told += self._schedules()
        finally:
            if not self.wanted.dry:
                self.memory.tidy()
                self.told += end_sitting(self.workspace, self.sitting, self._said())
        if self._changed_meanwhile():
            self.told.append(_table_changed(self.meetings.file))
        outcomes = tuple(map(self._outcome, in_order(self.meetings.rows)))
        index = self._index(outcomes)
        done = Done(self.packet, outcomes, tuple(self.told), index)
        return done if self.wanted.dry else with_prints(self.workspace, self.terms.file, done)

    def _index(self, outcomes: Sequence[Outcome]) -> str:
        """The name of the page that lists the packets, once it is written."""
        if self.wanted.dry:
            return ""
        try:
            return put_index(self.workspace, self.terms.file, outcomes)
        except BriefError as error:
            self.told += [replace(one, severity=Severity.WARNING) for one in error.diagnostics]
            return ""

    def _recognize(self) -> Iterator[Diagnostic]:
        """Call the meetings of the last run as they are called now; what is told of columns that were sorted alone since.

        Raises BriefError where such a column decides what a packet says, unless that is forced.
        """
        before = [one.who for one in self.memory.meetings.values()]
        found = shifted(before, self.meetings.rows)
        wrong = [_forced_by(one) for one in found if one.severity is Severity.ERROR]
        if wrong and not self.wanted.force:
            raise BriefError([*wrong, *(one for one in found if one.severity is not Severity.ERROR)])
        became = recognized(before, self.meetings.rows)
        self.memory.call({key: now.key for key, now in became.items() if now.key})
        yield from (replace(one, severity=Severity.WARNING) for one in found)

    def _run(self, jobs: Iterable[Job]) -> Generator[tuple[Job, Made], None, None]:
        wanted = list(jobs)
        workers = min(self.wanted.workers or os.cpu_count() or 1, max(1, len(wanted)))
        return run(self.workspace, wanted, workers, self.watcher.stop_if_asked)

    def _settle_lengths(self) -> None:
        """Choose the lengths that all meetings share, where they share them and none are chosen."""
        sound = [one for one in self.meetings.rows if not _is_wrong(one)]
        found = settled(self.workspace.for_one_run(), self.wanted.terms, sound, self._run)
        self.told += found.told
        if self.wanted.dry:
            return
        for name, data in found.locks.items():
            path = self.workspace.root.joinpath(*PurePosixPath(name).parts)
            self.workspace.write(path.parent, {path.name: data})
        if found.locks:
            self.terms = replace(self.terms, refit=False)

    def _job(self, meeting: MeetingRow) -> Job | None:
        """What is to be made for a meeting; None where that is known already: it is as it was, or cannot be made."""
        if _is_wrong(meeting):
            self._done(self._failed(meeting, meeting.problems))
            return None
        before = self.memory.meetings.get(meeting.key)
        if before and self._is_as_it_was(meeting, before):
            self._done(Outcome(meeting, before.folder, State.KEPT, before.papers, tuple(self._still(before.told))))
            return None
        if before is None or self.wanted.terms.refit or not self.shelf.knows(before):
            return Job(self.terms, meeting)
        return Job(self.terms, meeting, {paper.document: paper.known for paper in before.papers})

    def _is_as_it_was(self, meeting: MeetingRow, before: Remembered) -> bool:
        if self.wanted.terms.refit:
            return False
        row = self.memory.row_sum(meeting, self.terms)
        place = (before.key, before.folder) == (meeting.key, self.folders[meeting.key])
        here = place and self.shelf.knows(before)
        there = here and self.memory.still_true(before, row)
        return there and all(_sum_of_file(self.workspace, name) == digest for name, digest in before.files.items())

    def _still(self, told: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        """What was told of a meeting and holds: a file that was kept may be gone by now."""
        for one in told:
            if one.code != KEPT or (one.span and self.workspace.exists(one.span.file)):
                yield one

    def _saved(self, meeting: MeetingRow, made: Made) -> Outcome:
        """What became of a meeting whose packet was made, or not."""
        told = (*meeting.problems, *made.diagnostics)
        if made.failed:
            return self._failed(meeting, told)
        folder, before = self.folders[meeting.key], self.memory.meetings.get(meeting.key)
        moved = before is not None and before.folder != folder
        state = State.MADE if moved or any(paper.is_new for paper in made.papers) else State.KEPT
        if self.wanted.dry:
            return Outcome(meeting, folder, state, tuple(_sketched(made, before)), told)
        try:
            papers, more = self.shelf.put(made, folder, before)
        except BriefError as error:
            failed = self._failed(meeting, (*told, *error.diagnostics))
            return replace(failed, only_edited=is_only_edited(error.diagnostics, made, before))
        outcome = Outcome(meeting, folder, state, papers, (*told, *more))
        self._remember(outcome, made.facts)
        return outcome

    def _failed(self, meeting: MeetingRow, told: Sequence[Diagnostic]) -> Outcome:
        before = self.memory.meetings.get(meeting.key)
        folder = before.folder if before and before.papers else self.folders[meeting.key]
        if before and any(self.workspace.exists(name) for name in before.files):
            told = (*told, _from_before(meeting, before))
        outcome = Outcome(meeting, folder, State.FAILED, before.papers if before else (), tuple(told))
        if not self.wanted.dry:
            self._remember(outcome, None)
        return outcome

    def _remember(self, outcome: Outcome, facts: Mapping[Fact, str] | None) -> None:
        """Keep what became of a meeting for the next run; where that cannot be, it is made anew then, and this is told."""
        try:
            self.memory.keep(self._remembered(outcome), facts)
        except BriefError as error:
            told = (replace(one, severity=Severity.WARNING) for one in error.diagnostics)
            self.told += [one for one in told if one not in self.told]

    def _remembered(self, outcome: Outcome) -> Remembered:
        meeting = outcome.meeting
        row = self.memory.row_sum(meeting, self.terms)
        failed = outcome.state is State.FAILED
        return Remembered(
            meeting.key, meeting.name, outcome.folder, row, "", failed, outcome.papers, outcome.told, known(meeting)
        )

    def _done(self, outcome: Outcome) -> None:
        self.outcomes[outcome.meeting.key] = outcome
        self.watcher.done(outcome)

    def _outcome(self, meeting: MeetingRow) -> Outcome:
        """What became of a meeting in this run; of one that was not asked for, what is there of it."""
        if meeting.key in self.outcomes:
            return self.outcomes[meeting.key]
        before = self.memory.meetings.get(meeting.key)
        folder = before.folder if before else self.folders[meeting.key]
        if before is None:
            return Outcome(meeting, folder, State.LEFT)
        return Outcome(meeting, folder, State.LEFT, before.papers, before.told, failed_before=before.failed)

    def _out_of_the_way(self, chosen: Sequence[MeetingRow]) -> Iterator[Diagnostic]:
        """Take away papers of meetings that are in the table no longer, and those that lie where another's are to be put."""
        rows = {meeting.key for meeting in self.meetings.rows}
        asked = {meeting.key for meeting in chosen}
        places = {self.folders[key]: key for key in asked}
        for key, before in list(self.memory.meetings.items()):
            in_the_way = places.get(before.folder, key) != key
            if key not in rows and (in_the_way or self.wanted.chosen.all):
                left = tuple(self.shelf.clear(before))
                self.memory.forget(replace(before, papers=self.shelf.left_of(before)))
                yield from left
            elif in_the_way and key in asked:
                yield from self.shelf.clear(before)
                self.memory.put(replace(before, papers=()))

    def _schedules(self) -> tuple[Diagnostic, ...]:
        """The schedule of all meetings, for those who run the day; once it is over, there is none."""
        if self.wanted.answers:
            return ()
        from briefgen.batch.schedule.making import make_schedules, warnings

        if self.wanted.dry:
            return warnings(self.meetings.rows)
        formats, force = self.terms.formats, self.wanted.force
        return make_schedules(self.workspace.for_one_run(), self.terms.file, self.meetings.rows, formats, force=force)

    def _said(self) -> str:
        made = sum(one.state is State.MADE for one in self.outcomes.values())
        return f"{made} packets" if made else ""

    def _changed_meanwhile(self) -> bool:
        try:
            data = self.workspace.read(self.meetings.file, limit_bytes=LIMIT_BYTES).data
        except BriefError:
            return True
        return hashlib.sha256(data).hexdigest() != self.meetings.sum


def _is_wrong(meeting: MeetingRow) -> bool:
    return any(one.severity is Severity.ERROR for one in meeting.problems)


def _sketched(made: Made, before: Remembered | None) -> Iterator[KnownPaper]:
    """The papers of a packet that is not put in place."""
    known: Mapping[str, KnownPaper] = by_document(before.papers) if before else {}
    for paper in made.papers:
        yield sketch(paper) if paper.is_new else known[paper.document]


def _sum_of_file(workspace: Workspace, name: str) -> str:
    data = finished(workspace, name)
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _no_table(file: str) -> Diagnostic:
    message = "this brief has no table of meetings"
    hint = "Name one in the packet, beside `documents`: `meetings: briefs/meetings/lobby-day.xlsx`. `briefgen new meetings` writes one."
    return Diagnostic("no-meetings", message, Span(file), hint=hint)


def _going_on(file: str) -> Diagnostic:
    message = "another batch of this packet is being made in this workspace"
    return Diagnostic("batch-going-on", message, Span(file), hint="Wait until it is done, or end it.")


def _forced_by(one: Diagnostic) -> Diagnostic:
    """What keeps a batch from being made, with what makes it all the same."""
    return replace(one, hint=f"{one.hint} Where the table is right as it is now, add --force.")


def _table_changed(file: str) -> Diagnostic:
    message = "the table was changed while the packets were made: they hold what it said before"
    hint = "Run the same command again: only what has changed is made anew."
    return Diagnostic("table-changed", message, Span(file), Severity.WARNING, hint=hint)


def _from_before(meeting: MeetingRow, before: Remembered) -> Diagnostic:
    message = f"the papers of {meeting.name} in “{before.folder}” are those from before, and may be wrong by now"
    hint = "Mend what is wrong, and run the command again with --failed; or take the folder away."
    return Diagnostic("papers-from-before", message, meeting.span, Severity.WARNING, hint=hint)
