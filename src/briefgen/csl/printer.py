"""Prints single items of a style, and remembers what it printed: telling works apart means printing them again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from briefgen.csl.addresses import ADDRESSES, address
from briefgen.csl.evaluation import evaluate
from briefgen.csl.item import Item
from briefgen.csl.labels import label
from briefgen.csl.locale import Locale
from briefgen.csl.output import Formatted, Linked, Output, Part, Tagged, formatted, transform
from briefgen.csl.scene import CLEAR, NOWHERE, Clarity, Place, Scene
from briefgen.csl.sorting import Words, in_order, sort_value
from briefgen.csl.style import PLAIN, CslStyle, Formatting, Layout, NameOptions, SortKey

Remembered = TypeVar("Remembered")

MOST_REMEMBERED: Final = 20_000
"""The most outputs that are kept; then all are forgotten."""


class Memory:
    """What was printed, by all that it depends on. One memory serves one style, language and set of sources.

    It may serve several documents, one after the other.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], Any] = {}

    def recall(self, key: tuple[Any, ...], make: Callable[[], Remembered]) -> Remembered:
        """What was made for `key`, made now if it was not before."""
        if key not in self._known:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            self._known[key] = make()
        found: Remembered = self._known[key]
        return found


@dataclass(slots=True)
class Printer:
    """A style in a language and the items it is to print; `numbers` and `labels` are what items are cited by."""

    style: CslStyle
    locale: Locale
    items: Mapping[str, Item]
    numbers: dict[str, int] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)
    clarity: dict[str, Clarity] = field(default_factory=dict)
    _options: dict[int, NameOptions] = field(default_factory=dict)

    def cited(self, id: str, place: Place) -> Output | None:
        """What a citation prints for one item."""
        layout = self.style.citation

        def make() -> Output | None:
            scene = self._scene(id, layout, place)
            output = formatted(PLAIN, evaluate(layout.elements, scene))
            is_first_note = self.style.options.is_note and "first" in place.positions
            return self._with_link(output, scene) if is_first_note else output

        return self.memory.recall(("cited", id, place, *self.state(id)), make)

    def state(self, id: str) -> tuple[Any, ...]:
        """All that printing an item depends on, beside the item and its place."""
        clarity = self.clarity.get(id, CLEAR)
        hints = tuple(clarity.hints.items()), clarity.hints_first_only
        marks = self._number(id), self.labels.get(id, "")
        return *marks, clarity.year_suffix, clarity.names_shown, clarity.condition, hints

    def _number(self, id: str) -> int:
        """The number that an item is cited by; 0 in a style that never asks for it."""
        return self.numbers.get(id, 0) if self.style.numbered else 0

    def listed(self, id: str, layout: Layout) -> Output | None:
        """What the list of sources prints for one item."""
        return self.memory.recall(("listed", id, *self.state(id)), lambda: self._entry(id, layout))

    def _entry(self, id: str, layout: Layout) -> Output | None:
        scene = self._scene(id, layout, NOWHERE)
        scene.in_bibliography = True
        outputs = evaluate(layout.elements, scene)
        if self.style.options.second_field_align and outputs:
            outputs[0] = Formatted(Formatting(display="left-margin"), (outputs[0],))
        return self._with_link(formatted(PLAIN, outputs), scene)

    def _with_link(self, output: Output | None, scene: Scene) -> Output | None:
        """The output with a title that leads to the source, or as a whole, when no address is printed."""
        link = "" if scene.link_printed else self._link(scene.item.id)
        if not link or output is None:
            return output
        return _linked_title(output, link) if scene.title_printed else Linked(link, (output,))

    def _link(self, id: str) -> str:
        texts = self.items[id].texts
        found = (address(name, str(texts[name])) for name in ADDRESSES if name in texts)
        return next(filter(None, found), "")

    def in_order(self, ids: Iterable[str], layout: Layout) -> list[str]:
        """The ids in the order of a layout."""
        return in_order(ids, layout, lambda id, key: self._value(id, key, layout))

    def _value(self, id: str, key: SortKey, layout: Layout) -> Words | None:
        is_list = layout is self.style.bibliography

        def make() -> Words | None:
            scene = self._scene(id, layout, NOWHERE)
            scene.options = key.names.over(layout.names)
            scene.in_sort_key, scene.in_bibliography = True, is_list
            return sort_value(key, scene)

        # The list is put in order before there are labels, a citation after.
        label = "" if is_list else self.labels.get(id, "")
        return self.memory.recall(("key", id, key, is_list, self._number(id), label), make)

    def _names(self, layout: Layout) -> NameOptions:
        """How names are written in a layout; this is asked for often."""
        if id(layout) not in self._options:
            self._options[id(layout)] = layout.names.over(self.style.names)
        return self._options[id(layout)]

    def _scene(self, id: str, layout: Layout, place: Place) -> Scene:
        return Scene(
            self.style,
            self.locale,
            self.items[id],
            self._names(layout),
            place,
            self.clarity.get(id, CLEAR),
            self._number(id),
            self.labels.get(id) or label(self.items[id]),
        )


def _linked_title(output: Output, link: str) -> Output | None:
    def change(node: Output) -> Output:
        return Linked(link, (node,)) if isinstance(node, Tagged) and node.tag is Part.TITLE else node

    return transform(output, change)
