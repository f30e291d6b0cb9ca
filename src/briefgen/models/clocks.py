"""Times of day as people write them: 10:30 a.m., 2 pm, noon, 14:30; one, or the first and the last of a span."""

from __future__ import annotations

import re
from typing import Final

from briefgen.noun import noun

NOON: Final = 12 * 60
DAY: Final = 24 * 60

_NAMED = {"noon": NOON, "midday": NOON, "mediodía": NOON, "midnight": 0, "medianoche": 0}
_TIME: Final = re.compile(
    r"(?P<named>(?:12(?:[:.]00)?\s)?(?:noon|midday|mediodía|midnight|medianoche))"
    r"|(?P<hour>[0-9]{1,2})(?:[:.h](?P<minute>[0-5][0-9])(?::00)?)?\s?(?:(?P<half>[ap])(?:\.?\s?m)?\.?|h(?:rs?)?\.?)?",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"\s*[–—-]\s*|\s+(?:to|until|till|a|hasta)\s+(?=[0-9nm])", re.IGNORECASE)


@noun
class Clock:
    """A time as it is written: the minutes since the day, or the half of the day, began; `sure` where it is known which."""

    minutes: int
    sure: bool

    @property
    def ways(self) -> tuple[int, ...]:
        """The minutes since midnight that it may be: one, or that before and that after noon."""
        return (self.minutes,) if self.sure else (self.minutes % NOON, self.minutes % NOON + NOON)


def clocks(words: str) -> tuple[Clock, ...]:
    """The time, or the first and the last one, that words are; none where they are something else."""
    if one := _clock(words):
        return (one,)
    for between in _BETWEEN.finditer(words):
        first, last = _clock(words[: between.start()]), _clock(words[between.end() :])
        if first and last:
            return (_before(first, last), last)
    return ()


def within(words: str) -> tuple[int, int] | None:
    """The first and the last minute of a span such as `9:00 a.m.–5:30 p.m.` or `9–5`; None where it is none."""
    found = clocks(words)
    if len(found) != 2:
        return None
    last = found[1].ways[-1]
    earlier = [way for way in found[0].ways if way < last]
    return (earlier[0], last) if earlier else None


def printed(minutes: int, language: str = "en") -> str:
    """A time as papers say it: 10:30 a.m., 2 p.m., noon; in other languages than English and Spanish as those write it."""
    hour, minute = divmod(minutes, 60)
    if language.partition("-")[0] not in ("en", "es"):
        return _as_written(hour, minute, language)
    if minutes == NOON and language.startswith("en"):
        return "noon"
    shown = f"{hour % 12 or 12}" + (f":{minute:02}" if minute else "")
    return f"{shown} {'p' if hour >= 12 else 'a'}.m."


def _as_written(hour: int, minute: int, language: str) -> str:
    import datetime as dt

    from babel.dates import format_time

    from briefgen.models.languages import locale_of

    return format_time(dt.time(hour, minute), "short", locale=locale_of(language))


def _clock(words: str) -> Clock | None:
    found = _TIME.fullmatch(words.strip())
    if found is None:
        return None
    if found["named"]:
        return Clock(_NAMED[found["named"].split()[-1].casefold()], True)
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "").casefold()
    if hour > 23 or (half and not 1 <= hour <= 12):
        return None
    if half:
        return Clock(hour % 12 * 60 + minute + (NOON if half == "p" else 0), True)
    of_24 = hour > 12 or hour == 0 or (found["hour"].startswith("0") and found["minute"] is not None)
    return Clock(hour * 60 + minute, of_24)


def _before(first: Clock, last: Clock) -> Clock:
    """The first of two, in the half of the day of the last one where it says none; in the other where it would come later."""
    if first.sure or not last.sure:
        return first
    earlier = [way for way in first.ways if way < last.minutes]
    return Clock(max(earlier), True) if earlier else first
