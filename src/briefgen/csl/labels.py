"""Labels such as Plat18, by which some styles cite: made of names and year, a letter added where two would be the same.

Lengths as citeproc-js has them: Alph99 for one name, AlBe99 for two, AlBG99 for three, ABGD99 for four and more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from briefgen.csl.item import Item, PersonName
from briefgen.csl.markup import without_markup

VARIABLE: Final = "citation-label"

LENGTHS: Final = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
"""How many letters of each name, by the number of names."""

FIRST: Final = ("author", "editor", "translator")
"""The names that are looked for before all others."""

ARTICLES: Final = ("a ", "an ", "the ")


def label(item: Item) -> str:
    """The label of an item alone: the one that it brings, else one made of its names or title, and its year."""
    if own := item.texts.get(VARIABLE):
        return without_markup(str(own))
    names = _names(item)
    lengths = LENGTHS[min(len(names), len(LENGTHS)) - 1] if names else LENGTHS[0]
    words = [name.family or name.literal for name in names] or [without_markup(str(item.texts.get("title", "")))]
    letters = (_beginning(word, length) for word, length in zip(words, lengths, strict=False))
    return "".join(letters) + _year(item)


def labels(items: Mapping[str, Item], order: Iterable[str]) -> dict[str, str]:
    """The labels of items by id; those that would be the same get letters, in the order given."""
    ids = list(order)
    alone = {id: label(items[id]) for id in ids}
    count, seen = Counter(alone.values()), Counter[str]()
    found = {}
    for id in ids:
        seen[alone[id]] += 1
        found[id] = alone[id] + (letters(seen[alone[id]]) if count[alone[id]] > 1 else "")
    return found


def letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    words = ""
    while number > 0:
        number, last = divmod(number - 1, 26)
        words = chr(ord("a") + last) + words
    return words


def _names(item: Item) -> tuple[PersonName, ...]:
    return next((item.names[variable] for variable in (*FIRST, *item.names) if variable in item.names), ())


def _beginning(word: str, length: int) -> str:
    article = next((article for article in ARTICLES if word.casefold().startswith(article)), "")
    kept = "".join(letter for letter in word[len(article) :] if letter.isalnum())[:length]
    return kept[:1].upper() + kept[1:].lower()


def _year(item: Item) -> str:
    parts = item.dates["issued"].parts if "issued" in item.dates else ()
    return f"{abs(parts[0][0]) % 100:02d}" if parts and parts[0] and parts[0][0] else ""
