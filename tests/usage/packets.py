"""Packets as a batch saves them, without making them: what each paper carries, and its files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from briefgen.models.spec import Audience
from briefgen.usage.rendering import Occasion, Rendering
from briefgen.usage.saving import Finished
from briefgen.workspace import Workspace

SPEC = "briefs/day.yaml"
DAY = dt.date(2026, 12, 3)


def workspace(folder: Path) -> Workspace:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n", "utf-8")
    return Workspace(folder)


def rendering(meeting: str | None, document: str, words: str, day: dt.date | None = DAY) -> Rendering:
    return Rendering(
        spec=SPEC,
        document=document,
        date=DAY,
        audience=Audience.OFFICE,
        words=words,
        occasion=Occasion(whom=(f"Rep. {(meeting or 'Ames').partition('-')[0]}",), date=day),
        meeting=meeting,
    )


def packet(
    meeting: str | None,
    words: str,
    documents: Sequence[str] = ("leave-behind", "bill-table"),
    day: dt.date | None = DAY,
) -> list[Finished]:
    """The papers of a meeting: each a PDF and a Word file that say whose they are."""
    return [
        Finished(
            "day",
            rendering(meeting, one, words, day),
            {f"{one}.{form}": f"{one} for {meeting}: {words} as {form}".encode() for form in ("pdf", "docx")},
        )
        for one in documents
    ]


def folder_of(place: Workspace, meeting: str | None) -> Path:
    return place.root / "build/day" / (meeting or "nobody")
