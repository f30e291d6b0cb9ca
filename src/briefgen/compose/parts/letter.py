"""What stands around the text of a letter: date and addressee, salutation, closing and signature."""

from __future__ import annotations

from briefgen.compose.filters import date
from briefgen.compose.parts.lines import stacked
from briefgen.compose.prose import Prose
from briefgen.document.nodes import Flow, Paragraph, Role
from briefgen.models.places import Places
from briefgen.models.spec import Part, Spec


def address(spec: Spec, places: Places, prose: Prose) -> tuple[Flow, ...]:
    """The date of the letter, and to whom it goes."""
    if spec.letter is None:
        return ()
    assert spec.date is not None, "the date is set before composing"
    day = Paragraph(prose.plain(date(spec.language, spec.date)), Role.ADDRESS)
    return (day, *_lines("addressee", Role.ADDRESS, spec, places, prose))


def salutation(spec: Spec, places: Places, prose: Prose) -> tuple[Flow, ...]:
    """How the letter begins."""
    if spec.letter is None or spec.letter.salutation is None:
        return ()
    return (Paragraph(prose.line(places.manuscript(spec.letter.salutation, "letter", "salutation"))),)


def closing(spec: Spec, places: Places, prose: Prose) -> tuple[Flow, ...]:
    """How the letter ends, and who signs it: with room to sign by hand, unless a list of those who sign stands in it."""
    if spec.letter is None:
        return ()
    many = spec.signers is not None and bool(spec.signers.names) and Part.SIGNERS in spec.parts
    signed = _lines("signature", Role.BODY if many else Role.SIGNATURE, spec, places, prose)
    if spec.letter.closing is None:
        return signed
    return (Paragraph(prose.line(places.manuscript(spec.letter.closing, "letter", "closing")), Role.CLOSING), *signed)


def _lines(key: str, role: Role, spec: Spec, places: Places, prose: Prose) -> tuple[Flow, ...]:
    """A paragraph of as many lines as the letter gives for `key`."""
    lines = getattr(spec.letter, key)
    words = (prose.line(places.manuscript(line, "letter", key, number)) for number, line in enumerate(lines))
    return (Paragraph(stacked(words), role),) if lines else ()
