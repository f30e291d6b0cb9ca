"""The head of a brief: whose it is, its title, and the meeting it is for."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.compose.filters import date, listed
from briefgen.compose.parts.lines import Line, joined, stacked
from briefgen.compose.prose import Prose
from briefgen.document.nodes import Figure, Flow, Group, GroupRole, Paragraph, Role, Strong, Text
from briefgen.models.letterhead import Variant
from briefgen.models.meeting import Legislator, Meeting
from briefgen.models.places import Places
from briefgen.models.spec import Part, Spec
from briefgen.models.style import Masthead


def masthead(
    spec: Spec, places: Places, prose: Prose, logos: tuple[Figure, ...], looks: Masthead, beside: frozenset[Part]
) -> tuple[Flow, ...]:
    """Logos, name and tagline of the organization; across from them what the style wants there. `beside` are the parts
    that the document has."""
    if spec.organization is None:
        return ()
    named = looks.name or spec.organization.logo is None or not logos
    tagline = spec.organization.tagline
    words: tuple[Flow, ...] = (
        *((Paragraph(prose.plain(spec.organization.name), Role.ORGANIZATION),) if named else ()),
        *((Paragraph(prose.plain(tagline), Role.TAGLINE),) if tagline else ()),
        *_across(spec, places, prose, looks, beside),
    )
    children = (*words, *logos) if looks.logos_last else (*logos, *words)
    return (Group(GroupRole.MASTHEAD, children),)


def _across(spec: Spec, places: Places, prose: Prose, looks: Masthead, beside: frozenset[Part]) -> Iterator[Flow]:
    """The kind of document and its date, where they stand in the masthead; a letter says the date elsewhere."""
    if looks.variant is not Variant.SPLIT:
        return
    lines: list[Line] = []
    if spec.kicker and Part.TITLE in beside:
        lines.append((Strong(prose.line(places.manuscript(spec.kicker, "kicker"))),))
    if spec.date and Part.ADDRESS not in beside:
        lines.append(prose.plain(date(spec.language, spec.date)))
    if lines:
        yield Paragraph(stacked(lines), Role.DATELINE)


def title(spec: Spec, places: Places, prose: Prose, kicker: bool = True) -> tuple[Flow, ...]:
    """Kind of document, unless `kicker` says that it stands elsewhere, title, subtitle. The title of a letter is its subject."""
    lines = (*((("kicker", Role.KICKER),) if kicker else ()), ("title", Role.TITLE), ("subtitle", Role.SUBTITLE))
    return tuple(
        Paragraph(
            (*(_re(spec, text, prose) if role is Role.TITLE else ()), *prose.line(places.manuscript(text, name))), role
        )
        for name, role in lines
        if (text := getattr(spec, name)) is not None
    )


def _re(spec: Spec, title: str, prose: Prose) -> Line:
    """What stands before the subject of a letter: a title that follows the address, and does not say it itself."""
    order = [part for part in spec.parts if part in (Part.ADDRESS, Part.TITLE)]
    words = spec.labels.subject
    if spec.letter is None or order != [Part.ADDRESS, Part.TITLE] or title.casefold().startswith(words.casefold()):
        return ()
    return (*prose.plain(words), Text(" "))


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
