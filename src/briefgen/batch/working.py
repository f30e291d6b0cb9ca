"""What a worker does: one packet after another, with everything that they share read once."""

from __future__ import annotations

import datetime as dt
import hashlib
import multiprocessing
import os
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from briefgen.batch.jobs import Job, Known, Made, Paper
from briefgen.diagnostics import BriefError, Report
from briefgen.models.formats import Format
from briefgen.noun import noun
from briefgen.pipeline.asked import Asked
from briefgen.pipeline.drafting import Draft, cite, compose
from briefgen.pipeline.fitting import fit, start
from briefgen.pipeline.keeping import InWorkspace
from briefgen.pipeline.leaving import leaks_in
from briefgen.pipeline.looked import Looked
from briefgen.pipeline.material import plan
from briefgen.pipeline.noting import carried
from briefgen.pipeline.prepared import Checked, check, checked
from briefgen.pipeline.proving import proven
from briefgen.pipeline.reading import each, read
from briefgen.pipeline.same_lengths import named
from briefgen.pipeline.unchanged import as_before, made_of
from briefgen.pipeline.writing import write
from briefgen.workspace import Workspace
from briefgen.workspace.made import finished
from briefgen.workspace.traced import Fact, Traced, Work
from briefgen.writers.by_word import AnyPress
from briefgen.writers.keeping import kept_by
from briefgen.writers.pdf import Press
from briefgen.writers.pdf.press import SECONDS


@noun
class Bench:
    """Where a worker works: a workspace that notes what it is asked, and a press."""

    workspace: Traced
    press: Press


_work_for: list[tuple[Path, dt.date | None]] = []
"""The workspace and the day that this process works for."""

_bench: list[Bench] = []
"""The bench of this process, once a packet was made on it."""

MEMORY_BYTES: Final = 6_000_000_000
"""The most memory that a worker may have; one that wants more fails with its packet alone."""


def set_up(root: Path, today: dt.date | None) -> None:
    """Say for which workspace and day this process works. It ends with the process that began it, however that ends."""
    _work_for[:] = [(root, today)]
    _limit_memory()
    threading.Thread(target=_end_with_the_run, daemon=True).start()


def work(job: Job) -> Made:
    """Make one packet on the bench of this process."""
    if not _bench:
        _bench.append(_made_ready(*_work_for[0]))
    return made(_bench[0].workspace, _bench[0].press, job)


def _made_ready(root: Path, today: dt.date | None) -> Bench:
    press = AnyPress(SECONDS, at_once=True)
    press.__enter__()
    return Bench(Traced(Workspace.find(root, today)), press)


def _end_with_the_run() -> None:
    """Wait until the run is no more, and end at once: nobody waits for what is being made, and it may hang."""
    if run := multiprocessing.parent_process():
        run.join()
        os._exit(1)


def made(workspace: Traced, press: Press, job: Job) -> Made:
    """Make one packet. What is wrong with it is in what is given back."""
    if job.lengths:
        return _lengths(workspace, press, job)
    with workspace.work() as begun:
        try:
            papers, report = _packet(workspace, press, job)
        except BriefError as error:
            return Made(job.meeting.key, (), error.diagnostics, failed=True)
    return Made(job.meeting.key, papers, report.diagnostics, _facts(begun))


def _lengths(workspace: Traced, press: Press, job: Job) -> Made:
    """The lengths in which the papers of a meeting fit, chosen for it alone."""
    asked = _asked(job)
    try:
        with kept_by(InWorkspace(workspace)):
            materials = [plan(workspace, brief, asked) for brief in read(workspace, asked, press)]
            drafts = each(lambda material: cite(compose(material)), materials)
            limited = [draft for draft in drafts if draft.material.spec.pages]
            fitted = each(lambda draft: fit(checked(start(draft, press))), limited)
    except BriefError as error:
        return Made(job.meeting.key, (), error.diagnostics, failed=True)
    found = {
        done.layouts.material.brief.document: named(done.layouts.material.plan.uses, settled.lengths)
        for done, settled in fitted
    }
    return Made(job.meeting.key, (), (), lengths=found)


def _asked(job: Job) -> Asked:
    terms = job.terms
    return Asked(
        terms.file, formats=terms.formats, refit=terms.refit, read_back=terms.read_back, draft=terms.draft,
        meeting=job.meeting,
    )  # fmt: skip


def _packet(workspace: Traced, press: Press, job: Job) -> tuple[tuple[Paper, ...], Report]:
    asked, report = _asked(job), Report(job.terms.file)
    with kept_by(InWorkspace(workspace)):
        materials = [plan(workspace, brief, asked) for brief in read(workspace, asked, press)]
        drafts = each(lambda material: cite(compose(material)), materials)
        begun = each(lambda draft: _begun(workspace, draft, press, job.known, report), drafts)
        papers = each(lambda one: one if isinstance(one, Paper) else _finished(one, report), begun)
    return tuple(papers), report


def _begun(
    workspace: Workspace, draft: Draft, press: Press, known: Mapping[str, Known], report: Report
) -> Checked | Paper:
    """A document that is being laid out; or, where it would be just as it was, that it is. Raises BriefError."""
    brief = draft.material.brief
    before = known.get(brief.document)
    printed = as_before(draft.material, draft, before.made_of) if before else None
    files = _as_written(workspace, before) if before and printed else None
    if before is None or printed is None or files is None:
        return checked(start(draft, press))
    prepared = check(printed)
    report.add(*prepared.diagnostics, *leaks_in(draft.material, files))
    report.raise_if_failed()
    return Paper(brief.document, brief.name, before.made_of, carries=carried(draft.material, prepared))


def _as_written(workspace: Workspace, known: Known) -> Mapping[Format, bytes] | None:
    """The files that are known of a document; None where one of them is not there, or another."""
    found: dict[Format, bytes] = {}
    for name, digest in known.files.items():
        data = finished(workspace, name)
        if data is None or hashlib.sha256(data).hexdigest() != digest:
            return None
        found[Format(name.rpartition(".")[2])] = data
    return found


def _finished(one: Checked, report: Report) -> Paper:
    """A document that was laid out, proven on its finished files. Raises BriefError."""
    done, settled = fit(one)
    rendered = proven(write(Looked(done, settled, None)))
    report.add(*rendered.diagnostics)
    brief = done.layouts.material.brief
    made = made_of(done.layouts, settled.lengths)
    return Paper(brief.document, brief.name, made, rendered.named, rendered.rendering, rendered.pages)


def _facts(work: Work) -> Mapping[Fact, str] | None:
    """All that a piece of work asked, and the pieces that it shares with others; None where any of it is not sound."""
    found: dict[Fact, str] = {}
    for one in _all(work, set()):
        if not one.sound:
            return None
        found |= one.facts
    return found


def _all(work: Work, seen: set[int]) -> Iterator[Work]:
    if id(work) not in seen:
        seen.add(id(work))
        yield work
        for below in work.below.values():
            yield from _all(below, seen)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
