"""The built-in parts of a brief: their words, from the spec, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.compose.filters import date
from briefgen.compose.places import Places
from briefgen.compose.prose import Prose
from briefgen.document import (
    BulletList,
    Figure,
    Flow,
    Group,
    GroupRole,
    Image,
    Inline,
    Link,
    ListItem,
    Paragraph,
    Role,
    Strong,
    Text,
)
from briefgen.meeting import Meeting
from briefgen.spec import Spec

SEPARATOR = Text(" · ")
LOGO_WIDTH = 0.085
"""The widest a logo stands, as a share of the text width."""


def masthead(spec: Spec, prose: Prose, logo: Image | None) -> tuple[Flow, ...]:
    """Logo and name of the organization."""
    if spec.organization is None:
        return ()
    name = Paragraph(prose.plain(spec.organization.name), Role.ORGANIZATION)
    picture = (Figure(logo, width=LOGO_WIDTH),) if logo else ()
    return (Group(GroupRole.MASTHEAD, (*picture, name)),)


def title(spec: Spec, places: Places, prose: Prose) -> tuple[Flow, ...]:
    """Kind of document, title, subtitle."""
    lines = (("kicker", Role.KICKER), ("title", Role.TITLE), ("subtitle", Role.SUBTITLE))
    return tuple(
        Paragraph(prose.line(places.manuscript(text, name)), role)
        for name, role in lines
        if (text := getattr(spec, name)) is not None
    )


def meeting(spec: Spec, prose: Prose) -> tuple[Flow, ...]:
    """Whom the brief is for, when and where, in one line."""
    if spec.meeting is None:
        return ()
    words = tuple(prose.plain(piece) for piece in _meeting_pieces(spec, spec.meeting))
    if not words:
        return ()
    return (Group(GroupRole.MEETING, (Paragraph(_joined(words), Role.MEETING),)),)


def _meeting_pieces(spec: Spec, meeting: Meeting) -> Iterator[str]:
    if member := meeting.legislator:
        name = " ".join(filter(None, (member.title, member.name)))
        district = f" ({member.district})" if member.district else ""
        yield f"{spec.labels.prepared_for} {name}{district}"
    for words in (meeting.office, meeting.staff):
        if words:
            yield words
    if meeting.date:
        yield ", ".join(filter(None, (date(spec.language, meeting.date), meeting.time)))
    if meeting.place:
        yield meeting.place


def ask(spec: Spec, places: Places, prose: Prose) -> tuple[Flow, ...]:
    """The ask box: label, the ask word for word, the bill with its version, our position."""
    if spec.ask is None:
        return ()
    label = Paragraph(prose.plain(spec.labels.ask), Role.ASK_LABEL)
    words = prose.paragraphs(places.manuscript(spec.ask, "ask"), "ask", Role.ASK)
    return (Group(GroupRole.ASK, (label, *words, *_bill(spec, prose))),)


def _bill(spec: Spec, prose: Prose) -> tuple[Flow, ...]:
    if (bill := spec.bill) is None:
        return ()
    labels = spec.labels
    named = f"{bill.number}, {bill.title}" if bill.title else bill.number
    words = [f"{named} ({bill.version}, {labels.as_of} {date(spec.language, bill.as_of)})"]
    if bill.position:
        words.append(f"{labels.position}: {bill.position}")
    return (Paragraph(_joined(tuple(map(prose.plain, words))), Role.ASK_BILL),)


def summary(spec: Spec, places: Places, prose: Prose) -> tuple[Flow, ...]:
    """The opening paragraph."""
    if spec.summary is None:
        return ()
    words = prose.paragraphs(places.manuscript(spec.summary, "summary"), "summary", Role.SUMMARY)
    return (Group(GroupRole.SUMMARY, words),)


def signers(spec: Spec, prose: Prose) -> tuple[Flow, ...]:
    """The organizations that sign on, as a list."""
    if spec.signers is None:
        return ()
    label = Paragraph(prose.plain(spec.signers.heading or spec.labels.signers), Role.LABEL)
    items = (ListItem((Paragraph(prose.plain(name), Role.SIGNER),)) for name in spec.signers.names)
    return (Group(GroupRole.SIGNERS, (label, BulletList(tuple(items))), spec.signers.columns),)


def contact(spec: Spec, prose: Prose) -> tuple[Flow, ...]:
    """Whom the office calls, with links that work on paper as well."""
    if (person := spec.contact) is None:
        return ()
    named = ", ".join(filter(None, (person.name, person.role)))
    words: list[tuple[Inline, ...]] = [prose.plain(named)]
    links = (
        (person.email, f"mailto:{person.email}"),
        (person.phone, f"tel:{re.sub(r'[^+0-9]', '', person.phone or '')}"),
        (person.web and re.sub(r"^https?://(?:www\.)?|/$", "", person.web), person.web),
    )
    words += [(Link(str(target), (Text(shown),)),) for shown, target in links if shown]
    label = Strong((*prose.plain(spec.labels.contact), Text(":")))
    return (Group(GroupRole.CONTACT, (Paragraph((label, Text(" "), *_joined(tuple(words))), Role.CONTACT),)),)


def sources(spec: Spec, prose: Prose) -> tuple[Flow, ...]:
    """The place of the source list, under its label; the list itself is written when citations are."""
    return (Group(GroupRole.SOURCES, (Paragraph(prose.plain(spec.labels.sources), Role.LABEL),)),)


def _joined(pieces: tuple[tuple[Inline, ...], ...]) -> tuple[Inline, ...]:
    """Pieces of a line with a middle dot between them."""
    line: list[Inline] = []
    for piece in pieces:
        line += [SEPARATOR, *piece] if line else piece
    return tuple(line)
