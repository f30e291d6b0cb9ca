"""Whom the office calls: a line, or a card with a QR code, a postal address and names in social networks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.compose.parts.lines import Line, joined, labeled, says, stacked
from briefgen.compose.parts.qr import code_of
from briefgen.compose.prose import Prose
from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.document.nodes import Figure, Flow, Group, GroupRole, Link, Paragraph, Role, Strong, Text
from briefgen.models.meeting import Contact
from briefgen.models.places import Places
from briefgen.models.spec import Part, Spec

TRACKING = re.compile(r"[?&#]((?:utm_[a-z]+|fbclid|gclid|msclkid|mc_[ce]id|_hs[a-z]+|igshid?|ref_src|mkt_tok)=)", re.I)
"""What mailing programs and networks put behind addresses, to know who came from where."""


def contact(spec: Spec, places: Places, prose: Prose) -> tuple[Flow, ...]:
    """Whom the office calls afterwards, with links that work on paper as well."""
    if (person := spec.contact) is None:
        return ()
    if person.is_card:
        return _card(person, spec, places, prose)
    name = "" if _signs(person, spec) else ", ".join(filter(None, (person.name, person.role)))
    words = list(filter(None, (prose.plain(name) if name else (), mail(person), phone(person), web(person))))
    if not words:
        return ()
    line = labeled(prose.plain(spec.labels.contact), joined(words))
    return (Group(GroupRole.CONTACT, (Paragraph(line, Role.CONTACT),)),)


def _signs(person: Contact, spec: Spec) -> bool:
    """Whether the letter that this stands under is signed by the same person."""
    signed = spec.letter is not None and Part.CLOSING in spec.parts
    return signed and any(says(line, person.name) for line in (spec.letter.signature if spec.letter else ()))


def _card(person: Contact, spec: Spec, places: Places, prose: Prose) -> tuple[Flow, ...]:
    """The name, then a line for each way to reach them, the telephone first; the code of the web address last."""
    code = code_in(spec, places, prose) if person.qr else None
    lines = (
        (*named(person, prose), *(prose.plain(f", {person.role}") if person.role else ())),
        joined(filter(None, (phone(person), mail(person)))),
        web(person),
        prose.plain(person.address) if person.address else (),
        joined(map(prose.plain, person.social)),
    )
    label = Paragraph(prose.plain(spec.labels.contact), Role.CONTACT_LABEL)
    words = Paragraph(stacked(filter(None, lines)), Role.CONTACT_CARD)
    return (Group(GroupRole.CONTACT_CARD, (label, words, *((code,) if code else ()))),)


def named(person: Contact, prose: Prose) -> Line:
    """The name, which stands out."""
    return (Strong(prose.plain(person.name)),)


def phone(person: Contact) -> Line:
    """The telephone number, which calls."""
    return _link(person.phone, f"tel:{re.sub(r'[^+0-9]', '', person.phone or '')}")


def mail(person: Contact) -> Line:
    """The e-mail address, which writes."""
    return _link(person.email, f"mailto:{person.email}")


def web(person: Contact) -> Line:
    """The web address, which leads there."""
    return _link(_shown(person), str(person.web))


def _shown(person: Contact) -> str:
    """The web address as it is printed."""
    return re.sub(r"^https?://(?:www\.)?|/$", "", person.web or "")


def _link(shown: str | None, target: str) -> Line:
    return (Link(target, (Text(shown),)),) if shown else ()


def code_in(spec: Spec, places: Places, prose: Prose) -> Figure | None:
    """The web address of the contact as a QR code; None, and a diagnostic, where there is none or it cannot be read from paper."""
    person = spec.contact
    if person is None or person.web is None:
        prose.report.add(
            Diagnostic(
                "qr-address",
                "`qr: true` wants a QR code of the web address, and the contact has none",
                places.span("contact", "qr"),
                expected="`web: https://…` beside it",
                hint="Write the address, or leave `qr` out.",
            )
        )
        return None
    span = places.span("contact", "web")
    prose.report.add(*_tracked(person.web, span))
    made = code_of(person.web, spec.labels.qr_code.replace("{address}", _shown(person)), span)
    if isinstance(made, Diagnostic):
        prose.report.add(made)
        return None
    return made


def _tracked(address: str, span: Span) -> Iterator[Diagnostic]:
    """An address that tells where somebody came from: it is longer for nothing, and tells on who reads the paper."""
    if found := TRACKING.search(address):
        yield Diagnostic(
            "tracking-address",
            f"the web address is followed by what counts who came from where: “{found[1]}”",
            span,
            Severity.WARNING,
            expected="the address alone",
            hint="Leave out what only counts: the code is then smaller, and read from farther away.",
        )
