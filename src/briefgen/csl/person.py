"""Printing one name: its parts in order, inverted for a list, with particles where they belong."""

from __future__ import annotations

from dataclasses import replace

from briefgen.csl.initials import initials
from briefgen.csl.item import PersonName
from briefgen.csl.output import Formatted, Literal, Output, Tagged, formatted, grouped
from briefgen.csl.rich import plain, rich
from briefgen.csl.scene import Hint, Scene
from briefgen.csl.style import PLAIN, Demotion, Formatting, Name, NameOptions

CLINGING = "’'-–\xa0"
"""What a particle ends in when no space follows it: d’, al-."""


def person(name: PersonName, order: int, element: Name, options: NameOptions, scene: Scene) -> Output:
    """One name; `order` counts from 1."""
    if name.literal:
        inner = formatted(element.family, [Literal(rich(name.literal))])
    else:
        inner = _Parts(name, element, _clarified(name, order, options, scene), scene).written(order)
    shown = formatted(element.formatting, [inner])
    return Tagged(name, shown if shown is not None else Literal(()))


def _clarified(name: PersonName, order: int, options: NameOptions, scene: Scene) -> NameOptions:
    """The options, with more of the given name where that sets it apart from another."""
    clarity = scene.clarity
    hint = clarity.hints.get(name)
    if hint is None or clarity.hints_first_only and order > 1:
        return options
    return replace(options, form="long", initialize=False if hint is Hint.GIVEN else options.initialize)


class _Parts:
    """The parts of a name, each in its formatting, ready to be put in order."""

    def __init__(self, name: PersonName, element: Name, options: NameOptions, scene: Scene) -> None:
        self.name, self.element, self.options, self.scene = name, element, options, scene
        self.family = self._part(name.family, element.family)
        self.particle = self._part(name.particle, element.family)
        self.given = self._part(self._given(), element.given)
        self.dropping = self._part(name.dropping_particle, element.given)
        self.suffix = self._part(name.suffix, PLAIN)

    def _given(self) -> str:
        after = self.options.initialize_with
        if after is None or not self.name.family:
            return self.name.given
        with_hyphen = self.scene.style.options.initialize_with_hyphen
        keep_names = self.options.initialize is False
        return initials(self.name.given, after, keep_names=keep_names, with_hyphen=with_hyphen)

    @staticmethod
    def _part(words: str, formatting: Formatting) -> Output | None:
        inside = formatting if formatting is PLAIN else replace(formatting, prefix="", suffix="")
        return formatted(PLAIN if inside == PLAIN else inside, [Literal(rich(words))]) if words else None

    def written(self, order: int) -> Output | None:
        """The name as the options want it."""
        if self.options.form == "short":
            return self._family(self._together(self.particle, self.family) if self.name.is_byzantine else self.family)
        if not self.name.is_byzantine:
            return grouped([self._family(self.family), self._given_names(self.given)])
        sorted_ = self.options.name_as_sort_order
        if self.scene.in_sort_key or sorted_ == "all" or sorted_ == "first" and order == 1:
            return self._inverted()
        return self._in_order()

    def _inverted(self) -> Output | None:
        """Family name first."""
        demotion = self.scene.style.options.demotion
        demotes = demotion is Demotion.DISPLAY_AND_SORT or demotion is Demotion.SORT_ONLY and self.scene.in_sort_key
        if demotes:
            family = self.family
            given = self._together(self._together(self.given, self.dropping), self.particle)
        else:
            family = self._together(self.particle, self.family)
            given = self._together(self.given, self.dropping)
        return self._apart(self._apart(self._family(family), self._given_names(given)), self.suffix)

    def _in_order(self) -> Output | None:
        """Given name first."""
        family = self._together(self._together(self.dropping, self.particle), self.family)
        join = self._apart if self.name.comma_suffix else self._together
        return self._together(self._given_names(self.given), self._family(join(family, self.suffix)))

    def _family(self, inner: Output | None) -> Output | None:
        return self._affixed(inner, self.element.family)

    def _given_names(self, inner: Output | None) -> Output | None:
        return self._affixed(inner, self.element.given)

    @staticmethod
    def _affixed(inner: Output | None, formatting: Formatting) -> Output | None:
        around = Formatting(prefix=formatting.prefix, suffix=formatting.suffix)
        return formatted(PLAIN if around == PLAIN else around, [inner])

    def _together(self, left: Output | None, right: Output | None) -> Output | None:
        """Two parts with a space between them, unless the first clings to the second."""
        if left is None or right is None:
            return right if left is None else left
        clings = type(left) is Literal and plain(left.text)[-1:] in CLINGING
        has_space = type(left) is Formatted and left.formatting.suffix.endswith(" ")
        return Formatted(PLAIN if clings or has_space else Formatting(delimiter=" "), (left, right))

    def _apart(self, left: Output | None, right: Output | None) -> Output | None:
        """Two parts with the separator of inverted names between them."""
        if left is None or right is None:
            return right if left is None else left
        separator = ", " if self.options.sort_separator is None else self.options.sort_separator
        return Formatted(Formatting(delimiter=separator), (left, right))
