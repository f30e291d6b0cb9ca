"""What was printed last, so that only what differs is printed again, and everybody knows what to take out of which folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from briefgen.batch.outcomes import Outcome
from briefgen.diagnostics import BriefError, Diagnostic, Severity, Span
from briefgen.models.folders import MANIFESTS
from briefgen.noun import noun
from briefgen.workspace import Workspace


@noun
class PrintedPaper:
    """A paper that was printed: of which meeting, as which document, in which folder it was, and what stands for its pages."""

    key: str
    meeting: str
    folder: str
    document: str
    title: str
    sum: str


@noun
class Again:
    """What is to be printed, and what is to be taken out of folders."""

    new: tuple[PrintedPaper, ...]
    out: tuple[PrintedPaper, ...]


def papers_of(outcomes: Sequence[Outcome]) -> Iterator[PrintedPaper]:
    """The papers of packets as they are to be printed."""
    for one in outcomes:
        folder = PurePosixPath(one.folder).name
        for paper in one.papers:
            digest = next((sum for name, sum in paper.known.files.items() if name.endswith(".pdf")), "")
            if digest:
                yield PrintedPaper(one.meeting.key, one.meeting.name, folder, paper.document, paper.title, digest)


def differing(before: Sequence[PrintedPaper], now: Sequence[PrintedPaper]) -> Again:
    """What differs between what was printed and what is there now."""
    were = {(one.key, one.document): one for one in before}
    are = {(one.key, one.document): one for one in now}
    new = tuple(one for place, one in are.items() if place not in were or were[place].sum != one.sum)
    out = tuple(one for place, one in were.items() if place not in are or are[place].sum != one.sum)
    return Again(new, out)


def marked(workspace: Workspace, packet: str) -> tuple[PrintedPaper, ...] | None:
    """What was marked as printed last; None where nothing ever was. Raises BriefError where that cannot be read."""
    data = workspace.read_own(MANIFESTS, _file(packet))
    if data is None:
        return None
    try:
        return tuple(_paper(one) for one in json.loads(data)["printed"])
    except (KeyError, TypeError, ValueError):
        raise BriefError([_unreadable(packet)]) from None


def mark(workspace: Workspace, packet: str, printed: Sequence[PrintedPaper]) -> None:
    """Mark papers as those that were printed. Raises BriefError (`cannot-write`)."""
    plain: list[Mapping[str, Any]] = [
        {"key": one.key, "meeting": one.meeting, "folder": one.folder, "document": one.document, "title": one.title, "sum": one.sum}
        for one in printed
    ]  # fmt: skip
    data = json.dumps({"printed": plain}, indent=1, ensure_ascii=False).encode() + b"\n"
    workspace.write_own(MANIFESTS, {_file(packet): data})


def _paper(plain: Mapping[str, str]) -> PrintedPaper:
    return PrintedPaper(
        plain["key"], plain["meeting"], plain["folder"], plain["document"], plain["title"], plain["sum"]
    )


def _file(packet: str) -> str:
    return f"{packet}.printed"


def _unreadable(packet: str) -> Diagnostic:
    place = f"{MANIFESTS}/{_file(packet)}"
    hint = "Take an earlier version of it, or delete it: then everything is to be printed."
    return Diagnostic(
        "unreadable-printed",
        f"“{place}”, which says what was printed, cannot be read",
        Span(place),
        Severity.WARNING,
        hint=hint,
    )
