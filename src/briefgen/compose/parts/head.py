"""The head of a brief: whose it is, its title, and the meeting it is for."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.compose.filters import date, listed
from briefgen.compose.parts.lines import joined
from briefgen.compose.prose import Prose
from briefgen.document.nodes import Figure, Flow, Group, GroupRole, Image, Paragraph, Role
from briefgen.models.meeting import Legislator, Meeting
from briefgen.models.places import Places
from briefgen.models.spec import Spec

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
    return (Group(GroupRole.MEETING, (Paragraph(joined(words), Role.MEETING),)),)


def _called(member: Legislator) -> str:
    """A member with title and district: Rep. Jordan Example (NY-12)."""
    name = " ".join(filter(None, (member.title, member.name)))
    return f"{name} ({member.district})" if member.district else name


def _meeting_pieces(spec: Spec, meeting: Meeting) -> Iterator[str]:
    if meeting.members:
        yield f"{spec.labels.prepared_for} {listed(spec.language, map(_called, meeting.members))}"
    for words in (meeting.office, meeting.staff):
        if words:
            yield words
    if meeting.date:
        yield ", ".join(filter(None, (date(spec.language, meeting.date), meeting.time)))
    if meeting.place:
        yield meeting.place
