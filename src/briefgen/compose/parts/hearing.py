"""The head of a testimony: before whom, by whom, on which bill, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.compose.filters import date
from briefgen.compose.parts.lines import Line, bill_in_words, joined, labeled
from briefgen.compose.prose import Prose
from briefgen.document.nodes import Flow, Group, GroupRole, Paragraph, Role, Section
from briefgen.document.walking import running_text
from briefgen.models.languages import locale_of
from briefgen.models.meeting import Hearing
from briefgen.models.spec import Spec

WORDS_A_MINUTE = 135
"""How many words a witness reads aloud in a minute."""

STEP = 5
"""Seconds to which the time is rounded up."""


def hearing(spec: Spec, prose: Prose, sections: tuple[Section, ...]) -> tuple[Flow, ...]:
    """Committee and day, witness, bill with its version, and the time that the sections take when read aloud."""
    if spec.hearing is None:
        return ()
    lines = (*_named(spec, spec.hearing, prose), prose.plain(_time(spec, sections)))
    return (Group(GroupRole.MEETING, tuple(Paragraph(line, Role.MEETING) for line in lines)),)


def _named(spec: Spec, hearing: Hearing, prose: Prose) -> Iterator[Line]:
    labels, organization = spec.labels, spec.organization.name if spec.organization else ""
    day = date(spec.language, hearing.date) if hearing.date else ""
    lines = [
        (labels.committee, (hearing.committee, day)),
        (labels.witness, (", ".join(filter(None, (hearing.witness, hearing.role, organization))),)),
    ]
    if spec.bill:
        lines.append((labels.bill, tuple(bill_in_words(spec.bill, spec, str(prose.values.get("title", ""))))))
    for label, words in lines:
        yield labeled(prose.plain(label), joined(map(prose.plain, filter(None, words))))


def _time(spec: Spec, sections: tuple[Section, ...]) -> str:
    words = len(running_text(sections).split())
    return spec.labels.speaking_time.format(time=speaking_time(words, spec.language), words=words)


def speaking_time(words: int, language: str) -> str:
    """How long so many words take when they are read aloud: 2 min 35 sec."""
    from babel.units import format_unit

    minutes, seconds = divmod(-(-words * 60 // (WORDS_A_MINUTE * STEP)) * STEP, 60)
    locale = locale_of(language)
    units = (("minute", minutes), ("second", seconds))
    return " ".join(format_unit(value, f"duration-{unit}", "short", locale=locale) for unit, value in units if value)
