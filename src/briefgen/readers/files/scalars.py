"""What an unquoted word of YAML is: nothing, true or false, a whole number, or text; and how a value is spelled."""

from __future__ import annotations

import json
import re

_WHOLE_NUMBER = re.compile(r"(?:0|-?[1-9][0-9]{0,17})\Z")
_WORDS: dict[str, None | bool] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}

Scalar = None | bool | int | str


def plain(text: str) -> Scalar:
    """The value of an unquoted scalar.

    Only what prints back exactly as it was written becomes a number, so `010`, `1.10`,
    `12:30:45`, `NO` and `2026-12-03` stay text; the models turn text into what they need.
    """
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _WHOLE_NUMBER.match(text) else text


_SAFE = re.compile(r"…|[^\W_](?:[\w ,;()/.’'&+%–—…-]*[\w.)%…])?")


def spelled(value: Scalar) -> str:
    """A value on one line as it can stand after `key: `; a text in quotation marks only where it needs them.

    Such a text is a JSON string, which is one of YAML's forms.
    """
    if isinstance(value, str):
        unquoted = _SAFE.fullmatch(value) is not None and plain(value) == value
        return value if unquoted else json.dumps(value, ensure_ascii=False)
    return "" if value is None else json.dumps(value)
