"""The numbers in cells of bars, by the signs of the language."""

from __future__ import annotations

import pytest

from briefgen.readers.markdown.bars import amount


@pytest.mark.parametrize(
    ("words", "language", "value", "unit"),
    [
        ("14.8%", "en-US", 14.8, ("", "%")),
        ("14.8 %", "en-US", 14.8, ("", "%")),
        ("$1,204.50", "en-US", 1204.5, ("$", "")),
        ("$5 million", "en-US", 5.0, ("$", "million")),
        ("1 204", "fr", 1204.0, ("", "")),
        ("1.204,5", "de", 1204.5, ("", "")),
        ("8,9%", "es-ES", 8.9, ("", "%")),
        ("1,204", "es-US", 1204.0, ("", "")),
        ("−3", "en-US", -3.0, ("", "")),
        ("0", "en-US", 0.0, ("", "")),
    ],
)
def test_a_number_with_its_unit(words: str, language: str, value: float, unit: tuple[str, str]) -> None:
    found = amount(words, language)
    assert found is not None
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    "words", ["", "few", "NaN", "=1+2", "=A1", "@A1", "1-2", "1–2", "8,9%", "1.2.3", "1,20", "3 of 4", "1e5x2"]
)
def test_what_is_no_number(words: str) -> None:
    assert amount(words, "en-US") is None
