"""What is known while one item is printed: the style, the item, where it is cited, what has been used up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefgen.csl.item import Date, Item, PersonName
from briefgen.csl.locale import Locale
from briefgen.csl.markup import clean
from briefgen.csl.numbers import pieces
from briefgen.csl.style import CslStyle, NameOptions, Names
from briefgen.noun import noun


class Hint(StrEnum):
    """How much of a given name is shown so that a name is clear."""

    INITIALS = "initials"
    GIVEN = "given"


@noun
class Clarity:
    """What sets an item apart from others that would read the same; `hints_first_only` leaves later names alone."""

    year_suffix: int = 0
    hints: Mapping[PersonName, Hint] = field(default_factory=dict)
    hints_first_only: bool = False
    names_shown: int = 0
    condition: bool = False


CLEAR = Clarity()


@noun
class Place:
    """Where an item is cited: locator, positions such as `subsequent`, the number of the note that cited it first."""

    label: str = ""
    locator: str = ""
    positions: frozenset[str] = frozenset()
    first_note: int = 0

    @property
    def kind(self) -> str:
        """The label as conditions name it: sub-verbo, and page where nothing is said."""
        return (self.label or "page").replace(" ", "-")


NOWHERE = Place()


@dataclass(slots=True)
class Scene:
    """The printing of one item by one layout; it is changed on the way and used once."""

    style: CslStyle
    locale: Locale
    item: Item
    options: NameOptions
    place: Place = NOWHERE
    clarity: Clarity = CLEAR
    citation_number: int = 0
    citation_label: str = ""
    in_bibliography: bool = False
    in_sort_key: bool = False
    substituting: Names | None = None
    called: int = 0
    filled: int = 0
    spent: set[str] = field(default_factory=set)
    year_suffix_spent: bool = False
    title_printed: bool = False
    link_printed: bool = False

    def count(self, is_filled: bool) -> None:
        """Notes that a variable was called, so that a group of empty variables can be left out."""
        self.called += 1
        self.filled += is_filled

    def has(self, variable: str) -> bool:
        """Whether a variable has a value that is not used up by a substitution."""
        return variable not in self.spent and (self.value(variable) != "" or self.item.has(variable))

    def text(self, variable: str) -> str | int:
        """A text or number, and the call noted; empty when there is none."""
        found = "" if variable in self.spent else self.value(variable)
        self.count(found != "")
        return found

    def value(self, variable: str) -> str | int:
        """A text or number, whether it is the item's own or known only here; empty when there is none."""
        match variable:
            case "citation-number":
                return self.citation_number or ""
            case "citation-label":
                return self.citation_label
            case "first-reference-note-number":
                return self.place.first_note or ""
            case "page-first":
                return self._first_page()
        return self.item.texts.get(variable, "")

    def _first_page(self) -> str:
        pages = clean(str(self.item.texts.get("page", "")))
        return pieces(pages)[0] if pages else str(self.item.texts.get("page-first", ""))

    def names(self, variable: str) -> tuple[PersonName, ...]:
        """The names of a variable, and the call noted."""
        found = () if variable in self.spent else self.item.names.get(variable, ())
        self.count(bool(found))
        return found

    def date(self, variable: str) -> Date | None:
        """A date, and the call noted."""
        found = None if variable in self.spent else self.item.dates.get(variable)
        self.count(found is not None)
        return found

    def spend(self, *variables: str) -> None:
        """Notes that variables stand in for missing names and are not printed a second time."""
        if self.substituting is not None:
            self.spent.update(variables)

    def is_english(self) -> bool:
        """Whether title case applies: to items in English, or in an English text when they do not say."""
        own = self.item.is_english
        return self.locale.language.startswith("en") if own is None else own
