"""Prints single items of a style, and remembers what it printed: telling works apart means printing them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefgen.csl.evaluation import evaluate
from briefgen.csl.item import Item
from briefgen.csl.locale import Locale
from briefgen.csl.output import Formatted, Linked, Output, Part, Tagged, formatted, transform
from briefgen.csl.scene import CLEAR, NOWHERE, Clarity, Place, Scene
from briefgen.csl.sorting import Words, sort_key
from briefgen.csl.style import PLAIN, CslStyle, Formatting, Layout, NameOptions, SortKey
from briefgen.csl.texts import ADDRESSES, address


@dataclass(slots=True)
class Printer:
    """A style in a language and the items it is to print; `numbers` are the citation numbers of items."""

    style: CslStyle
    locale: Locale
    items: Mapping[str, Item]
    numbers: dict[str, int] = field(default_factory=dict)
    clarity: dict[str, Clarity] = field(default_factory=dict)
    _cited: dict[tuple[Any, ...], Output | None] = field(default_factory=dict)
    _options: dict[int, NameOptions] = field(default_factory=dict)
    _keys: dict[tuple[Any, ...], tuple[Words | None, ...]] = field(default_factory=dict)

    def cited(self, id: str, place: Place) -> Output | None:
        """What a citation prints for one item."""
        clarity = self.clarity.get(id, CLEAR)
        key = (id, place, clarity.year_suffix, clarity.names_shown, clarity.condition)
        key += (self.numbers.get(id), tuple(clarity.hints.items()), clarity.hints_first_only)
        if key not in self._cited:
            scene = self._scene(id, self.style.citation, place)
            self._cited[key] = formatted(PLAIN, evaluate(self.style.citation.elements, scene))
        return self._cited[key]

    def listed(self, id: str, layout: Layout) -> Output | None:
        """What the list of sources prints for one item; the title leads to it when nothing else does."""
        scene = self._scene(id, layout, NOWHERE)
        scene.in_bibliography = True
        outputs = evaluate(layout.elements, scene)
        if self.style.options.second_field_align and outputs:
            outputs[0] = Formatted(Formatting(display="left-margin"), (outputs[0],))
        output = formatted(PLAIN, outputs)
        link = "" if scene.link_printed else self._link(id)
        if not link or output is None:
            return output
        return _linked_title(output, link) if scene.title_printed else Linked(link, (output,))

    def _link(self, id: str) -> str:
        texts = self.items[id].texts
        found = (address(name, str(texts[name])) for name in ADDRESSES if name in texts)
        return next(filter(None, found), "")

    def key(self, id: str, layout: Layout) -> tuple[Words | None, ...]:
        """The key by which a layout sorts an item."""
        known = (id, layout is self.style.bibliography, self.numbers.get(id))
        if known not in self._keys:

            def scene(key: SortKey) -> Scene:
                made = self._scene(id, layout, NOWHERE)
                made.options = key.names.over(layout.names)
                made.in_sort_key, made.in_bibliography = True, layout is self.style.bibliography
                return made

            self._keys[known] = sort_key(layout, scene)
        return self._keys[known]

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
            self.numbers.get(id, 0),
        )


def _linked_title(output: Output, link: str) -> Output | None:
    def change(node: Output) -> Output:
        return Linked(link, (node,)) if isinstance(node, Tagged) and node.tag is Part.TITLE else node

    return transform(output, change)
