"""The built-in parts of a brief: their words, from the spec, in order."""

from __future__ import annotations

from typing import assert_never

from briefgen.compose.parts.asking import ask, ask_again, summary
from briefgen.compose.parts.bills import bills
from briefgen.compose.parts.contact import contact
from briefgen.compose.parts.head import masthead, meeting, title
from briefgen.compose.parts.hearing import hearing
from briefgen.compose.parts.letter import address, closing, salutation
from briefgen.compose.parts.local import local
from briefgen.compose.parts.people import notes, signers, sources, team
from briefgen.compose.parts.tracker import tracker
from briefgen.compose.prose import Prose
from briefgen.document.nodes import Figure, Flow, Section
from briefgen.models.letterhead import Variant
from briefgen.models.places import Places
from briefgen.models.spec import Part, Spec
from briefgen.models.style import Masthead
from briefgen.noun import noun

NAMED = {
    Part.ASK_AGAIN: ask_again, Part.LOCAL: local, Part.TEAM: team, Part.BILLS: bills, Part.SIGNERS: signers,
}  # fmt: skip
"""The parts that stand under a heading of their own, or under that of a section."""

LETTER = {Part.ADDRESS: address, Part.SALUTATION: salutation, Part.CLOSING: closing}
"""What stands around the text of a letter."""


@noun
class Parts:
    """Makes the parts of one brief, which has those `beside` one another. A part for which it gives nothing has no flows.
    `bill` says whether the ask names its bill."""

    spec: Spec
    places: Places
    prose: Prose
    logos: tuple[Figure, ...]
    looks: Masthead
    beside: frozenset[Part]
    bill: bool = True

    def within(self, part: Part, headed: bool) -> tuple[Flow, ...]:
        """A part that stands in a section; under the heading of the section it needs no name of its own."""
        return self._flows(part, (), named=not headed)

    def flows(self, part: Part, sections: tuple[Section, ...]) -> tuple[Flow, ...]:
        """A part in its usual place. `sections` are all sections of the brief."""
        return self._flows(part, sections, named=True)

    @property
    def _kicker_above(self) -> bool:
        """Whether the masthead says what kind of document it is."""
        split = self.looks.variant is Variant.SPLIT
        return split and self.spec.organization is not None and Part.MASTHEAD in self.beside

    def _flows(self, part: Part, sections: tuple[Section, ...], named: bool) -> tuple[Flow, ...]:
        spec, places, prose = self.spec, self.places, self.prose
        match part:
            case Part.MASTHEAD:
                return masthead(spec, places, prose, self.logos, self.looks, self.beside)
            case Part.ADDRESS | Part.SALUTATION | Part.CLOSING:
                return LETTER[part](spec, places, prose)
            case Part.TITLE:
                return title(spec, places, prose, not self._kicker_above)
            case Part.MEETING:
                return meeting(spec, prose)
            case Part.HEARING:
                return hearing(spec, prose, sections)
            case Part.ASK:
                return ask(spec, places, prose, named, self.bill)
            case Part.ASK_AGAIN | Part.LOCAL | Part.TEAM | Part.BILLS | Part.SIGNERS:
                return NAMED[part](spec, places, prose, named)
            case Part.TRACKER:
                return tracker(spec, prose)
            case Part.NOTES:
                return notes(spec, places, prose)
            case Part.SUMMARY:
                return summary(spec, places, prose)
            case Part.SECTIONS:
                return sections
            case Part.CONTACT:
                return contact(spec, places, prose)
            case Part.SOURCES:
                return sources(spec, prose)
            case _:
                assert_never(part)
