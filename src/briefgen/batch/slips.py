"""The sheet that lies before a packet and says whose it is: it holds nothing that an office may not see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefgen.batch.outcomes import Outcome
from briefgen.batch.print_words import Words, day_in_words, spoken, words_in
from briefgen.batch.printing import ToPrint, team_of
from briefgen.document.nodes import (
    Alignment,
    Cell,
    Document,
    Flow,
    Footer,
    Heading,
    Metadata,
    Paragraph,
    Role,
    Row,
    Section,
    Strong,
    Table,
    Text,
)
from briefgen.models.spec import Spec
from briefgen.models.style import Look, Style


def slip(packet: Outcome, papers: Sequence[ToPrint], spec: Spec, language: str, today: dt.date) -> Document:
    """The sheet for a packet with these papers: office, day, time, room, team; what is in it, with the codes."""
    language = spoken(language)
    words = words_in(language)
    flows = (
        paragraph(words["packet"], Role.KICKER),
        paragraph(packet.meeting.name, Role.TITLE),
        *_where(packet, words, language),
        Section("contents", Heading(1, (Text(words["contents"]),), "contents"), (_contents(papers, words),)),
    )
    return sheet(spec, words["slip_for"].format(name=packet.meeting.name), flows, language, day_of(packet, spec, today))


def sheet(spec: Spec, title: str, flows: Sequence[Flow], language: str, date: dt.date, mark: str = "") -> Document:
    """A page of our own, in the organization's name and on the paper of the packet."""
    organization = spec.organization.name if spec.organization else ""
    metadata = Metadata(title, language, date, organization)
    foot = Footer(" · ".join(filter(None, (organization, title))), spec.labels.page_of)
    return Document(metadata, tuple(flows), foot, spec.paper or "", mark=mark)


LARGE: Final = {"kicker": 14.0, "title": 40.0, "heading_1": 18.0, "table": 15.0}
"""How large a slip sheet is set at least, in points: it is read standing, from a stack on a table."""


def in_large(style: Style) -> Style:
    """The style of a packet as its slip sheets are set in it."""
    looks = style.tokens.looks
    changed = {name: _larger(getattr(looks, name), size) for name, size in LARGE.items()}
    return replace(style, tokens=style.tokens.model_copy(update={"looks": looks.model_copy(update=changed)}))


def _larger(look: Look, size: float) -> Look:
    times = max(1.0, size / look.size)
    return look.model_copy(update={"size": look.size * times, "after": look.after * times + 4 * (times > 1)})


def paragraph(words: str, role: Role = Role.BODY) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Text(words),), role)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> Table:
    """A table of plain words; columns of numbers stand at the right."""
    sides = tuple(Alignment.RIGHT if number in right else Alignment.LEFT for number in range(len(rows[0])))
    header = Row(tuple(Cell((Text(one),) if one else ()) for one in head))
    return Table(header, tuple(Row(tuple(Cell((Text(one),) if one else ()) for one in row)) for row in rows), sides)


def day_of(packet: Outcome, spec: Spec, today: dt.date) -> dt.date:
    """The day of a meeting, else that of the packet."""
    try:
        return dt.date.fromisoformat(packet.meeting.says.get("date", ""))
    except ValueError:
        return spec.date or today


def _where(packet: Outcome, words: Words, language: str) -> tuple[Flow, ...]:
    """What is to be seen from two metres: when and where, and who goes there."""
    says = packet.meeting.says
    place = says.get("place", "")
    further = [says[name] for name in ("room", "building") if says.get(name) and says[name] not in place]
    said = (
        ("day", day_in_words(says.get("date", ""), language)),
        ("time", says.get("time", "")),
        ("room", ", ".join(filter(None, (place, *further)))),
        ("whom", says.get("office", "") if says.get("office") != packet.meeting.name else ""),
        ("team", team_of(packet.meeting)),
    )
    rows = [(words[name], value) for name, value in said if value]
    if not rows:
        return ()
    body = tuple(Row((Cell((Text(name),)), Cell((Strong((Text(value),)),)))) for name, value in rows)
    return (Table(Row((Cell(()), Cell(()))), body, (Alignment.LEFT, Alignment.LEFT)),)


def _contents(papers: Sequence[ToPrint], words: Words) -> Table:
    head = [words[name] for name in ("paper", "pages", "copies", "code")]
    rows = [
        (one.paper.title, str(one.paper.pages or ""), str(one.copies), one.paper.code or words["none"])
        for one in papers
    ]
    return table(head, rows, (1, 2))
