"""What the papers of a day share, for those who run it: how it is called, what is asked, who says what, how it looks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Final

from briefgen.compose import Spoken, spoken
from briefgen.compose import Teammate as Teammate
from briefgen.diagnostics import BriefError, Report
from briefgen.models.asks import texts_of
from briefgen.models.meetings import MeetingRow
from briefgen.models.style import Style
from briefgen.noun import noun
from briefgen.pipeline.asked import Asked
from briefgen.pipeline.material import Material, plan
from briefgen.pipeline.reading import read
from briefgen.readers.brief.reading import read_day
from briefgen.workspace import Workspace

HOLE: Final = "{"
"""What a text has in it that may be another in every meeting."""


@noun
class DayWords:
    """What the papers of a day share. `asks` are the words of each meeting's, by its key; `mark` is that of papers for us alone.

    `zone` is the name of the zone of its times; empty where nobody says it.
    """

    title: str
    language: str
    paper: str
    organization: str
    date: dt.date
    mark: str
    page_of: str
    ask_label: str
    zone: str
    asks: Mapping[str, str]
    team: tuple[Teammate, ...]
    style: Style = field(repr=False)


def day_words(workspace: Workspace, file: str, meetings: Sequence[MeetingRow]) -> DayWords | None:
    """The words of a packet and of its meetings; None where nothing of the packet can be used."""
    first = next((found for one in meetings if (found := _materials(workspace, file, one))), ())
    if not first or not (styled := [one for one in first if one.found_style]):
        return None
    spec, style = styled[0].spec, styled[0].style
    said = _spoken(first)
    day = read_day(workspace, file, Report())
    return DayWords(
        spec.title if spec.title and HOLE not in spec.title else file.rpartition("/")[2].removesuffix(".yaml"),
        spec.language, spec.paper or style.tokens.page.paper, spec.organization.name if spec.organization else "",
        spec.date or workspace.today, spec.labels.internal, spec.labels.page_of, spec.labels.ask,
        (day.zone or "") if day else "", dict(_asks(workspace, file, meetings, first, said)), said.team, style,
    )  # fmt: skip


def _asks(
    workspace: Workspace, file: str, meetings: Sequence[MeetingRow], first: Sequence[Material], said: Spoken
) -> list[tuple[str, str]]:
    """What each meeting asks: the same for all, where no text and no row says otherwise."""
    own = {one.key for one in meetings if any(given.path[:1] == ("ask",) for given in one.gives)}
    varied = any(HOLE in words for one in first for _, words in texts_of(one.spec.ask))
    alike = " ".join(said.asks)
    return [
        (one.key, " ".join(_spoken(_materials(workspace, file, one)).asks) if varied or one.key in own else alike)
        for one in meetings
    ]


def _materials(workspace: Workspace, file: str, meeting: MeetingRow) -> tuple[Material, ...]:
    """The documents of a meeting, read; none where they cannot be."""
    asked = Asked(file, meeting=meeting)
    try:
        return tuple(plan(workspace, one, asked) for one in read(workspace, asked))
    except BriefError:
        return ()


def _spoken(materials: Sequence[Material]) -> Spoken:
    """What is asked in the first paper that asks, and the team of the first that has one."""
    found = [spoken(one.spec, one.places, one.library, one.reading) for one in materials]
    asks = next((one.asks for one in found if one.asks), ())
    return Spoken(asks, next((one.team for one in found if one.team), ()))
