"""What may be added to a part of a brief: the arguments of the library that its readers may see, in its language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from briefgen.diagnostics import Report
from briefgen.models.card import Card
from briefgen.models.languages import primary
from briefgen.models.settings import language_of
from briefgen.models.spec import Audience, Brief, Section
from briefgen.noun import noun
from briefgen.readers.blocks.block_files import files_by_name, variant_of
from briefgen.readers.blocks.cards import read_cards
from briefgen.readers.brief.reading import read_settings

if TYPE_CHECKING:
    from briefgen.workspace import Workspace

WORDS_A_LINE: Final = 12
"""How many words a line has, about, with the notes: only to say what is likely to fit."""

VALUE: Final = re.compile(r"\{\{\s*(?:fact\.(\w+)(?:\.say)?|[^{}]*?)\s*\}\}")
"""A value that a text names: of a fact, what is printed."""

Lines = tuple[tuple[str, int], ...]
"""The lines that an argument needs in each of its lengths, the longest first."""


@noun
class Needed:
    """The lines that arguments would need in a part, with their notes, by their names; none of one that cannot be laid out."""

    lines: Mapping[str, Lines] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Never: what cannot be laid out has no lines."""
        return False

    def longest(self, name: str, free: int) -> str:
        """The longest length in which an argument fits into so many lines; empty where there is none."""
        return next((length for length, lines in self.lines.get(name, ()) if lines <= free), "")

    def least(self, name: str) -> tuple[str, int] | None:
        """The length in which an argument needs the fewest lines, with these; None where that is not known."""
        return min(reversed(self.lines.get(name, ())), key=lambda one: one[1], default=None)


@noun
class Offers:
    """The arguments of the library, for a brief: those that `may` be in it, of which some are `used` already.

    `private` are those that its readers must not see, `foreign` those that are not written in its language.
    """

    may: tuple[Card, ...]
    used: frozenset[str]
    private: tuple[str, ...]
    foreign: tuple[str, ...]

    @property
    def new(self) -> tuple[str, ...]:
        """The names of those that may be added."""
        return tuple(card.name for card in self.may if card.name not in self.used)

    def found(self, words: str, *, full: bool = False) -> tuple[Card, ...]:
        """Those in which all of the words stand: in what is said of them, or in their full texts as well."""
        return tuple(card for card in self.may if card.holds(words, full=full))


def offers(workspace: Workspace, brief: Brief, report: Report | None = None) -> Offers:
    """What may be added to a brief. What cannot be read is left out, and reported."""
    report, language = report or Report(), brief.spec.language
    base = language_of(read_settings(workspace, Report()))
    files = files_by_name(workspace, Report(), None)
    spoken = {name for name in files if primary(variant_of(files[name], language, base).language) == primary(language)}
    cards = read_cards(workspace, report, language, base)
    seen = {card.name: brief.spec.audience.may_see(Audience(card.audience)) for card in cards}
    may = tuple(card for card in cards if seen[card.name] and card.name in spoken)
    return Offers(
        _filled(workspace, may),
        frozenset(item.use for section in brief.spec.sections for item in section.blocks if item.use),
        tuple(card.name for card in cards if not seen[card.name]),
        tuple(card.name for card in cards if seen[card.name] and card.name not in spoken),
    )  # fmt: skip


def _filled(workspace: Workspace, cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """The same with the words of facts where their texts name them; other values are known in a brief alone."""
    if not any("{{" in card.text for card in cards):
        return cards
    from briefgen.readers.bibliography import read_sources
    from briefgen.readers.blocks.facts import read_facts

    facts = read_facts(workspace, read_sources(workspace, Report()), Report())
    said = {fact.variable: fact.stated.say for fact in facts.values()}
    fill = partial(VALUE.sub, lambda found: said.get(found[1] or "") or "…")
    return tuple(replace(card, text=fill(card.text)) for card in cards)


def in_order(cards: Sequence[Card], offered: Offers, needed: Needed, free: int) -> tuple[Card, ...]:
    """Those that fit first, then those that do not, then those that are in the brief already.

    Of what is not measured yet, the words of the shortest text say whether it may fit.
    """

    def rank(card: Card) -> int:
        if card.name in offered.used:
            return 2
        if card.name in needed.lines:
            return 0 if needed.longest(card.name, free) else 1
        return 0 if min(card.words.values(), default=0) / WORDS_A_LINE < free else 1

    return tuple(sorted(cards, key=rank))


def part_of(sections: Iterable[Section], part: str) -> int | None:
    """Which section goes by that id, or by that number, counted from 0; None where none does."""
    ids = [section.id or "" for section in sections]
    if part and part in ids:
        return ids.index(part)
    counted = part.isascii() and part.isdigit() and len(part) < 4
    return int(part) if counted and int(part) < len(ids) and not ids[int(part)] else None
