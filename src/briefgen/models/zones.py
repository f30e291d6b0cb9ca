"""Time zones: their names, and those that clocks in the United States go by, as people write them behind a time."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Final

from briefgen.diagnostics import nearest

BEHIND: Final = re.compile(
    r"[\s(]*\b(?:(?P<letter>[ECMP]|AK|H)(?P<half>[SD])?T"
    r"|(?P<word>eastern|central|mountain|pacific|alaska|hawaii)(?:\s(?:standard|daylight))?(?:\stime)?)\b\.?\)?\s*$",
    re.IGNORECASE,
)
"""ET, EST, Pacific time: what may stand behind a time."""

SHORT: Final = {
    "eastern": "ET", "central": "CT", "mountain": "MT", "pacific": "PT", "alaska": "AKT", "hawaii": "HT",
}  # fmt: skip
NAMES: Final = {
    "ET": "America_Eastern", "CT": "America_Central", "MT": "America_Mountain", "PT": "America_Pacific", "AKT": "Alaska",
    "HT": "Hawaii_Aleutian",
}  # fmt: skip
"""Short forms, and what CLDR calls the clocks that go alike (`metaZones`)."""

CITIES: Final = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "AKT": "America/Anchorage", "HT": "Pacific/Honolulu",
}  # fmt: skip
"""The names of the zones that are probably meant by the short forms."""

HOURS: Final = {"ET": 0, "CT": -1, "MT": -2, "PT": -3, "AKT": -4}
"""How many hours a clock goes behind that of New York, on every day of the year."""


@cache
def known_zones() -> Collection[str]:
    """The names of time zones, such as America/New_York (CLDR, from the tz database)."""
    from babel.core import get_global

    return frozenset({*get_global("zone_territories"), *get_global("zone_aliases"), "UTC"})


def zone_meant(words: str) -> str:
    """The name of the zone that was probably meant by its city, its short form or a misspelling; empty where none is like it."""
    short = taken_off(words)[1]
    if short in CITIES:
        return CITIES[short]
    names = sorted(known_zones())
    by_city = {name.rpartition("/")[2]: name for name in names if name.partition("/")[0] != "US"}
    return nearest(words, names) or by_city.get(nearest(words, by_city), "")


def short_form(zone: str) -> str:
    """How the zone of that name is written behind a time, `ET`; empty for one that is not of the United States."""
    from babel.core import get_global

    name = get_global("zone_aliases").get(zone, zone)
    clock = get_global("meta_zones").get(name)
    return next((short for short, family in NAMES.items() if family == clock), "")


def taken_off(words: str) -> tuple[str, str]:
    """Words without the zone behind them, and the zone in its short form: `10:30 a.m.`, `ET`."""
    found = BEHIND.search(words)
    if found is None:
        return words, ""
    short = SHORT[found["word"].casefold()] if found["word"] else f"{found['letter'].upper()}T"
    return words[: found.start()].strip(), short
