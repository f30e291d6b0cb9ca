"""The bench of the desk: one thread with one press, which makes papers again when something they are made of has changed."""

from __future__ import annotations

import datetime as dt
import threading
import time
import traceback
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

from briefgen.desk.events import Event
from briefgen.desk.papers import Mark, Paper, Standing, make
from briefgen.diagnostics import Diagnostic, Report
from briefgen.noun import noun
from briefgen.pipeline.agenda import Listed, agenda
from briefgen.readers.brief.reading import read_settings
from briefgen.workspace import Workspace
from briefgen.workspace.watching import IDLE_SECONDS, LOOKING_SHARE, Watched
from briefgen.writers.pdf import Press

MOST_KEPT: Final = 60
"""How many papers are kept with their files; of the others only how they stand is known, and they are made again."""

Answer = TypeVar("Answer")


@noun
class Shelf:
    """The briefs there are, and whose."""

    listed: tuple[Listed, ...]
    whose: str

    @property
    def failed(self) -> bool:
        """Never: a file that cannot be read is on it as such."""
        return False

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What tells their papers from one another."""
        return tuple((one.name, brief.document) for one in self.listed for brief in one.documents)

    def named(self, name: str) -> Listed | None:
        """The brief of that name."""
        return next((one for one in self.listed if one.name == name), None)


class Bench:
    """Everything that takes a while, one thing after another: what somebody waits for first, then what has changed."""

    def __init__(self, workspace: Workspace, press: Press, tell: Callable[[Event], None]) -> None:
        self.workspace = workspace
        self._press = press
        self._tell = tell
        self._shelf: Watched[Shelf] = Watched(workspace.root, _shelf)
        self._papers: dict[Mark, Watched[Standing]] = {}
        self._standings: dict[Mark, Standing] = {}
        self._good: OrderedDict[Mark, Paper] = OrderedDict()
        self._wanted: list[Callable[[], object]] = []
        self._awake = threading.Condition()
        self._closing = False
        self.shelf: Shelf | None = None
        self._thread = threading.Thread(target=self._run, daemon=True, name="bench")

    def __enter__(self) -> Bench:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._awake:
            self._closing = True
            self._awake.notify()

    def today(self) -> dt.date:
        """The day of the desk, which may be open for many."""
        return Workspace(self.workspace.root).today

    def standings(self) -> Mapping[Mark, Standing]:
        """How the papers stand that were made at least once."""
        return dict(self._standings)

    def good(self, mark: Mark) -> Paper | None:
        """The last paper that came out well, where its files are still kept."""
        return self._good.get(mark)

    def do(self, work: Callable[[Press], Answer]) -> Future[Answer]:
        """Have something done next that needs the press, or the library that draws pages, which bears one thread alone."""
        future: Future[Answer] = Future()
        with self._awake:
            self._wanted.append(partial(_settle, future, partial(work, self._press)))
            self._awake.notify()
        return future

    def look(self) -> Future[Shelf]:
        """The briefs there are now."""
        return self.do(lambda _: self._current_shelf())

    def stand(self, mark: Mark) -> Future[Standing]:
        """How a paper stands now, made first where it has to be."""
        return self.do(lambda _: self._current(mark))

    def _run(self) -> None:
        while (work := self._next()) is not None:
            work()

    def _next(self) -> Callable[[], object] | None:
        """What is to be done: what somebody waits for, else what is new; None when the desk ends."""
        pause = 0.0
        while True:
            with self._awake:
                if not self._wanted and pause:
                    self._awake.wait(pause)
                if self._closing:
                    return None
                if self._wanted:
                    return self._wanted.pop(0)
            start = time.monotonic()
            if (news := self._news()) is not None:
                return news
            pause = max(IDLE_SECONDS, (time.monotonic() - start) * (LOOKING_SHARE - 1))

    def _news(self) -> Callable[[], object] | None:
        """The first thing that is not as it was when it was made, or was never made."""
        if self.shelf is None or self._shelf.changes():
            return self._current_shelf
        for mark in self.shelf.marks:
            if mark not in self._standings or self._papers[mark].changes():
                return partial(self._current, mark)
        return None

    def _current_shelf(self) -> Shelf:
        if self.shelf is None or self._shelf.changes():
            self.shelf = self._shelf.make()
            gone = self._papers.keys() - set(self.shelf.marks)
            for mark in gone:
                for known in (self._papers, self._standings, self._good):
                    known.pop(mark, None)
            self._tell(Event("files"))
        return self.shelf

    def _current(self, mark: Mark) -> Standing:
        watched = self._papers.setdefault(
            mark, Watched(self.workspace.root, lambda place: make(place, mark, self._press))
        )
        known = self._standings.get(mark)
        if known is None or watched.changes() or known.crashed or (known.paper and mark not in self._good):
            known = self._keep(mark, _made(watched))
        return known

    def _keep(self, mark: Mark, standing: Standing) -> Standing:
        if standing.paper is not None:
            self._good[mark] = standing.paper
            self._good.move_to_end(mark)
        self._standings[mark] = standing
        while len(self._good) > MOST_KEPT:
            old, paper = self._good.popitem(last=False)
            if self._standings[old].paper is paper:
                self._standings[old] = replace(self._standings[old], paper=replace(paper, files={}))
        self._tell(Event("page", "/".join(filter(None, mark))))
        return standing


def _shelf(workspace: Workspace) -> Shelf:
    settings = read_settings(workspace, Report())
    organization = settings.organization if settings else None
    return Shelf(agenda(workspace), organization.name if organization else "")


def _made(watched: Watched[Standing]) -> Standing:
    """How it went, also where that is a fault of ours: the bench must go on."""
    try:
        return watched.make()
    except Exception:
        traceback.print_exc()
        words = "something went wrong inside briefgen; your files are as they were"
        return Standing(None, (Diagnostic("fault", words, hint="What it was stands where the desk was started."),))


def _settle(future: Future[Answer], work: Callable[[], Answer]) -> None:
    if future.set_running_or_notify_cancel():
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)
