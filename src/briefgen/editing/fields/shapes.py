"""What is written in a field, and the value that a file holds for it."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any, Final


class Shape(StrEnum):
    """What is written in a field: one line, a text of several, a day, a number, lines that are a list, or words chosen.

    Of a CHOICE one of several words is written, of a FLAG yes or no, of SEVERAL as many of them as are wanted, each on a line.
    A VALUE is a line of which the file says whether it is a number.
    """

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    LIST = "list"
    CHOICE = "choice"
    FLAG = "flag"
    SEVERAL = "several"
    VALUE = "value"

    @property
    def is_chosen(self) -> bool:
        """Whether nothing is typed, but chosen."""
        return self in (Shape.CHOICE, Shape.FLAG, Shape.SEVERAL)

    @property
    def is_list(self) -> bool:
        """Whether a file holds a list of it."""
        return self in (Shape.LIST, Shape.SEVERAL)


YES: Final = "true"
NO: Final = "false"

WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,8})", re.ASCII)
"""A whole number as files write it."""


def as_text(value: Any) -> str:
    """A value as it stands in a field: a list of lines is one line each; what has groups in it has no text."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        return "\n".join(map(as_text, value)) if is_plain(value) else ""
    return str(value) if isinstance(value, str | int | float) else ""


def is_plain(value: Any) -> bool:
    """Whether a list holds single values alone."""
    return isinstance(value, list) and not any(isinstance(one, dict | list) or one is None for one in value)


def as_value(shape: Shape, text: str, before: Any = None) -> Any:
    """The value that a file is to hold where `text` stands in a field; wrong words stay words, and are told.

    A number or yes and no are written as such, not as words. Of a VALUE, what it was `before` says what it is.
    """
    if shape.is_list:
        return [line.strip() for line in text.split("\n") if line.strip()]
    if shape is Shape.FLAG or (shape is Shape.VALUE and isinstance(before, bool)):
        return {YES: True, NO: False}.get(text, text)
    numeric = shape is Shape.NUMBER or (shape is Shape.VALUE and isinstance(before, int | float))
    if numeric and WHOLE.fullmatch(text.strip()):
        return int(text)
    if numeric and isinstance(before, float):
        return _decimal(text)
    return text


def _decimal(text: str) -> Any:
    """A decimal number, where it prints back as it was written."""
    found = re.fullmatch(r"-?[0-9]{1,9}\.[0-9]{1,9}", text.strip(), re.ASCII)
    return float(text) if found and str(float(text)) == text.strip() else text
