"""What was printed last, so that only what differs is printed again, and everybody knows what to take out of which folder."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import Final

from briefgen.diagnostics import BriefError, Diagnostic, Severity, Span
from briefgen.models.folders import MANIFESTS
from briefgen.noun import noun
from briefgen.workspace import Workspace


@noun
class PrintedPaper:
    """A paper that was printed: of which meeting, in which folder it lay, as which document, what stands for its pages.

    `day` and `time` are those of the meeting; `inside` is a paper for our own people.
    """

    key: str
    meeting: str
    day: str
    time: str
    folder: str
    document: str
    title: str
    code: str
    inside: bool
    sum: str
    copies: int

    @property
    def place(self) -> tuple[str, str]:
        """What it is, whatever its pages say: a document of a meeting."""
        return self.key, self.document


@noun
class Moved:
    """A paper that is right as it was printed, and belongs in another folder than it did."""

    before: PrintedPaper
    now: PrintedPaper


@noun
class Again:
    """What is to be printed, what is to be taken out of folders, and what of it goes into others."""

    new: tuple[PrintedPaper, ...]
    out: tuple[PrintedPaper, ...]
    moved: tuple[Moved, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether nothing differs."""
        return not (self.new or self.out or self.moved)


TYPES: Final = {"inside": bool, "copies": int}
"""Parts of a printed paper that are no texts."""


def differing(before: Sequence[PrintedPaper], now: Sequence[PrintedPaper]) -> Again:
    """What differs between what was printed and what is there now; the `copies` are how many more, or too many."""
    were, are = {one.place: one for one in before}, {one.place: one for one in now}
    new, out, moved = [], [], []
    for one in now:
        was = were.get(one.place)
        if was is None or was.sum != one.sum:
            new.append(one)
        else:
            if was.folder != one.folder:
                moved.append(Moved(was, one))
            if one.copies > was.copies:
                new.append(replace(one, copies=one.copies - was.copies))
    for was in before:
        is_now = are.get(was.place)
        if is_now is None or is_now.sum != was.sum:
            out.append(was)
        elif was.copies > is_now.copies:
            out.append(replace(was, copies=was.copies - is_now.copies))
    return _with_renamed(Again(tuple(new), tuple(out), tuple(moved)))


def _with_renamed(again: Again) -> Again:
    """The same, where a paper that is to be taken out is just the one that another meeting is to have: it is moved."""
    free = {(one.document, one.sum, one.copies): one for one in again.out}
    pairs = [(free.pop((one.document, one.sum, one.copies), None), one) for one in again.new]
    moved = [Moved(was, one) for was, one in pairs if was]
    taken = {id(one.before) for one in moved}
    return Again(
        tuple(one for was, one in pairs if was is None),
        tuple(one for one in again.out if id(one) not in taken),
        (*again.moved, *moved),
    )


def marked(workspace: Workspace, packet: str) -> tuple[PrintedPaper, ...] | None:
    """What was marked as printed last; None where nothing ever was. Raises BriefError where that cannot be read."""
    data = workspace.read_own(MANIFESTS, _file(packet))
    if data is None:
        return None
    try:
        return papers_in(json.loads(data)["printed"])
    except (KeyError, TypeError, ValueError):
        raise BriefError([_unreadable(packet)]) from None


def mark(workspace: Workspace, packet: str, printed: Sequence[PrintedPaper]) -> None:
    """Mark papers as those that were printed. Raises BriefError (`cannot-write`)."""
    data = json.dumps({"printed": list(map(asdict, printed))}, indent=1, ensure_ascii=False).encode() + b"\n"
    workspace.write_own(MANIFESTS, {_file(packet): data})


def papers_in(plain: Sequence[Mapping[str, str | int]]) -> tuple[PrintedPaper, ...]:
    """Papers as they were noted down. Raises KeyError, TypeError or ValueError where that is no such note."""
    return tuple(PrintedPaper(**{part.name: _sound(part.name, one[part.name]) for part in fields(PrintedPaper)}) for one in plain)  # type: ignore[arg-type]  # fmt: skip


def _sound(name: str, value: str | int) -> str | int:
    if type(value) is not TYPES.get(name, str):
        raise ValueError(f"{name} is no such value")
    return value


def _file(packet: str) -> str:
    return f"{packet}.printed"


def _unreadable(packet: str) -> Diagnostic:
    place = f"{MANIFESTS}/{_file(packet)}"
    message = f"“{place}”, which says what was printed, cannot be read: what differs from it is not known"
    hint = "Take an earlier version of it; or delete it, print everything, and mark that with --mark-printed."
    return Diagnostic("unreadable-printed", message, Span(place), Severity.WARNING, hint=hint)
