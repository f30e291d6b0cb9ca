"""Papers in the making: whose turn it is, and what becomes of one whose files change meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from briefgen.desk.papers import Made, Mark, Standing
from briefgen.desk.turns import MOST_DROPPED, Turns
from briefgen.diagnostics import Diagnostic
from briefgen.workspace.observed import Observed

GOOD = Made(Standing(None, ()))
WRONG = Made(Standing(None, (Diagnostic("wrong-type", "wrong"),)))


class Later(Executor):
    """Does what it is asked for at once, or, `held`, when it is let go."""

    def __init__(self) -> None:
        self.held, self._waiting = False, list[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]]()

    def submit(self, work: Callable[..., Any], /, *given: Any, **_: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self._waiting.append((future, work, given))
        if not self.held:
            self.let_go()
        return future

    def let_go(self) -> None:
        for future, work, given in self._waiting:
            future.set_result(work(*given))
        self._waiting.clear()


class Papers:
    """Papers that are made in two steps of the file of their name, which are noted; `wrong` is what its words make fail."""

    def __init__(self, root: Path) -> None:
        self.root, self.noted, self.done, self.ahead = root, list[str](), list[str](), list[bool]()
        self.apart, self.woken = Later(), list[bool]()
        self.turns = Turns(root, self._steps, self._told, self.apart, lambda: self.woken.append(True))

    def _told(self, mark: Mark, made: Made) -> None:
        self.done.append(f"{mark[0]} {made is GOOD}")

    def save(self, name: str, words: str) -> Mark:
        """Write something, and have the paper of it made."""
        (self.root / name).write_text(words, "utf-8")
        self.turns.want((name, ""))
        return name, ""

    def run(self) -> None:
        """All steps that can be made now."""
        while self.turns.pause == 0.0:
            self.turns.step()

    def _steps(self, place: Observed, mark: Mark, ahead: bool) -> Iterator[Made | None]:
        self.ahead.append(ahead)
        words = place.read(mark[0]).data.decode()
        self.noted.append(f"words {mark[0]}: {words}")
        if words == "wrong":
            yield WRONG
        yield None
        self.noted.append(f"pages {mark[0]}")
        yield None
        yield GOOD


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Papers:
    monkeypatch.setattr(Made, "failed", property(lambda made: made is WRONG))
    return Papers(tmp_path)


def test_the_words_of_all_come_before_the_pages_of_any(papers: Papers) -> None:
    for name in "abc":
        papers.save(name, "1")
    papers.run()
    assert papers.noted == ["words a: 1", "words b: 1", "words c: 1", "pages a", "pages b", "pages c"]
    assert papers.done == ["a True", "b True", "c True"]


def test_one_alone_is_laid_out_while_it_is_checked(papers: Papers) -> None:
    papers.save("a", "1")
    papers.run()
    papers.save("a", "2")
    papers.save("b", "1")
    papers.run()
    assert papers.ahead == [True, False, False]


def test_newer_words_take_the_place_of_older_ones_in_the_row(papers: Papers) -> None:
    papers.save("a", "1")
    papers.save("b", "1")
    papers.turns.step()
    papers.turns.step()
    papers.save("a", "2")
    papers.run()
    assert papers.noted == ["words a: 1", "words b: 1", "words a: 2", "pages a", "pages b"]


def test_pages_that_were_given_up_too_often_come_first(papers: Papers) -> None:
    for number in range(MOST_DROPPED + 1):
        papers.save("a", str(number))
        papers.turns.step()
    papers.save("a", "last")
    papers.run()
    assert papers.noted[-3:] == ["pages a", "words a: last", "pages a"]


def test_what_is_asked_for_twice_is_made_once(papers: Papers) -> None:
    mark = papers.save("a", "1")
    papers.turns.step()
    papers.turns.want(mark)
    papers.run()
    assert papers.noted == ["words a: 1", "pages a"]
    assert not papers.turns.making(mark) and not papers.turns.changed(mark)
    (papers.root / "a").write_text("22", "utf-8")
    assert papers.turns.changed(mark)


def test_a_file_that_is_wrong_for_a_moment_is_not_told(papers: Papers) -> None:
    mark = papers.save("a", "wrong")
    papers.run()
    assert papers.done == [] and papers.turns.pause
    (papers.root / "a").write_text("right", "utf-8")
    papers.run()
    assert papers.done == ["a True"] and papers.noted[-2:] == ["words a: right", "pages a"]
    assert not papers.turns.making(mark)


def test_a_file_that_stays_wrong_is_told_and_hinders_nobody(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    papers.save("a", "wrong")
    papers.save("b", "1")
    papers.run()
    assert papers.done == ["b True"]
    monkeypatch.setattr("briefgen.desk.turns.time.monotonic", lambda: 1e9)
    papers.run()
    assert papers.done == ["b True", "a False"] and papers.turns.pause is None


def test_a_paper_that_is_no_more_is_given_up(papers: Papers) -> None:
    mark = papers.save("a", "1")
    papers.turns.step()
    papers.turns.forget(mark)
    assert papers.turns.pause is None and not papers.turns.making(mark)


def test_nobody_waits_for_the_pages_of_others(papers: Papers) -> None:
    papers.apart.held = True
    papers.save("a", "1")
    papers.run()
    papers.save("b", "1")
    papers.run()
    assert papers.noted == ["words a: 1", "words b: 1"] and papers.done == []
    papers.apart.let_go()
    assert papers.woken == [True] and papers.noted[2:] == ["pages a"]
    papers.apart.held = False
    papers.run()
    assert papers.done == ["a True", "b True"]


def test_pages_that_newer_words_make_idle_are_not_told(papers: Papers) -> None:
    papers.apart.held = True
    papers.save("a", "1")
    papers.run()
    papers.save("a", "2")
    papers.run()
    papers.apart.let_go()
    papers.apart.held = False
    papers.run()
    assert papers.noted == ["words a: 1", "words a: 2", "pages a", "pages a"] and papers.done == ["a True"]
