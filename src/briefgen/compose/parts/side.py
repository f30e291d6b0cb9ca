"""What stands in the side column: each part under its label, in lines that are short enough for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.compose.filters import date
from briefgen.compose.parts.contact import code_in, mail, named, phone, web
from briefgen.compose.parts.lines import Line, says, stacked
from briefgen.compose.parts.local import local
from briefgen.compose.prose import Prose
from briefgen.document.nodes import Flow, Paragraph, Role, Strong
from briefgen.models.places import Places
from briefgen.models.sheet import SidePart
from briefgen.models.spec import Part, Spec

SIDE_PARTS: dict[str, Part] = {
    "meeting": Part.MEETING, "bill": Part.ASK, "contact": Part.CONTACT, "local": Part.LOCAL,
}  # fmt: skip
"""The part that has, elsewhere, what stands in the side column."""


def in_side(spec: Spec, places: Places, prose: Prose, names: Sequence[SidePart]) -> tuple[Flow, ...]:
    """The parts of these names, in order; those of which the brief says nothing are not there."""
    making = {"meeting": _meeting, "bill": _bill, "contact": _contact, "local": _local}
    return tuple(flow for name in names for flow in making[name](spec, places, prose))


def _labeled(label: str, lines: Iterable[Line], prose: Prose) -> Iterator[Flow]:
    """Lines under what they are; nothing where there is none."""
    if said := [line for line in lines if line]:
        yield Paragraph(prose.plain(label), Role.SIDE_LABEL)
        yield Paragraph(stacked(said), Role.SIDE)


def _meeting(spec: Spec, places: Places, prose: Prose) -> Iterator[Flow]:
    if (meeting := spec.meeting) is None:
        return
    lines: list[Line] = []
    for member in meeting.members:
        lines.append((Strong(prose.plain(" ".join(filter(None, (member.title, member.name))))),))
        lines += [prose.plain(member.district)] if member.district else []
    day = ", ".join(filter(None, (date(spec.language, meeting.date), meeting.time))) if meeting.date else ""
    lines += [prose.plain(words) for words in (meeting.office, meeting.staff, day, meeting.place) if words]
    yield from _labeled(spec.labels.prepared_for, lines, prose)


def _bill(spec: Spec, places: Places, prose: Prose) -> Iterator[Flow]:
    if (bill := spec.bill) is None or spec.ask is None:
        return
    version = f"{bill.version}, {spec.labels.as_of} {date(spec.language, bill.as_of)}"
    lines: list[Line] = [(Strong(prose.plain(bill.number)),), *([prose.plain(bill.title)] if bill.title else [])]
    yield from _labeled(spec.labels.bill, [*lines, prose.plain(version)], prose)
    if bill.position and not says(str(prose.values.get("ask", "")), bill.position):
        yield from _labeled(spec.labels.position, [(Strong(prose.plain(bill.position)),)], prose)


def _contact(spec: Spec, places: Places, prose: Prose) -> Iterator[Flow]:
    if (person := spec.contact) is None:
        return
    role = prose.plain(person.role) if person.role else ()
    address = prose.plain(person.address) if person.address else ()
    lines = (named(person, prose), role, phone(person), mail(person), web(person), address)
    yield from _labeled(spec.labels.contact, (*lines, *map(prose.plain, person.social)), prose)
    if person.qr and (code := code_in(spec, places, prose)):
        yield code


def _local(spec: Spec, places: Places, prose: Prose) -> Iterator[Flow]:
    yield from local(spec, places, prose, named=True)
