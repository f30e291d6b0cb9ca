"""The numbers of an axis in words: as the language writes them, with the unit of the data."""

from __future__ import annotations

from briefgen.models.languages import locale_of

CLOSE = ("%", "‰", "°", "")
"""What stands right behind a number, without a space."""


def said(value: float, unit: tuple[str, str], language: str) -> str:
    """A number with what stands before and behind it."""
    from babel.numbers import format_decimal

    before, after = unit
    number = format_decimal(round(value, 6), format="#,##0.######", locale=locale_of(language))
    gap = "" if after in CLOSE else "\N{NO-BREAK SPACE}"
    return f"{before}{number.replace('-', '−')}{gap}{after}"
