"""Stories are told only where their tellers agreed: on that day, for that purpose, to those readers, in that document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Severity, nearest
from briefgen.document.plan import Choice, Plan
from briefgen.models.consent import ALL, Consent, Entry, covers_offices, where_consents_are
from briefgen.models.funding import barred
from briefgen.models.library import Block, Library, Stance
from briefgen.models.purposes import Purpose
from briefgen.models.spec import Audience, Part, Spec
from briefgen.models.upkeep import Status

_ASK_FIRST = "Choose another block, or ask those whose story it is, and change the record when they have agreed."


def consent(spec: Spec, plan: Plan, library: Library, today: dt.date) -> Iterator[Diagnostic]:
    """What is wrong with the voices that a brief uses, at the places where it uses them.

    `today` is the day of the run: where the brief names no day on which it is given away, that one counts.
    """
    day = day_of(spec, today)
    for use in voices_used(plan, library):
        block = library.blocks[use.block]
        reasons = tuple(reasons_against(block, library, spec, day))
        hint = _advice(block, library, spec, day) if reasons else ""
        for reason in reasons:
            message = f"the block `{block.id}` cannot be used here: {reason}"
            yield Diagnostic("no-consent", message, use.span, hint=hint)
        if not reasons:
            yield from _uncompared(block, library, use)


def day_of(spec: Spec, today: dt.date) -> dt.date:
    """The day on which consent must hold: that of the hearing or the meeting, else that of the run."""
    of_hearing = spec.hearing.date if spec.hearing and Part.HEARING in spec.parts else None
    of_meeting = spec.meeting.date if spec.meeting else None
    return of_hearing or of_meeting or today


def purpose_of(spec: Spec) -> Purpose:
    """What a brief goes out for, as it says or as its parts do; what papers share and one does not print says nothing."""
    if spec.purpose:
        return spec.purpose
    if spec.hearing and Part.HEARING in spec.parts:
        return Purpose.TESTIMONY
    if spec.audience is Audience.PUBLIC:
        return Purpose.PUBLIC
    return Purpose.LETTER if spec.letter and Part.SALUTATION in spec.parts else Purpose.OFFICE_MEETING


def voices_used(plan: Plan, library: Library) -> Iterator[Choice]:
    """The uses of voices, and of all else that names a consent."""
    for section in plan.sections:
        for item in section.items:
            if isinstance(item, Choice) and is_told(library.blocks[item.block]):
                yield item


def is_told(block: Block) -> bool:
    """Whether a block is somebody's story, so that a consent must cover it."""
    matter = block.matter
    return bool(matter.voice or matter.consent or matter.rests_on) or matter.stance is Stance.VOICE


def reasons_against(block: Block, library: Library, spec: Spec, day: dt.date) -> Iterator[str]:
    """Why a voice cannot be used in a brief; nothing where it can."""
    matter = block.matter
    if matter.consent is None:
        yield "it names no consent"
    for name in dict.fromkeys((*((matter.consent,) if matter.consent else ()), *(matter.rests_on or ()))):
        known = library.consents.get(name)
        if known is None:
            close = nearest(name, library.consents)
            yield f"there is no consent `{name}`" + (f", but there is `{close}`" if close else "")
        elif known.entry is None:
            yield f"the record of the consent `{name}` cannot be read"
        else:
            yield from _uncovered(name, known.entry, spec, day)


def _uncovered(name: str, entry: Entry, spec: Spec, day: dt.date) -> Iterator[str]:
    """What of a brief a consent does not cover."""
    called = f"the consent `{name}`"
    if entry.withdrawn:
        yield f"{called} was withdrawn on {entry.withdrawn}"
        return
    if day > entry.until:
        yield f"{called} ended on {entry.until}, and this goes out on {day}"
    if day < entry.begins:
        yield f"{called} begins on {entry.begins}, and this goes out on {day}"
    if spec.audience not in entry.audiences:
        yield f"{called} is narrower: it does not cover readers of the kind `{spec.audience}`"
    if (purpose := purpose_of(spec)) not in entry.purposes:
        yield f"{called} does not cover the purpose `{purpose}`, but {_listed(entry.purposes)}"
    if ALL not in entry.documents and spec.template not in entry.documents:
        yield f"{called} covers only documents made from {_listed(entry.documents)}"
    if not covers_offices(entry.offices, offices_of(spec)):
        yield f"{called} is narrower: it covers certain offices only, and not {_offices(spec)}"


def offices_of(spec: Spec) -> tuple[str, ...]:
    """To whom a brief goes: the members, or else the office that it names."""
    if spec.meeting is None:
        return ()
    members = tuple(member.name for member in spec.meeting.members)
    return members or ((spec.meeting.office,) if spec.meeting.office else ())


def _offices(spec: Spec) -> str:
    return ", ".join(offices_of(spec)) or "a brief that names none"


def _listed(values: tuple[str, ...]) -> str:
    return ", ".join(f"`{value}`" for value in values)


def _advice(block: Block, library: Library, spec: Spec, day: dt.date) -> str:
    """What to do: another voice for the same, where there is one, or whom to ask."""
    if other := substitute(block, library, spec, day):
        return f"Use `{other}` in its place: it has the same tags, and its consent covers this."
    if block.matter.consent is None:
        return (
            f"Choose another block, or write `consent:` into its front matter, with the id of {where_consents_are()}."
        )
    return _ASK_FIRST


def substitute(block: Block, library: Library, spec: Spec, day: dt.date) -> str:
    """The approved voice with all tags of a block whose own consent is in order for a brief; empty where there is none."""
    tags = set(block.matter.tags)
    for name, other in sorted(library.voices.items()):
        fits = tags and tags <= set(other.matter.tags) and spec.audience.may_see(other.matter.audience)
        fits = fits and other.matter.status is Status.APPROVED and not barred(other.matter.not_for, spec.funding)
        if name != block.id and fits and not any(reasons_against(other, library, spec, day)):
            return name
    return ""


def _uncompared(block: Block, library: Library, use: Choice) -> Iterator[Diagnostic]:
    """A story whose record is on another computer: its texts could not be compared with what must not be printed."""
    matter = block.matter
    if matter.rests_on == ():
        return
    names = (*((matter.consent,) if matter.consent else ()), *(matter.rests_on or ()))
    away = [name for name in dict.fromkeys(names) if _is_away(library.consents.get(name))]
    if away:
        yield Diagnostic(
            "not-compared",
            f"the texts of the consent {_listed(tuple(away))} are not on this computer: "
            "nothing was compared with the names that must not be printed",
            use.span,
            Severity.NOTE,
            hint="Whoever keeps the record renders it once more before it is given away.",
        )


def _is_away(known: Consent | None) -> bool:
    return known is not None and known.private is None
