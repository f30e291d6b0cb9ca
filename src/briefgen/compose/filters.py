"""The filters that text may use: few, without side effects, and none that can make much of little."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from jinja2 import Undefined, pass_environment
from jinja2.exceptions import FilterArgumentError
from jinja2.filters import FILTERS as JINJA

from briefgen.models.languages import locale_of
from briefgen.models.library import Fact

MOST_TEXT = 20_000
"""The longest text, in characters, that a filter takes or gives."""

AS_THEY_ARE = (
    "abs", "capitalize", "count", "default", "dictsort", "first", "float", "groupby", "int", "items", "last",
    "length", "list", "lower", "max", "min", "reject", "rejectattr", "reverse", "select", "selectattr", "sort",
    "title", "trim", "unique", "upper", "wordcount",
)  # fmt: skip
"""Jinja2's own filters that are safe as they are: they give no more than they take."""

DATE_FORMS = {"long": "long", "medium": "medium", "short": "short", "weekday": "EEEE, MMMM d", "full": "full"}


def printed(value: Any, language: str) -> str:
    """A value in words: dates as the language writes them, everything else as it was given."""
    if isinstance(value, dt.date):
        return date(language, value)
    if isinstance(value, Fact):
        return value.stated.say
    if isinstance(value, str | int | float | Undefined):
        return str(value)
    raise FilterArgumentError("a list or a group of values cannot be printed as it is; name one of its values")


def date(language: str, value: dt.date, form: str = "long") -> str:
    """A day in words: `long` is December 3, 2026; `weekday` is Thursday, December 3.

    In English, where nobody knows how the language writes days.
    """
    from babel.dates import format_date

    if form not in DATE_FORMS:
        raise FilterArgumentError(f"`date` knows {', '.join(DATE_FORMS)}, not {form!r}")
    return format_date(value, DATE_FORMS[form], locale=locale_of(language))


def listed(language: str, names: Iterable[str]) -> str:
    """Names in a row, as the language puts them: A, B, and C."""
    from babel.lists import format_list

    return format_list(tuple(names), locale=locale_of(language))


def beside(language: str) -> str:
    """What the language puts between two things, with its spaces: “ and ”."""
    from babel import Locale

    pair: str = Locale.parse(locale_of(language), sep="_").list_patterns["standard"]["2"]
    return pair.replace("{0}", "").replace("{1}", "")


@pass_environment
def _date(environment: Any, value: Any, form: str = "long") -> Any:
    if isinstance(value, Undefined):
        return value
    if not isinstance(value, dt.date):
        raise FilterArgumentError("`date` needs a date, such as meeting.date")
    return date(environment.language, value, form)


@pass_environment
def _number(environment: Any, value: Any) -> Any:
    """A number with the separators of the language: 12,000. Without this filter a number is printed as it was given."""
    from babel.numbers import format_decimal

    if isinstance(value, Undefined):
        return value
    if not isinstance(value, int | float):
        raise FilterArgumentError("`number` needs a number")
    return format_decimal(value, locale=locale_of(environment.language))


@pass_environment
def _join(environment: Any, values: Iterable[Any], between: str = ", ", last: str | None = None) -> str:
    """The values in a row; `last` stands before the last one: A, B and C."""
    last = between if last is None else last
    if max(len(between), len(last)) > 20:
        raise FilterArgumentError("what `join` puts between values is at most 20 characters")
    words = [printed(value, environment.language) for value in values]
    if sum(map(len, words)) + len(between) * len(words) > MOST_TEXT:
        raise FilterArgumentError(f"`join` makes at most {MOST_TEXT:,} characters")
    return last.join((between.join(words[:-1]), words[-1])) if len(words) > 1 else between.join(words)


@pass_environment
def _map(environment: Any, values: Iterable[Any], attribute: str) -> list[Any]:
    """The named value of each; Jinja2's own `map` lets a missing one through in silence."""
    found = [environment.getattr(value, attribute) for value in values]
    for value in found:
        if isinstance(value, Undefined):
            str(value)
    return found


@pass_environment
def _sum(environment: Any, values: Iterable[Any], attribute: str | None = None) -> float:
    numbers = _map(environment, values, attribute) if attribute else list(values)
    if not all(isinstance(value, int | float | Undefined) for value in numbers):
        raise FilterArgumentError("`sum` adds numbers")
    total: float = sum(value for value in numbers if not isinstance(value, Undefined))
    return total


def _round(value: float, digits: int = 0) -> float:
    if not isinstance(digits, int) or not 0 <= digits <= 6:
        raise FilterArgumentError("`round` keeps 0 to 6 digits")
    return round(value, digits) if digits else round(value)


FILTERS: dict[str, Any] = {name: JINJA[name] for name in AS_THEY_ARE} | {
    "date": _date,
    "join": _join,
    "map": _map,
    "number": _number,
    "round": _round,
    "sum": _sum,
}
"""All filters there are, by name."""
