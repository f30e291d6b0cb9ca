"""What an unquoted word of YAML is: nothing, true or false, a whole number, or text as it was written."""

from __future__ import annotations

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
