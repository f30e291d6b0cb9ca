"""A bibliographic item as styles see it: CSL-JSON taken in, whatever it holds; what makes no sense is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any, Final

from briefgen.csl.markup import clean
from briefgen.noun import noun

NAME_VARIABLES: Final = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator director editor"
    " editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer"
    " original-author performer producer recipient reviewed-author script-writer series-creator translator".split()
)

DATE_VARIABLES: Final = frozenset(
    ("accessed", "available-date", "container", "event-date", "issued", "original-date", "submitted")
)

OLD_NAMES: Final = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short"}

MOST_NAMES: Final = 200
"""The most names of one variable; no style prints more, and a list that long is no list of authors."""

PARTICLE_MARKS: Final = "'’–.-"

BYZANTINE: Final = re.compile(
    r"[-0-9a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u052f\u0590-\u05d4\u05d6-\u05ff\u1f00-\u1fff\u0600-\u06ff"
    r"\u200c-\u200e\u2018\u2019\u021a\u021b\u202a-\u202e]"
)
"""Characters of scripts that put the given name first and write a space between names."""


@noun
class PersonName:
    """A name: parts, or `literal` for one that is never taken apart."""

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    particle: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    literal: str = ""

    @property
    def whoever(self) -> PersonName:
        """The name for comparing: a body is the same, whether it is given as `literal` or as a family name alone."""
        alone = PersonName(family=self.family, particle=self.particle)
        return PersonName(literal=f"{self.particle} {self.family}".strip()) if self == alone else self

    @property
    def is_byzantine(self) -> bool:
        """Whether the name is of a script that puts the given name first."""
        return bool(BYZANTINE.search(self.family))


@noun
class Date:
    """A date or a range of dates; each part has year, month, day as far as they are known.

    Months 13 to 24 are seasons. A year of 0 as second part leaves the range open.
    """

    parts: tuple[tuple[int, ...], ...] = ()
    is_circa: bool = False
    literal: str = ""


@noun
class Item:
    """One source; a variable is in one of the three mappings, and never empty there."""

    id: str
    type: str
    texts: Mapping[str, str | int] = field(default_factory=dict)
    names: Mapping[str, tuple[PersonName, ...]] = field(default_factory=dict)
    dates: Mapping[str, Date] = field(default_factory=dict)

    def has(self, variable: str) -> bool:
        """Whether the variable says anything."""
        return variable in self.texts or variable in self.names or variable in self.dates

    @property
    def is_english(self) -> bool | None:
        """Whether the item is in English; None when it does not say."""
        language = str(self.texts.get("language", ""))
        return language.lower().partition("-")[0].partition("_")[0] == "en" if language else None


def read_item(id: str, csl: Mapping[str, Any]) -> Item:
    """The item that a CSL-JSON object describes."""
    texts: dict[str, str | int] = {}
    names, dates = {}, {}
    for key, value in csl.items():
        variable = OLD_NAMES.get(key, key)
        if variable in NAME_VARIABLES:
            if people := read_names(value):
                names[variable] = people
        elif variable in DATE_VARIABLES:
            if date := read_date(value):
                dates[variable] = date
        elif variable not in ("id", "type") and (text := _text(value)) != "":
            texts[variable] = text
    return Item(id, str(csl.get("type", "")), texts, names, dates)


def _text(value: Any) -> str | int:
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return value if abs(value) < 10**15 else ""
    return value if isinstance(value, str) else str(value) if isinstance(value, float) else ""


def read_names(value: Any) -> tuple[PersonName, ...]:
    """The names in a list; those that say nothing are left out."""
    people = value if isinstance(value, (list, tuple)) else [value]
    return tuple(name for person in people[:MOST_NAMES] if (name := _name(person)) != PersonName())


def _name(person: Any) -> PersonName:
    if isinstance(person, str):
        return PersonName(literal=_words(person))
    if not isinstance(person, Mapping):
        return PersonName()

    def part(name: str) -> str:
        found = person.get(name)
        return _words(found) if isinstance(found, str) else ""

    name = PersonName(
        part("family"),
        part("given"),
        part("dropping-particle"),
        part("non-dropping-particle"),
        part("suffix"),
        person.get("comma-suffix") in (True, 1, "true"),
        part("literal"),
    )
    return name if name.literal else _particles_apart(_suffix_apart(name))


def _words(text: str) -> str:
    return clean(text).replace("'", "’").strip()


def _suffix_apart(name: PersonName) -> PersonName:
    """`Martin Luther, Jr.` as a given name holds the suffix too."""
    given, comma, suffix = name.given.partition(",")
    if name.suffix or not comma or not given:
        return name
    is_comma = suffix.startswith("!")
    return replace(name, given=given, suffix=suffix.removeprefix("!").strip(), comma_suffix=is_comma)


def _is_particle(word: str) -> bool:
    return all(letter.islower() or letter in PARTICLE_MARKS for letter in word)


def _particles_apart(name: PersonName) -> PersonName:
    """Small words before the family name are its particle, those after the given name drop out in sorting."""
    if not name.dropping_particle:
        name = _dropping_apart(name)
    if name.particle:
        return name
    if name.family[:1] == name.family[-1:] == '"' and len(name.family) > 1:
        return replace(name, family=name.family[1:-1])
    words = name.family.split()
    count = next((n for n, word in enumerate(words) if not _is_particle(word)), len(words))
    if 0 < count < len(words):
        return replace(name, family=" ".join(words[count:]), particle=" ".join(words[:count]))
    pieces = re.split(f"([{PARTICLE_MARKS}])", name.family)
    if not count and len(pieces) == 3 and pieces[0] and _is_particle(pieces[0]):
        return replace(name, family=pieces[2], particle=pieces[0] + pieces[1])
    return name


def _dropping_apart(name: PersonName) -> PersonName:
    words = name.given.split()
    count = next((n for n, word in enumerate(words) if _is_particle(word)), len(words))
    if 0 < count < len(words) and all(map(_is_particle, words[count:])):
        return replace(name, given=" ".join(words[:count]), dropping_particle=" ".join(words[count:]))
    return name


def read_date(value: Any) -> Date | None:
    """The date that CSL-JSON gives, or None when it says nothing."""
    if isinstance(value, str):
        return _written_date(value)
    if not isinstance(value, Mapping):
        return None
    if isinstance(raw := value.get("raw"), str):
        return _written_date(raw)
    parts = tuple(filter(None, map(_date_parts, _listed(value.get("date-parts")))))
    season = _whole(value.get("season"))
    if season and len(parts) == 1 and len(parts[0]) == 1:
        parts = ((parts[0][0], 12 + season),)
    literal = value.get("literal")
    words = clean(literal).strip() if isinstance(literal, str) else ""
    date = Date(parts[:2], value.get("circa") in (True, 1, "true", "1"), words)
    return date if date.parts or date.literal else None


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else []


def _date_parts(value: Any) -> tuple[int, ...]:
    numbers = [_whole(part) for part in _listed(value) if part != ""][:3]
    known = next((n for n, number in enumerate(numbers) if number is None), len(numbers))
    return tuple(number for number in numbers[:known] if number is not None)


def _whole(value: Any) -> int | None:
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return None
    text = str(value).strip()
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else None


def _written_date(text: str) -> Date | None:
    """A date as the Extended Date/Time Format writes it: 2018-12, 2018/2019, 2018~; else the words themselves."""
    ends = [end.strip() for end in text.strip().split("/")]
    parts = [_iso_parts(end) for end in ends]
    if len(ends) == 2 and ends[1] in ("", "open", "unknown"):
        parts[1] = (0,)
    if text.strip() and len(parts) <= 2 and all(parts):
        return Date(tuple(part for part in parts if part), any(end.endswith("~") for end in ends))
    return Date(literal=words) if (words := clean(text).strip()) else None


def _iso_parts(text: str) -> tuple[int, ...] | None:
    found = re.fullmatch(r"(-?)([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T.*)?[~?%]?", text)
    if not found:
        return None
    year = -int(found[2]) - 1 if found[1] else int(found[2]) or -1
    return (year, *(int(part) for part in (found[3], found[4]) if part))
