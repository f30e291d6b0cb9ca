"""The bench of the desk: one thread with one press, which makes papers again when something they are made of has changed."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import field, replace
from functools import partial
from typing import Any, Final, TypeVar

from briefgen.desk import pictures
from briefgen.desk.apart import Apart, settle
from briefgen.desk.events import Event
from briefgen.desk.looks import Looks
from briefgen.desk.papers import Made, Mark, Paper, Standing, making
from briefgen.desk.titles import Titles, titles
from briefgen.desk.turns import Steps, Turns
from briefgen.diagnostics import Report
from briefgen.noun import noun
from briefgen.pipeline.agenda import Listed, agenda
from briefgen.pipeline.looking import Look
from briefgen.pipeline.stages import Lengths
from briefgen.readers.brief.reading import read_settings
from briefgen.workspace import Workspace
from briefgen.workspace.watching import IDLE_SECONDS, LOOKING_SHARE, Watched
from briefgen.writers.pdf import Press

MOST_KEPT: Final = 60
"""How many papers are kept with their files; of the others only how they stand is known, and they are made again."""

MOST_DRAWN: Final = 2
"""How many pages of a paper are drawn before anybody asks for them: those that are in sight."""

MOST_VIEWED: Final = 4
"""How many papers are taken to be on a page: those that were asked for last."""

NEWS_SECONDS: Final = 3.0
"""How long to do nothing but what somebody waits for, before what has changed elsewhere is looked at, in seconds."""

Answer = TypeVar("Answer")


@noun
class Shelf:
    """The briefs there are, and whose; the titles of arguments, by their names, as far as they are known."""

    listed: tuple[Listed, ...]
    whose: str
    titles: Mapping[str, str] = field(default_factory=dict)

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
    """Everything that takes a while, one thing after another: what somebody waits for first, then what has changed.

    Papers are made step by step, so that what is shorter comes in between. Those that are on a page are looked at closer by
    the press `second`, when there is nothing else to do.
    """

    def __init__(self, workspace: Workspace, press: Press, second: Press, tell: Callable[[Event], None]) -> None:
        self.workspace = workspace
        self._press = press
        self._tell = tell
        self._looks = Looks(second, self._seen)
        self._shelf: Watched[Shelf] = Watched(workspace.root, _shelf)
        self._titles: Watched[Titles] = Watched(workspace.root, titles)
        self._known: Titles | None = None
        self._apart = Apart("pages")
        self._turns = Turns(workspace.root, self._begin, self._keep, self._apart, self._wake)
        self._standings: dict[Mark, Standing] = {}
        self._good: OrderedDict[Mark, Paper] = OrderedDict()
        self._words: dict[Mark, bytes] = {}
        self._last_looks: dict[Mark, Look] = {}
        self._lengths: dict[Mark, Lengths] = {}
        self._viewed: OrderedDict[Mark, Standing | None] = OrderedDict()
        self._wanted: list[Callable[[], object]] = []
        self._asked: dict[Mark, list[Future[Standing]]] = {}
        self._awake = threading.Condition()
        self._closing = False
        self._next_news = 0.0
        self.shelf: Shelf | None = None
        self._thread = threading.Thread(target=self._run, daemon=True, name="bench")

    def __enter__(self) -> Bench:
        self._thread.start()
        self._looks.begin()
        return self

    def __exit__(self, *_: object) -> None:
        self._looks.close()
        self._apart.shutdown()
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

    def seen(self, mark: Mark) -> Look | None:
        """How a paper lay on its pages when it was looked at last, for as long as it was not looked at again."""
        return self._last_looks.get(mark)

    def words(self, mark: Mark) -> bytes | None:
        """The words of a paper as HTML, as they are now: known before its pages, and of the last good one where it fails."""
        return self._words.get(mark)

    def do(self, work: Callable[[Press], Answer]) -> Future[Answer]:
        """Have something done next that needs the press, or the library that draws pages, which bears one thread alone."""
        future: Future[Answer] = Future()
        with self._awake:
            self._wanted.append(partial(settle, future, partial(work, self._press)))
            self._awake.notify()
        return future

    def look(self) -> Future[Shelf]:
        """The briefs there are now."""
        return self.do(lambda _: self._current_shelf())

    def stand(self, mark: Mark) -> Future[Standing]:
        """How a paper stands now, made first where it has to be: once, for all who ask before that has begun."""
        future: Future[Standing] = Future()
        with self._awake:
            asking = self._asked.setdefault(mark, [])
            asking.append(future)
            if len(asking) == 1:
                self._wanted.append(partial(self._answer, mark))
            self._awake.notify()
        return future

    def view(self, mark: Mark) -> Future[Standing]:
        """How a paper stands that is on a page: it is looked at closer, from now on."""
        with self._awake:
            self._viewed.setdefault(mark, None)
            self._viewed.move_to_end(mark)
            while len(self._viewed) > MOST_VIEWED:
                self._viewed.popitem(last=False)
        return self.stand(mark)

    def _wake(self) -> None:
        with self._awake:
            self._awake.notify()

    def _run(self) -> None:
        while (work := self._next()) is not None:
            work()

    def _next(self) -> Callable[[], object] | None:
        """What is to be done: what somebody waits for, else what is new; None when the desk ends."""
        while True:
            with self._awake:
                if self._closing:
                    return None
                if self._wanted:
                    return self._wanted.pop(0)
            pause = self._turns.pause
            ready = pause == 0.0
            late = NEWS_SECONDS if ready else 0.0
            if time.monotonic() >= self._next_news + late and (news := self._news()) is not None:
                return news
            if ready:
                return self._turns.step
            self._rest(pause)

    def _rest(self, pause: float | None) -> None:
        """Wait for something to do, at most until the next step of a paper, or until news are looked for."""
        soon = self._next_news - time.monotonic()
        self._looks.go(pause is None)
        with self._awake:
            if not self._wanted and not self._closing:
                self._awake.wait(max(0.0, soon if pause is None else min(soon, pause)))
        self._looks.go(False)

    def _news(self) -> Callable[[], object] | None:
        """Something that is not as it was when it was made, or was never made; None where all is."""
        start = time.monotonic()
        if self.shelf is None or self._shelf.changes():
            return self._current_shelf
        if self._known is None or self._titles.changes():
            return self._title
        with self._awake:
            viewed = [mark for mark in reversed(self._viewed) if mark in self.shelf.marks]
        for mark in dict.fromkeys((*viewed, *self.shelf.marks)):
            if self._turns.changed(mark) or not (mark in self._standings or self._turns.making(mark)):
                self._turns.want(mark)
        end = time.monotonic()
        self._next_news = end + max(IDLE_SECONDS, (end - start) * (LOOKING_SHARE - 1))
        return None

    def _current_shelf(self) -> Shelf:
        if self.shelf is None or self._shelf.changes():
            self.shelf = self._titled(self._shelf.make())
            gone = self._standings.keys() - self._asked.keys() - set(self.shelf.marks)
            for mark in gone:
                self._forget(mark)
            self._tell(Event("files"))
        return self.shelf

    def _title(self) -> None:
        """Learn what the arguments are called; pages that say their names learn it, too."""
        known = self._titles.make()
        before, self._known = self._known, known
        if self.shelf is not None and known != before:
            self.shelf = self._titled(self.shelf)
            self._tell(Event("files"))

    def _titled(self, shelf: Shelf) -> Shelf:
        return replace(shelf, titles=self._known.known) if self._known else shelf

    def _forget(self, mark: Mark) -> None:
        known: tuple[dict[Mark, Any], ...] = (
            self._standings, self._good, self._words, self._last_looks, self._lengths, self._viewed,
        )  # fmt: skip
        for each in known:
            each.pop(mark, None)
        self._turns.forget(mark)

    def _answer(self, mark: Mark) -> None:
        """Tell all who ask how a paper stands, now or once it is made."""
        known = self._standings.get(mark)
        made = known is not None and not (known.crashed or (known.paper and mark not in self._good))
        with self._awake:
            # It was made when nobody had it on a page.
            unseen = known is not None and mark in self._viewed and not (known.looked or self._viewed[mark] is known)
        if known is None or not made or self._turns.changed(mark):
            self._turns.want(mark)
            return
        if not self._turns.making(mark):
            self._tell_all(mark, known)
        if unseen and not known.failed:
            self._turns.want(mark)

    def _tell_all(self, mark: Mark, standing: Standing) -> None:
        with self._awake:
            asking = self._asked.pop(mark, [])
        for future in asking:
            settle(future, lambda: standing)

    def _begin(self, place: Workspace, mark: Mark, ahead: bool) -> Steps:
        return making(place, mark, self._press, self._lengths.get(mark, ()), partial(self._say, mark), ahead=ahead)

    def _say(self, mark: Mark, words: bytes) -> None:
        """Tell what a paper says, which is known before it is laid out."""
        if self._words.get(mark) != words:
            self._words[mark] = words
            self._tell(Event("words", "/".join(filter(None, mark))))

    def _keep(self, mark: Mark, made: Made) -> None:
        """A paper is there: keep it, and tell those who wait for it."""
        standing = made.standing
        if standing.paper is not None:
            self._good[mark] = standing.paper
            self._good.move_to_end(mark)
        if made.stages is not None and standing.shown is not None:
            self._lengths[mark] = made.stages.pages.lengths
            self._say(mark, standing.shown.html)
        self._standings[mark] = standing
        while len(self._good) > MOST_KEPT:
            old, paper = self._good.popitem(last=False)
            if self._standings[old].paper is paper:
                self._standings[old] = replace(self._standings[old], paper=replace(paper, files={}))
        self._tell(Event("page", "/".join(filter(None, mark))))
        self._tell_all(mark, standing)
        with self._awake:
            if looking := mark in self._viewed and made.stages is not None:
                self._viewed[mark] = standing
        if looking:
            self._looks.want(mark, made)
            self._draw(standing)

    def _draw(self, standing: Standing) -> None:
        """Draw the first pages of a paper that is on a page, while that is told of it: it asks for them in a moment.

        Where others wait for their words, they do not wait for this.
        """
        if (shown := standing.shown) is not None and shown.pdf and self._turns.pause is None:
            for number in range(1, min(len(shown.sizes), MOST_DRAWN) + 1):
                pictures.page(shown.pdf, number)

    def _seen(self, mark: Mark, before: Standing, standing: Standing) -> None:
        """A paper was looked at closer, which counts as long as it stands as it did then."""
        if self._standings.get(mark) is before:
            self._standings[mark] = standing
            if standing.look is not None:
                self._last_looks[mark] = standing.look
            self._tell(Event("page", "/".join(filter(None, mark))))


def _shelf(workspace: Workspace) -> Shelf:
    settings = read_settings(workspace, Report())
    organization = settings.organization if settings else None
    return Shelf(agenda(workspace), organization.name if organization else "")
