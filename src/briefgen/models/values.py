"""Single values that people write: names, lines, days, languages, addresses; and what all models share."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from briefgen.models.language_marks import TAG, WHAT_IS_ONE
from briefgen.noun import noun


@noun
class InWords:
    """What a value has to look like, said for people: stands beside a pattern in an annotation."""

    words: str

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Editors show these words, too, when the pattern is not met."""
        schema: dict[str, Any] = handler(core_schema)
        return {**schema, "patternErrorMessage": self.words} if "pattern" in schema else schema


def _date_from_text(value: Any) -> Any:
    """Only `YYYY-MM-DD` is a date: Pydantic alone would take times and numbers of seconds as well."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("no_such_date", "no such date") from None
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    raise PydanticCustomError("date_form", "not YYYY-MM-DD")


Flag = Annotated[bool, Field(strict=True)]
"""`true` or `false`."""

Date = Annotated[dt.date, BeforeValidator(_date_from_text), InWords("a date as YYYY-MM-DD")]
"""A day, written `2026-12-03`."""

NAME_IN_WORDS = "lower-case letters, digits and hyphens, such as end-demand-evidence"

Name = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80),
    InWords(NAME_IN_WORDS),
]
"""A name of a block, template, style or section: lower-case letters and digits with hyphens; it is also a file name."""

ONE_LINE = r"^[^\n]*$"
"""The pattern of a text without line breaks."""

Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=500, pattern=ONE_LINE),
    InWords("one line of text, without a line break"),
]
"""One line of text."""


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Lines = Annotated[tuple[Line, ...], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
"""One line of text or several."""

Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
"""Markdown, in which Jinja2 variables may stand."""

Language = Annotated[
    str,
    StringConstraints(pattern=f"^{TAG.pattern}$"),
    InWords(WHAT_IS_ONE),
]
"""A language tag (BCP 47): `en-US`, `es`, `zh-Hant-TW`."""


Email = Annotated[
    str,
    StringConstraints(pattern=r"^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$", max_length=254),
    InWords("an e-mail address, such as jordan@example.org"),
]
"""An e-mail address."""

Phone = Annotated[
    str,
    StringConstraints(pattern=r"^[+(0-9][0-9 ().x-]{4,30}$"),
    InWords("a telephone number, such as 202-555-0100 or +1 (202) 555-0100"),
]
"""A telephone number as printed."""

WebAddress = Annotated[
    str,
    StringConstraints(pattern=r"^https?://[^\s<>]+$", max_length=2000),
    InWords("a web address with https://, such as https://example.org"),
]
"""A web address."""


class Model(BaseModel):
    """What all models here share: fixed once made, and no key that is not declared."""

    model_config = ConfigDict(
        # Only what is validated on its own is built, and only then: half of the time of the import.
        defer_build=True,
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        # A whole number prints exactly as it was written, so it may stand where a text is expected.
        coerce_numbers_to_str=True,
    )


_FORM = "\ufdd0"
"""A noncharacter of Unicode, which no file may hold."""


def tag(form: str) -> str:
    """The name of one of the forms that a value may have, such that no key can be mistaken for it."""
    return f"{_FORM}{form}"


def is_tag(step: str | int) -> bool:
    """Whether a step of a path is the name of a form and leads nowhere."""
    return isinstance(step, str) and step.startswith(_FORM)


def from_text(key: str) -> Any:
    """Reads a bare text as the group in which it is the value of `key`."""
    return BeforeValidator(lambda data: {key: data} if isinstance(data, str) else data)


def allow_text(schema: dict[str, Any], meaning: str) -> None:
    """In JSON Schema, a bare text of this meaning may stand in place of the group."""
    as_object = dict(schema)
    schema.clear()
    schema["title"] = as_object.pop("title", "")
    schema["anyOf"] = [{"type": "string", "description": meaning}, as_object]
