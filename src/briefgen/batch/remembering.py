"""What became of each meeting in the last run, so that nothing is made twice and those that failed can be made again.

It lies in the workspace's own folder, a small file for each meeting, written when its packet is: a run that is ended at any
moment leaves it true. It can be thrown away at any time; then everything is made anew.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import PurePosixPath
from typing import Any, Final

from briefgen.batch.jobs import Known, Terms
from briefgen.diagnostics import BriefError, Diagnostic, Severity, Span
from briefgen.document.summing import sum_of
from briefgen.models.meetings import Known as KnownMeeting
from briefgen.models.meetings import MeetingRow
from briefgen.noun import noun
from briefgen.pipeline.unchanged import MadeOf
from briefgen.workspace import Workspace
from briefgen.workspace.keeping import program
from briefgen.workspace.traced import Fact, answered

FACTS: Final = "facts-"
"""What the name of a file begins with that holds what several packets rest on."""


@noun
class KnownPaper:
    """One document of a packet as it was made: its id and file names with their sums, pages and content code."""

    document: str
    title: str
    inside: bool
    pages: int | None
    code: str
    known: Known


@noun
class Remembered:
    """What became of a meeting: in which folder its papers lie, what they were made of, or what was wrong.

    `row` stands for what its row and the run said, `facts` for what its packet rests on; `who` are the few
    words by which a meeting is known again that was moved or renamed.
    """

    key: str
    name: str
    folder: str
    row: str
    facts: str
    failed: bool
    papers: tuple[KnownPaper, ...]
    told: tuple[Diagnostic, ...]
    who: KnownMeeting

    @property
    def files(self) -> Mapping[str, str]:
        """The sums of all files by their names, relative to the workspace."""
        return {name: digest for paper in self.papers for name, digest in paper.known.files.items()}


class Memory:
    """What is remembered of the meetings of one packet."""

    def __init__(self, workspace: Workspace, file: str) -> None:
        self._workspace = workspace
        self._folder = f"batch-{PurePosixPath(file).stem}"
        self._answers: dict[Fact, str | None] = {}
        self._holds: dict[str, bool] = {}
        self._kept: set[str] = set()
        self.meetings: dict[str, Remembered] = {one.key: one for one in self._read()}

    def call(self, keys: Mapping[str, str]) -> None:
        """Give meetings the `keys` that they have by now; what is remembered of one keeps the old one until it is made."""
        self.meetings = {keys.get(key, key): one for key, one in self.meetings.items()}

    def row_sum(self, meeting: MeetingRow, terms: Terms) -> str:
        """What stands for everything that a packet has from its row and from the run."""
        gives = [(said.path, said.data) for said in meeting.gives]
        day = (str(self._workspace.today), self._workspace.day_is_said)
        made_by = (platform.python_version(), program((".",)))
        how = dataclasses.replace(terms, refit=False)
        return sum_of((meeting.key, gives, meeting.says, meeting.local, how, day, made_by))

    def still_true(self, known: Remembered, row: str) -> bool:
        """Whether a packet would be made just as it was, and its files lie there as they were made."""
        return not known.failed and known.row == row and self._rests_on_the_same(known.facts)

    def keep(self, one: Remembered, facts: Mapping[Fact, str] | None) -> None:
        """Remember what became of a meeting, from now on; without `facts`, nothing can be told of what it rests on."""
        listed = sorted([*fact, was] for fact, was in (facts or {}).items())
        data = json.dumps(listed).encode() if facts is not None else b""
        rests_on = hashlib.sha256(data).hexdigest()[:24] if data else ""
        if rests_on and rests_on not in self._kept:
            self._workspace.keep_own(self._folder, f"{FACTS}{rests_on}.json", data)
            self._kept.add(rests_on)
        before = self.meetings.get(one.key)
        self.meetings[one.key] = dataclasses.replace(one, facts=rests_on)
        self._write(self.meetings[one.key])
        if before and before.key != one.key:
            self._workspace.drop_own(self._folder, _file_of(before.key))

    def put(self, one: Remembered) -> None:
        """Remember a meeting whose packet rests on what it rested on before; where that cannot be kept, for this run alone."""
        self.meetings[self._called(one)] = one
        with suppress(BriefError):
            self._write(one)

    def forget(self, one: Remembered) -> None:
        """Forget a meeting that is no more; while papers of it are there, it is not forgotten."""
        if one.papers:
            return self.put(one)
        del self.meetings[self._called(one)]
        self._workspace.drop_own(self._folder, _file_of(one.key))

    def _called(self, one: Remembered) -> str:
        """The key by which something that is remembered is looked up."""
        return next((key for key, before in self.meetings.items() if before.key == one.key), one.key)

    def tidy(self) -> None:
        """Drop what no meeting rests on any longer."""
        used = {f"{FACTS}{one.facts}.json" for one in self.meetings.values()}
        for name in self._workspace.own_files(self._folder):
            if name.startswith(FACTS) and name not in used:
                self._workspace.drop_own(self._folder, name)

    def _write(self, one: Remembered) -> None:
        self._workspace.keep_own(self._folder, _file_of(one.key), json.dumps(_plain(one), ensure_ascii=False).encode())

    def _read(self) -> Iterable[Remembered]:
        for name in self._workspace.own_files(self._folder):
            if not name.startswith(FACTS):
                found = _loaded(self._workspace.read_own(self._folder, name))
                if found is not None:
                    yield found

    def _rests_on_the_same(self, facts: str) -> bool:
        if not facts:
            return False
        if facts not in self._holds:
            data = self._workspace.read_own(self._folder, f"{FACTS}{facts}.json")
            self._holds[facts] = data is not None and all(self._holds_now(one) for one in _facts(data))
        return self._holds[facts]

    def _holds_now(self, told: tuple[Fact, str]) -> bool:
        fact, was = told
        if fact not in self._answers:
            self._answers[fact] = answered(self._workspace, fact)
        return self._answers[fact] == was


def _file_of(key: str) -> str:
    return f"{hashlib.sha256(key.encode()).hexdigest()[:20]}.json"


def _facts(data: bytes) -> list[tuple[Fact, str]]:
    """What a packet rests on; something that never holds, where that is damaged."""
    try:
        return [((*fact,), was) for *fact, was in json.loads(data)]
    except (ValueError, TypeError):
        return [(("damaged",), "")]


def _plain(one: Remembered) -> dict[str, Any]:
    plain = dataclasses.asdict(one)
    for paper in plain["papers"]:
        made = paper["known"]["made_of"]
        made["drafts"] = [[list(lengths), words] for lengths, words in made["drafts"].items()]
    return plain


def _loaded(data: bytes | None) -> Remembered | None:
    """The same from its file; None, where that is damaged."""
    try:
        plain = json.loads(data or b"")
        papers = tuple(map(_paper, plain.pop("papers")))
        told = tuple(map(_diagnostic, plain.pop("told")))
        who = KnownMeeting(**plain.pop("who"))
        found = Remembered(**plain, papers=papers, told=told, who=who)
        return found if _is_sound(found) else None
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _is_sound(one: Remembered) -> bool:
    """Whether everything that is looked up, compared or shown is what it should be."""
    words = [one.key, one.name, one.folder, one.row, one.facts, *_fields(one.who), *one.files, *one.files.values()]
    words += [text for paper in one.papers for text in (paper.document, paper.title, paper.code)]
    pages = [paper.pages for paper in one.papers]
    return (
        all(isinstance(text, str) for text in words)
        and all(count is None or isinstance(count, int) for count in pages)
        and all(isinstance(told.message, str) for told in one.told)
    )


def _fields(who: KnownMeeting) -> Iterable[object]:
    return (getattr(who, field.name) for field in dataclasses.fields(who) if field.type in ("str", str))


def _paper(plain: dict[str, Any]) -> KnownPaper:
    known = plain.pop("known")
    made = known["made_of"]
    drafts = {tuple(lengths): words for lengths, words in made["drafts"]}
    return KnownPaper(**plain, known=Known(MadeOf(made["look"], tuple(made["lengths"]), drafts), known["files"]))


def _diagnostic(plain: dict[str, Any]) -> Diagnostic:
    place = plain.pop("span")
    span = Span(**{**place, "path": tuple(place["path"])}) if place else None
    plain |= {"severity": Severity(plain["severity"]), "also": tuple(plain["also"])}
    return Diagnostic(span=span, **plain)
