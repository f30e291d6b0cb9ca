"""What stands in a sheet that is folded away, in a few words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

from babel.dates import format_date

from briefgen.desk.words import label
from briefgen.editing.fields import Field, Shape
from briefgen.editing.fields.shapes import YES

MOST: Final = 4
"""How many values are said of a sheet."""

PLACE: Final = re.compile(r"{{[^}]*}}")
"""What is filled in when the paper is made, of which only that is said."""

LONGEST: Final = 60
"""How many letters of each."""


def said(fields: Iterable[Field], most: int = MOST, *, language: str) -> str:
    """What the first fields say that say anything, or what is printed in their place; empty where none does."""
    found = (_said(field, language) for field in fields)
    return " · ".join([words for words in found if words][:most])


def _said(field: Field, language: str) -> str:
    value = PLACE.sub("…", field.value or field.usual)
    if field.shape is Shape.FLAG:
        return label(field.label, language=language) if field.value == YES else ""
    if not value or field.shape is Shape.NUMBER:
        return ""
    if field.key == ("style",):
        return value.replace("-", " ").capitalize()
    lines = [label(field.said.get(line, line), language=language) for line in value.split("\n")]
    words = ", ".join(_day(line, language) if field.shape is Shape.DAY else line for line in lines if line)
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"


def _day(text: str, language: str) -> str:
    try:
        return format_date(dt.date.fromisoformat(text), "medium", locale=language)
    except ValueError:
        return text
