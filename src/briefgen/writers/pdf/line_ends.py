"""Whether a line ends between two words or within one, as the text that was broken into lines tells."""

from __future__ import annotations

SPACES = str.maketrans(dict.fromkeys("\xa0\u202f\u2009\u2007\t\n", " "))

JOINTS = str.maketrans(dict.fromkeys("\u2060\u200b"))
"""Characters that no glyph shows: where a line must not end, and where it may."""

BREAKING = "-‐–—/"
"""Signs after which a line may end within a word."""

NEAR = 12
"""How many characters before and after the end of a line tell where in its paragraph it is."""


def apart(end: str, start: str, text: str) -> bool:
    """Whether words at the end of a line and at the start of the next are two words in their text."""
    end, start = end.translate(JOINTS), start.translate(JOINTS)
    before, after = end[-NEAR:].translate(SPACES).casefold(), start[:NEAR].translate(SPACES).casefold()
    before, after = before.lstrip(), after.rstrip()  # a text has no space at its ends
    text = text.translate(SPACES).casefold()
    if end[-1:].isspace() or f"{before} {after}" in text:
        return not end[-1:].isspace()
    known = before + after in text or text.endswith(before)
    return not known and end[-1:] not in BREAKING
