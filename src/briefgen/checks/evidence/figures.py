"""Figures in digits, and how two of them are compared."""

from __future__ import annotations

import re

DIGIT = re.compile("[0-9]")
"""What every figure has."""

DIGITS = r"(?:[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}){1,4}(?![0-9])|[0-9]{1,15}(?:[.,][0-9]{1,15}){0,4})"
"""Digits as they are grouped: 12,000 and 12.000, and 12 000 with a space that is no other word's."""
_UNIT = r"(?:\s?%|[- ](?:percent|per cent|hundred|thousand|million|billion|trillion)\b)"
NUMBER = re.compile(rf"(?<![\w.,/])(?<!\w[-–])(?:[$€£]\s?)?{DIGITS}(?:\s?[-–]\s?\$?{DIGITS})?{_UNIT}*(?![\w/])")
"""A number in digits, a range, with a currency before it and a percent sign or a magnitude after it."""


def figure_key(words: str) -> str:
    """A figure as it is compared: `17.4 percent` and `17.4%` are one, and so are the dashes of ranges."""
    plain = (
        words.casefold().replace("–", "-").replace(" per cent", "%").replace(" percent", "%").replace("-percent", "%")
    )
    return "".join(plain.replace(",", "").split())


def figure_keys(say: str) -> frozenset[str]:
    """The figures in the words of a fact, and those words as a whole."""
    return frozenset((figure_key(say), *(figure_key(found[0]) for found in NUMBER.finditer(say))))
