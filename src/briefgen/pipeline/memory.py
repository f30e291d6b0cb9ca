"""What a check found, kept for the next one: what rests on the same answers of the workspace is not checked again.

Kept is what was said, as it was said, and of everything that it rests on a sum that tells whether it is still the
same. All of it lies in the cache of the workspace, under the seal of what is kept there: it can be thrown away at any time.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final

from briefgen.diagnostics import Diagnostic, Report, Severity, Span
from briefgen.workspace import File, Workspace
from briefgen.workspace.keeping import program
from briefgen.workspace.traced import Fact, Traced, Work, answered

KIND: Final = "checked"

ROOMS: Final = (".",)
"""All of the program takes part in a check."""

LIBRARIES: Final = (
    "babel bibtexparser fonttools jinja2 lxml markdown-it-py mdit-py-plugins pillow pydantic pylatexenc PyYAML"
)
"""What the program reads and composes with: another version of it may find something else."""


class Memory:
    """What was found in a workspace, piece by piece. With `workspace` the pieces are to be checked."""

    def __init__(self, workspace: Workspace) -> None:
        self._place = workspace
        self.workspace = Traced(workspace)
        self._mark = File(
            KIND,
            f"{workspace.today} {workspace.day_is_said} {platform.python_version()} {_versions()}".encode()
            + program(ROOMS),
        )
        self._answers: dict[Fact, str | None] = {}
        self._sound: dict[int, bool] = {}
        self._found: dict[str, tuple[Work, tuple[Diagnostic, ...]]] = {}
        self._before = _loaded(workspace.kept(KIND, self._mark))
        self._new = False

    def check(self, name: str, check: Callable[[Report], object], report: Report) -> None:
        """Add what `check` reports to the report; what it reported before, where that rests on nothing that has changed."""
        known = self._before.get(name)
        if known is None or not self._holds(known[0]):
            own = Report()
            with self.workspace.work() as work:
                check(own)
            known, self._new = (work, own.diagnostics), True
        self._found[name] = known
        report.add(*known[1])

    def save(self) -> None:
        """Keep what was found, and forget the rest; where that cannot be, do nothing."""
        if self._new or self._found.keys() != self._before.keys():
            found = {name: one for name, one in self._found.items() if _is_sound(one[0], {})}
            self._place.keep(KIND, self._mark, _written(found))

    def _holds(self, work: Work) -> bool:
        """Whether all that a piece of work asked would be answered as it was."""
        if id(work) not in self._sound:
            own = all(self._answer(fact) == was for fact, was in work.facts.items())
            self._sound[id(work)] = own and all(map(self._holds, work.below.values()))
        return self._sound[id(work)]

    def _answer(self, fact: Fact) -> str | None:
        if fact not in self._answers:
            self._answers[fact] = answered(self._place, fact)
        return self._answers[fact]


def _versions() -> str:
    found = []
    for name in LIBRARIES.split():
        with suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    return ", ".join(found)


def _is_sound(work: Work, known: dict[int, bool]) -> bool:
    if id(work) not in known:
        known[id(work)] = work.sound and all(_is_sound(one, known) for one in work.below.values())
    return known[id(work)]


def _written(found: dict[str, tuple[Work, tuple[Diagnostic, ...]]]) -> dict[str, Any]:
    """Pieces of work as plain data: each fact and each shared piece once, by its number."""
    facts: dict[tuple[Fact, str], int] = {}
    numbers: dict[int, int] = {}
    works: list[list[list[int]]] = []

    def number(work: Work) -> int:
        if id(work) not in numbers:
            below = [number(one) for one in work.below.values()]
            own = [facts.setdefault(one, len(facts)) for one in work.facts.items()]
            numbers[id(work)] = len(works)
            works.append([own, below])
        return numbers[id(work)]

    said = {name: [number(work), list(map(_plain, told))] for name, (work, told) in found.items()}
    return {"facts": [[*fact, was] for fact, was in facts], "works": works, "said": said}


def _loaded(kept: Any) -> dict[str, tuple[Work, tuple[Diagnostic, ...]]]:
    """The same from plain data; nothing, where that is damaged."""
    if kept is None:
        return {}
    try:
        facts = [((*fact,), was) for *fact, was in kept["facts"]]
        works: list[Work] = []
        for own, below in kept["works"]:
            work = Work()
            work.facts = {facts[each][0]: facts[each][1] for each in own}
            for each in below:
                work.rests_on(works[each])
            works.append(work)
        return {name: (works[at], tuple(map(_diagnostic, told))) for name, (at, told) in kept["said"].items()}
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return {}


def _plain(told: Diagnostic) -> list[Any]:
    span = told.span
    place = span and [span.file, span.line, span.column, span.length, span.text, list(span.path), span.sheet]
    return [
        told.code,
        told.message,
        place,
        told.severity.value,
        told.expected,
        told.nearest,
        told.hint,
        list(told.also),
    ]


def _diagnostic(plain: Iterable[Any]) -> Diagnostic:
    code, message, place, severity, expected, nearest, hint, also = plain
    return Diagnostic(
        code, message, _span(*place) if place else None, Severity(severity), expected, nearest, hint, tuple(also)
    )


def _span(file: str, line: int, column: int, length: int, text: str, path: Iterable[str | int], sheet: str) -> Span:
    return Span(file, line, column, length, text, tuple(path), sheet)
