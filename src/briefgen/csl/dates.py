"""Printing `<date>`: parts in the language's order or the style's, ranges drawn together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from briefgen.csl.item import Date
from briefgen.csl.markup import parse
from briefgen.csl.numbers import in_form
from briefgen.csl.output import Formatted, Literal, Output, Tagged, formatted, without_affix
from briefgen.csl.rich import rich
from briefgen.csl.scene import Scene
from briefgen.csl.style import PLAIN, DateElement, DatePart, Formatting
from briefgen.csl.texts import unprinted_year_suffix

ORDER = ("year", "month", "day")

Parts = tuple[int, ...]


def date(element: DateElement, scene: Scene) -> Output | None:
    """What `<date/>` prints."""
    value = scene.date(element.variable)
    scene.spend(element.variable)
    if value is None:
        return None
    parts, formatting = _localized(element, scene)
    if value.literal:
        return formatted(formatting, [Literal(parse(value.literal))])
    words = _parts(value, parts, scene)
    if not words:
        scene.filled -= 1
    shown = formatted(formatting, [*words, unprinted_year_suffix(scene)])
    return None if shown is None else Tagged(value, shown)


def _localized(element: DateElement, scene: Scene) -> tuple[tuple[DatePart, ...], Formatting]:
    """The parts to print and the formatting of the whole: the language's, overruled by the style's."""
    shown = element.shown.split("-")
    base = scene.locale.dates.get(element.form) if element.form else None
    if base is None:
        return tuple(part for part in element.parts if part.name in shown), element.formatting
    own = {part.name: part for part in element.parts}
    parts = tuple(_overruled(part, own.get(part.name)) for part in base.parts if part.name in shown)
    return parts, over(element.formatting, base.formatting)


def _overruled(part: DatePart, own: DatePart | None) -> DatePart:
    if own is None:
        return part
    return replace(part, form=own.form or part.form, formatting=over(own.formatting, part.formatting))


def over(own: Formatting, base: Formatting) -> Formatting:
    """A formatting whose unset parts come from another."""
    if own is PLAIN or base is PLAIN:
        return base if own is PLAIN else own
    return Formatting(
        own.prefix or base.prefix,
        own.suffix or base.suffix,
        base.delimiter if own.delimiter is None else own.delimiter,
        own.face or base.face,
        own.text_case or base.text_case,
        own.display or base.display,
        own.quotes or base.quotes,
        own.strip_periods or base.strip_periods,
        own.affixes_inside or base.affixes_inside,
    )


def _parts(value: Date, parts: Sequence[DatePart], scene: Scene) -> list[Output]:
    first = value.parts[0]
    if len(value.parts) == 1:
        return _printed(first, parts, scene)
    return _range(first, value.parts[1], parts, scene)


def _printed(known: Parts, parts: Sequence[DatePart], scene: Scene) -> list[Output]:
    return [shown for part in parts if (shown := _part(known, part, scene)) is not None]


def _at(known: Parts, name: str) -> int | None:
    index = ORDER.index(name)
    return known[index] if index < len(known) else None


def _range(first: Parts, last: Parts, parts: Sequence[DatePart], scene: Scene) -> list[Output]:
    """Two dates with what they share printed once: May 3–5, 2018."""
    names = sorted({part.name for part in parts}, key=ORDER.index)
    same = set(takewhile(lambda name: _at(first, name) == _at(last, name), names))
    before = list(takewhile(lambda part: part.name in same, parts))
    different = list(takewhile(lambda part: part.name not in same, parts[len(before) :]))
    after = parts[len(before) + len(different) :]
    dash = min(different, key=lambda part: ORDER.index(part.name)).range_delimiter if different else ""
    start, left = _printed(first, before, scene), _printed(first, different, scene)
    if last == (0,):
        ended = [*start, *left]
        return [Formatted(Formatting(suffix=dash), (*ended[:-1], without_affix(ended[-1], suffix=True)))]
    right = _printed(last, different, scene)
    middle = _bridged(left, right, dash)
    whole = [*start, *middle, *_printed(first, after, scene)]
    return [*whole[:-1], without_affix(whole[-1], suffix=True)] if whole else []


def _bridged(left: list[Output], right: list[Output], dash: str) -> list[Output]:
    if not left or not right:
        return [*left, *right]
    bridge = Formatted(
        Formatting(delimiter=dash), (without_affix(left[-1], suffix=True), without_affix(right[0], prefix=True))
    )
    return [*left[:-1], bridge, *right[1:]]


def _part(known: Parts, part: DatePart, scene: Scene) -> Output | None:
    number = _at(known, part.name)
    if number is None or part.name == "year" and number == 0:
        return None
    words = {"year": _year, "month": _month, "day": _day}[part.name](number, part, scene)
    return formatted(part.formatting, [Literal(rich(words)) if words else None])


def _year(number: int, part: DatePart, scene: Scene) -> str:
    era = scene.locale.term("bc") if number < 0 else scene.locale.term("ad") if number < 1000 else ""
    figures = f"{abs(number) % 100:02d}" if part.form == "short" and number > 0 else str(abs(number))
    return figures + era


def _month(number: int, part: DatePart, scene: Scene) -> str:
    if part.form == "numeric":
        return str(number)
    if part.form == "numeric-leading-zeros":
        return f"{number:02d}"
    form = "short" if part.form == "short" else "long"
    if number <= 12:
        return scene.locale.term(f"month-{number:02d}", form) if number > 0 else ""
    season = number - (12 if number <= 16 else 16 if number <= 20 else 20)
    return scene.locale.term(f"season-{season:02d}", form)


def _day(number: int, part: DatePart, scene: Scene) -> str:
    if part.form == "numeric-leading-zeros":
        return f"{number:02d}"
    if part.form == "ordinal" and (number == 1 or not scene.locale.ordinals_on_day_1_only):
        return in_form(number, "ordinal", scene.locale)
    return str(number)
