"""Addresses and identifiers in BibTeX files → the characters that were meant: LaTeX's marks undone."""

from __future__ import annotations

import re
from typing import Final

TOKEN: Final = re.compile(
    r"\\(?P<command>[A-Za-z]+)(?:\{\}|\s+(?=\S)|)|\\(?P<sign>.)|\$(?P<math>\\?[^$\s]{1,4})\$|[{}]", re.DOTALL
)

SIGNS: Final = "%#&_~{}$^"
"""What may stand behind a backslash and means itself."""

COMMANDS: Final = {
    "textasciitilde": "~", "sim": "~", "textunderscore": "_", "textless": "<", "textgreater": ">", "textbar": "|",
    "textasciicircum": "^", "textquotesingle": "'", "url": "", "path": "", "nolinkurl": "",
}  # fmt: skip
"""The characters of the commands that programs write into addresses; \\url is as good as braces."""


def read_address(text: str) -> tuple[str, tuple[str, ...]]:
    """The characters of an address, and the LaTeX commands in it for which there is no rule."""
    unknown: list[str] = []

    def meant(token: re.Match[str]) -> str:
        if token["math"]:
            return read_address(token["math"])[0] if token["math"] in ("<", ">", "\\sim") else token[0]
        if (sign := token["sign"]) is not None and sign in SIGNS:
            return sign
        if (name := token["command"] or sign) is None:
            return ""
        if name not in COMMANDS:
            unknown.append(name)
        return COMMANDS.get(name, "")

    return TOKEN.sub(meant, text), tuple(dict.fromkeys(unknown))
