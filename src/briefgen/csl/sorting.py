"""The order of sources: keys made by a style, compared as a reader of the alphabet would."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cmp_to_key, lru_cache
from typing import Final, TypeAlias

from briefgen.csl.dates import sortable
from briefgen.csl.evaluation import evaluate
from briefgen.csl.item import PersonName
from briefgen.csl.markup import without_markup
from briefgen.csl.output import grouped
from briefgen.csl.rendering import render
from briefgen.csl.rich import CLOSE_QUOTE, OPEN_QUOTE, plain
from briefgen.csl.scene import Scene
from briefgen.csl.style import Demotion, Layout, SortKey

Words: TypeAlias = tuple[tuple[str, str], ...]

SEPARATORS: Final = re.compile(rf"[\s'’,ʾʿ{OPEN_QUOTE}{CLOSE_QUOTE}]+")

ALIKE: Final = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ı": "i", "ħ": "h"}
)
"""Letters that sort as others do and that Unicode does not take apart."""


def in_order(ids: Iterable[str], layout: Layout, value: Callable[[str, SortKey], Words | None]) -> list[str]:
    """The ids in the layout's order; those that are equal stay as they were.

    `value` gives the words of an id for one key, or None; it is only asked where keys before it are equal.
    """
    listed = list(ids)
    if not layout.sort or len(listed) < 2:
        return listed

    def compare(left: str, right: str) -> int:
        for key in layout.sort:
            if order := _compare(value(left, key), value(right, key), key):
                return order
        return 0

    return sorted(listed, key=cmp_to_key(compare))


def _compare(left: Words | None, right: Words | None, key: SortKey) -> int:
    if left == right:
        return 0
    if left is None or right is None:
        return 1 if left is None else -1
    return (1 if left > right else -1) * (-1 if key.descending else 1)


def sort_value(key: SortKey, scene: Scene) -> Words | None:
    """The words by which an item is sorted; None, which comes last, when it says nothing."""
    if key.macro:
        return words(plain(render(grouped(evaluate(scene.style.macros[key.macro], scene)))))
    if people := scene.names(key.variable):
        return words(",".join(" ".join(_sorted_parts(one, scene)) for one in people))
    if date := scene.date(key.variable):
        return ((sortable(date), ""),)
    value = scene.text(key.variable)
    if value == "":
        return None
    return ((f"{value:09d}", ""),) if isinstance(value, int) else words(without_markup(value))


def _sorted_parts(name: PersonName, scene: Scene) -> list[str]:
    if name.literal or not name.is_byzantine:
        return [name.literal or name.family, name.given]
    if scene.style.options.demotion is Demotion.NEVER:
        return [name.particle + name.family, name.dropping_particle, name.given, name.suffix]
    return [name.family, name.dropping_particle + name.particle, name.given, name.suffix]


@lru_cache(maxsize=8192)
def words(text: str) -> Words:
    """The words of a key, each by its letters and then by its accents; punctuation does not count."""
    return tuple(_word(word) for word in SEPARATORS.split(text.casefold()) if word)


def _word(word: str) -> tuple[str, str]:
    apart = unicodedata.normalize("NFKD", word.translate(ALIKE))
    letters = "".join(letter for letter in apart if letter.isalnum())
    return letters, "".join(letter for letter in apart if letter.isalnum() or unicodedata.combining(letter))
