"""Telling citations apart that would read the same: more names, given names, letters after years, conditions.

The order of the steps and what counts as the same follow citeproc, the reference in the tests
(CSL 1.0.2, “Disambiguation”).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any, Final

from briefgen.csl.initials import initials
from briefgen.csl.item import PersonName
from briefgen.csl.output import AllNames, Output, Part, bare_words, tagged, tags
from briefgen.csl.printer import Printer
from briefgen.csl.scene import CLEAR, Hint, Place
from briefgen.noun import noun

PRIMARY_RULES: Final = ("primary-name", "primary-name-with-initials")

SHORT: Final = Place(positions=frozenset({"subsequent"}))

INITIALS_RULES: Final = ("all-names-with-initials", "primary-name-with-initials")


@noun
class _Reading:
    """How one item reads when it is cited."""

    id: str
    words: str
    names: tuple[PersonName, ...]


def clarify(printer: Printer, places: Sequence[tuple[str, Place]]) -> None:
    """Sets the printer's `clarity` so that the items cited at `places` read differently, as far as the style can."""
    _Clarifier(printer, places).run()


class _Clarifier:
    def __init__(self, printer: Printer, places: Sequence[tuple[str, Place]]) -> None:
        self.printer = printer
        self.places = list(dict.fromkeys((id, replace(place, label="", locator="")) for id, place in places))
        self.rule = printer.style.options.disambiguation.givenname_rule
        self.how = printer.style.options.disambiguation

    def run(self) -> None:
        """Each means in turn, for those that the ones before could not tell apart."""
        self._tell_apart()
        self._tell_short_forms_apart()

    def _tell_apart(self) -> None:
        if self.rule and self.rule != "by-cite":
            self._name_hints()
        for is_wanted, means in (
            (self.how.add_names, self._add_names),
            (self.rule == "by-cite", self._add_given_names),
            (self.how.add_year_suffix, self._add_year_suffixes),
            (True, self._set_condition),
        ):
            if not (alike := self._alike(self.places)):
                return
            if is_wanted:
                means(alike)

    def _tell_short_forms_apart(self) -> None:
        """Whoever meets a short form in a note thinks of all that was cited, also of what is never cited again."""
        again = {id for id, place in self.places if "subsequent" in place.positions}
        if not again or not self.printer.style.options.is_note:
            return
        shorts = [(id, SHORT) for id in dict.fromkeys(id for id, _ in self.places)]
        self._set_condition([group for group in self._alike(shorts) if again & {reading.id for reading in group}])

    def _outputs(self, places: Sequence[tuple[str, Place]]) -> Iterable[tuple[str, Output]]:
        for id, place in places:
            if (output := self.printer.cited(id, place)) is not None:
                yield id, output

    def _alike(self, places: Sequence[tuple[str, Place]]) -> list[list[_Reading]]:
        """The items that read the same, in groups of at least two."""
        groups: dict[str, dict[str, _Reading]] = {}
        for id, place in places:
            if (reading := self._reading(id, place)) is not None:
                groups.setdefault(reading.words, {}).setdefault(id, reading)
        return [list(groups[words].values()) for words in sorted(groups) if words and len(groups[words]) > 1]

    def _reading(self, id: str, place: Place) -> _Reading | None:
        """How an item reads at a place; None where nothing is printed, or “ibid.” alone."""
        printer = self.printer
        return printer.memory.recall(("reading", id, place, *printer.state(id)), lambda: _read(printer, id, place))

    def _set(self, id: str, **facts: Any) -> None:
        self.printer.clarity[id] = replace(self.printer.clarity.get(id, CLEAR), **facts)

    def _name_hints(self) -> None:
        """More of a given name wherever two people share a family name, in all citations alike."""
        lists = [found.names for _, output in self._outputs(self.places) for found in tags(output, AllNames)]
        people = [name for names in lists for name in (names[:1] if self.rule in PRIMARY_RULES else names)]
        families: dict[str, dict[PersonName, None]] = {}
        for name in people:
            if name.family:
                families.setdefault(name.family, {})[name] = None
        hints = {
            name: hint
            for family in families.values()
            if len(family) > 1
            for name in family
            if (hint := self._hint(name, family)) is not None
        }
        for id in self.printer.items:
            self._set(id, hints=hints, hints_first_only=self.rule in PRIMARY_RULES)

    def _hint(self, name: PersonName, family: Iterable[PersonName]) -> Hint | None:
        if not any(_same_initials(name, other) for other in family if other != name):
            return Hint.INITIALS
        return None if self.rule in INITIALS_RULES else Hint.GIVEN

    def _add_names(self, alike: list[list[_Reading]]) -> None:
        """Names before “et al.” until they differ."""
        for group in alike:
            if self.rule == "by-cite":
                self._add_given_names([group])
            left = group
            for count in range(1, max((len(reading.names) for reading in group), default=0) + 1):
                seen = [_seen(reading.names[:count], self.rule) for reading in left]
                clear = [reading for reading, mine in zip(left, seen, strict=True) if seen.count(mine) == 1]
                if clear:
                    for reading in left:
                        self._set(reading.id, names_shown=count)
                    left = [reading for reading in left if reading not in clear]
                if not left:
                    break

    def _add_given_names(self, alike: list[list[_Reading]]) -> None:
        """Given names of people at the same place in the list who share a family name."""
        for group in alike:
            waiting = {reading.id for reading in group}
            for row in zip_longest(*(reading.names for reading in group)):
                for reading, name in zip(group, row, strict=True):
                    if self._hint_name(reading.id, name, row):
                        waiting.discard(reading.id)
                if not waiting:
                    break

    def _hint_name(self, id: str, name: PersonName | None, row: Sequence[PersonName | None]) -> bool:
        if name is None:
            return False
        others = [other for other in row if other is not None and other != name and other.family == name.family]
        if not others:
            return False
        hint = Hint.GIVEN if any(_same_initials(name, other) for other in others) else Hint.INITIALS
        self._set(id, hints={**self.printer.clarity.get(id, CLEAR).hints, name: hint})
        return True

    def _add_year_suffixes(self, alike: list[list[_Reading]]) -> None:
        """Letters in the order of the list of sources."""
        layout = self.printer.style.bibliography
        for group in alike:
            ids = [reading.id for reading in group]
            if layout is not None:
                ids = self.printer.in_order(ids, layout)
            for number, id in enumerate(ids, 1):
                self._set(id, year_suffix=number)

    def _set_condition(self, alike: list[list[_Reading]]) -> None:
        for group in alike:
            for reading in group:
                self._set(reading.id, condition=True)


def _read(printer: Printer, id: str, place: Place) -> _Reading | None:
    output = printer.cited(id, place)
    if output is None or any(term.tag is Part.TERM and term.detail == "ibid" for term in tagged(output, Part)):
        return None
    return _Reading(id, bare_words(output), tuple(name for found in tags(output, AllNames) for name in found.names))


def _same_initials(one: PersonName, other: PersonName) -> bool:
    return bool(one.given and other.given) and _initials(one) == _initials(other)


def _initials(name: PersonName) -> str:
    return initials(name.given, "", with_hyphen=False)


def _bare(name: PersonName) -> PersonName:
    return replace(name, given="")


def _short(name: PersonName) -> PersonName:
    return replace(name, given=_initials(name))


def _seen(names: tuple[PersonName, ...], rule: str) -> tuple[PersonName, ...]:
    """Names as a reader sees them when the given names are shown by `rule`."""
    match rule:
        case "all-names" | "by-cite":
            return names
        case "all-names-with-initials":
            return tuple(map(_short, names))
        case "primary-name":
            return (*names[:1], *map(_bare, names[1:]))
        case "primary-name-with-initials":
            return (*map(_short, names[:1]), *map(_bare, names[1:]))
    return tuple(map(_bare, names))
