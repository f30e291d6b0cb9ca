"""The people: our team, its notes, who signs on, whom the office calls; and the place of the sources."""

from __future__ import annotations

from briefgen.compose.parts.endorsers import endorsers
from briefgen.compose.parts.lines import Line, stacked, table
from briefgen.compose.prose import Prose
from briefgen.document.nodes import BulletList, Flow, Group, GroupRole, ListItem, Paragraph, Role, Strong
from briefgen.models.meeting import Member, Signer, Standing
from briefgen.models.places import Places
from briefgen.models.signing import in_order
from briefgen.models.spec import Spec


def team(spec: Spec, places: Places, prose: Prose, named: bool) -> tuple[Flow, ...]:
    """Who of us is in the meeting, in which role, and who says what: a table."""
    if not spec.team:
        return ()
    labels = spec.labels
    heads = tuple(map(prose.plain, (labels.member, labels.role, labels.says)))
    rows = [_member(member, number, places, prose) for number, member in enumerate(spec.team)]
    return (table(heads, rows, prose.plain(labels.team) if named else ()),)


def _member(member: Member, number: int, places: Places, prose: Prose) -> tuple[Line, ...]:
    says = prose.words(places.manuscript(member.says, "team", number, "says"), "says") if member.says else ()
    return (prose.plain(member.name), prose.plain(member.role or ""), says)


def notes(spec: Spec, places: Places, prose: Prose) -> tuple[Flow, ...]:
    """What only we may know of the meeting: a brief for others has no such notes."""
    if spec.meeting is None or not spec.meeting.notes:
        return ()
    return prose.text(places.manuscript(spec.meeting.notes, "meeting", "notes"))


def signers(spec: Spec, places: Places, prose: Prose, named: bool) -> tuple[Flow, ...]:
    """Those who sign on, in a row, or as a list: the organization, under it the person."""
    if spec.signers is None or not spec.signers.names:
        return ()
    if spec.signers.shape is Standing.ROW:
        return endorsers(spec.signers, spec, places, prose)
    label = (Paragraph(_signers_heading(spec, places, prose), Role.LABEL),) if named else ()
    names = in_order(spec.signers, spec.signers.names)
    items = tuple(ListItem((Paragraph(_signer(signer, prose), Role.SIGNER),)) for signer in names)
    return (Group(GroupRole.SIGNERS, (*label, BulletList(items)), spec.signers.columns, spec.signers.new_page),)


def _signers_heading(spec: Spec, places: Places, prose: Prose) -> Line:
    if spec.signers and spec.signers.heading:
        return prose.line(places.manuscript(spec.signers.heading, "signers", "heading"))
    return prose.plain(spec.labels.signers)


def _signer(signer: Signer, prose: Prose) -> Line:
    person = ", ".join(filter(None, (signer.name, signer.role)))
    if not signer.organization:
        return prose.plain(person)
    organization = prose.plain(signer.organization)
    return stacked(((Strong(organization),), prose.plain(person))) if person else organization


def sources(spec: Spec, prose: Prose) -> tuple[Flow, ...]:
    """The place of the source list, under its label; the list itself is written when citations are."""
    return (Group(GroupRole.SOURCES, (Paragraph(prose.plain(spec.labels.sources), Role.LABEL),)),)
