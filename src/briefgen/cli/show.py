"""Makes data safe to show: nothing in it can steer a terminal or hide from the reader."""

from __future__ import annotations

import unicodedata

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories of characters that a terminal obeys or does not draw.

Control, format, surrogate, private use, unassigned, line and paragraph separators.
"""


def show(text: str) -> str:
    r"""The text on one line, with every hidden character spelled out: an escape as `\u001b`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_spelled(c) if unicodedata.category(c) in HIDDEN else c for c in text)


def cells(text: str) -> int:
    """The number of terminal columns that shown text takes: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_cells(c) for c in text)


def _spelled(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
