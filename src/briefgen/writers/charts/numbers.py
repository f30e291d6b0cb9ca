"""The numbers of an axis in words: as the language writes them, with the unit of the data."""

from __future__ import annotations

from briefgen.models.languages import locale_of

CLOSE = ("%", "‰", "°", "")
"""What stands right behind a number, without a space."""


def around(unit: tuple[str, str]) -> tuple[str, str]:
    """What stands before and behind a number, with the spaces between."""
    before, after = unit
    return f"{before}\N{NO-BREAK SPACE}" if before[-1:].isalpha() else before, (
        after if after in CLOSE else f"\N{NO-BREAK SPACE}{after}"
    )


def said(value: float, decimals: int, unit: tuple[str, str], language: str) -> str:
    """A number with so many decimals, and what stands before and behind it."""
    from babel.numbers import format_decimal

    before, after = around(unit)
    form = "#,##0." + "0" * decimals if decimals else "#,##0"
    number = format_decimal(abs(round(value, decimals)), format=form, locale=locale_of(language))
    sign = "−" if round(value, decimals) < 0 else ""
    return f"{sign}{before}{number}{after}"
