"""Dates, times and durations as a cell shows them, counted from 1900 or from 1904 (ECMA-376-1, 18.17.4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from briefgen.models.languages import locale_of
from briefgen.models.tables import Kind, Value
from briefgen.readers.tables.codes import SYSTEM, Section, Token, Unknown, taken_apart

DAY_MS: Final = 86_400_000
LAST: Final = 2_958_465
"""The day 9999-12-31, after which no date is shown."""

LEAP: Final = 60
"""The day 1900-02-29, which there never was, and which is counted."""

LANGUAGES: Final[Mapping[str, str]] = {
    "04": "zh", "07": "de", "09": "en", "0A": "es", "0C": "fr", "10": "it", "11": "ja", "12": "ko", "13": "nl", "16": "pt",
    "19": "ru", "2A": "vi", "64": "tl",
}  # fmt: skip
"""The languages that a format names by number: the last two digits of it ([MS-LCID])."""

UNFIXED: Final[Mapping[str, str]] = {"short date": "short", "long date": "full"}


class NoDay(Unknown):
    """A count of days that is no day, or one before the first that is shown."""


def moment(section: Section, serial: float, from_1904: bool, language: str) -> tuple[str, Kind, Value]:
    """What a section shows of a count of days: the words, the kind, and the value. Raises Unknown."""
    ms = round(serial * DAY_MS)
    if section.has("elapsed"):
        return _duration(section.tokens, ms), Kind.DURATION, dt.timedelta(milliseconds=ms)
    if ms < 0:
        raise NoDay
    tokens, language = _system(section, language)
    tokens = _with_minutes(tokens)
    letters = {token.words[0] for token in tokens if token.kind == "parts"}
    dated = bool(letters & set("yMd"))
    when = _when(ms, from_1904, dated)
    words = "".join(_part(token, when, ms, _halved(tokens), language) for token in tokens).strip()
    if not dated:
        return words, Kind.TIME, when.time()
    return (words, Kind.MOMENT, when) if letters & set("hms") else (words, Kind.DATE, when.date())


def _when(ms: int, from_1904: bool, dated: bool) -> dt.datetime:
    """The moment. Raises Unknown for days that are none."""
    days = ms // DAY_MS
    if days > LAST or dated and not from_1904 and days in (0, LEAP):
        raise NoDay
    first = dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 31 if days < LEAP else 30)
    try:
        return first + dt.timedelta(milliseconds=ms)
    except OverflowError:
        raise NoDay from None


def _system(section: Section, language: str) -> tuple[tuple[Token, ...], str]:
    """The pieces of a section, and the language of its words; for a form of the computer's, that of the brief's language."""
    form = SYSTEM.get(section.locale)
    if form is None:
        named = LANGUAGES.get(section.locale[-2:]) if section.locale.isalnum() else section.locale.lower() or None
        return section.tokens, named or language
    if form == "long time":
        return taken_apart("h:mm:ss AM/PM").numbers[0].tokens, language
    day = Token("unfixed", UNFIXED[form])
    return (day, Token("parts", "d*"), *(token for token in section.tokens if form == "short date")), language


def _with_minutes(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The pieces, with `M` for months and `m` for minutes: those that stand behind hours or before seconds."""
    made: list[Token] = []
    parts = [(at, token.words[0].lower()) for at, token in enumerate(tokens) if token.kind == "parts"]
    for at, token in enumerate(tokens):
        words = token.words.lower() if token.kind == "parts" else token.words
        if token.kind == "parts" and words[0] == "m":
            before = next((letter for place, letter in reversed(parts) if place < at), "")
            after = next((letter for place, letter in parts if place > at), "")
            minutes = len(words) <= 2 and (before == "h" or after == "s")
            words = words if minutes else words.upper()
        made.append(Token(token.kind, words))
    return tuple(made)


def _halved(tokens: tuple[Token, ...]) -> bool:
    """Whether hours count to 12."""
    return any(token.kind == "half" for token in tokens)


def _part(token: Token, when: dt.datetime, ms: int, halved: bool, language: str) -> str:
    """What one piece shows. Raises Unknown."""
    match token.kind:
        case "literal" | "blank" | "comma":
            return token.words
        case "point":
            return "."
        case "digit" if token.words == "0":
            raise Unknown  # parts of seconds: no meeting begins at one
        case "half":
            return ("AM" if when.hour < 12 else "PM")[
                : 2 if "/P" in token.words.upper() and len(token.words) > 3 else 1
            ]
        case "unfixed":
            return _unfixed(when, token.words, language)
        case "parts":
            return _letters(token.words, when, halved, language)
    raise Unknown


def _unfixed(when: dt.datetime, form: str, language: str) -> str:
    from babel.dates import format_date, get_date_format

    locale = locale_of(language)
    if form != "short":
        return format_date(when, form, locale=locale)
    pattern = str(get_date_format("short", locale=locale).pattern)
    return format_date(when, pattern if "yyyy" in pattern or "y" not in pattern else _four(pattern), locale=locale)


def _four(pattern: str) -> str:
    """A pattern of a short date with all digits of the year, as spreadsheet programs show it."""
    return pattern.replace("yy", "y").replace("y", "yyyy")


def _letters(words: str, when: dt.datetime, halved: bool, language: str) -> str:
    hour = (when.hour % 12 or 12) if halved else when.hour
    shown = {
        "d*": "", "d": f"{when.day}", "dd": f"{when.day:02}", "M": f"{when.month}", "MM": f"{when.month:02}",
        "yy": f"{when.year % 100:02}", "y": f"{when.year % 100:02}", "yyyy": f"{when.year:04}", "yyy": f"{when.year:04}",
        "h": f"{hour}", "hh": f"{hour:02}", "m": f"{when.minute}", "mm": f"{when.minute:02}", "s": f"{when.second}",
        "ss": f"{when.second:02}",
    }.get(words)  # fmt: skip
    return _named(words, when, language) if shown is None else shown


def _named(words: str, when: dt.datetime, language: str) -> str:
    """A month or a day by its name. Raises Unknown."""
    from babel.dates import get_day_names, get_month_names

    locale = locale_of(language)
    width = {3: "abbreviated", 4: "wide"}.get(len(words))
    if width == "abbreviated" and words[0] == "M":
        return str(get_month_names("abbreviated", locale=locale)[when.month])
    if width == "wide" and words[0] == "M":
        return str(get_month_names("wide", locale=locale)[when.month])
    if width and words[0] == "d":
        names = get_day_names("abbreviated" if len(words) == 3 else "wide", locale=locale)
        return str(names[when.weekday()])
    raise Unknown


def _duration(tokens: tuple[Token, ...], ms: int) -> str:
    """A span of time, of which the largest part counts on: 30:15, not 6:15. Raises Unknown."""
    minus, seconds = ms < 0, round(abs(ms) / 1000)
    counted = {"h": seconds // 3600, "m": seconds // 60, "s": seconds}
    within = {"h": seconds // 3600 % 24, "m": seconds // 60 % 60, "s": seconds % 60}
    made = []
    for token in tokens:
        letter = token.words[0].lower()
        match token.kind:
            case "elapsed":
                made.append(f"{counted[letter]:0{len(token.words)}}")
            case "parts" if letter in within and len(token.words) <= 2:
                made.append(f"{within[letter]:0{len(token.words)}}")
            case "literal" | "blank":
                made.append(token.words)
            case _:
                raise Unknown
    return ("-" if minus else "") + "".join(made).strip()
