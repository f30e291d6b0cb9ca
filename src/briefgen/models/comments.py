"""Comments of a text, which nobody reads but those who write it: the text without them is the same text."""

from __future__ import annotations

import re
from typing import Final

COMMENT: Final = re.compile(r"^ {0,3}<!--.*?-->[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)
"""A comment that stands by itself, which is never printed."""

FENCED: Final = re.compile(
    r"^ {0,3}(?P<mark>`{3,}|~{3,}).*?(?:^ {0,3}(?P=mark)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
"""Code between fences."""


def without_comments(text: str) -> str:
    """The text without comments, but for those within code, which are printed."""
    if "<!--" not in text:
        return text
    pieces, at = [], 0
    for fenced in FENCED.finditer(text):
        pieces += [COMMENT.sub("", text[at : fenced.start()]), fenced[0]]
        at = fenced.end()
    return "".join((*pieces, COMMENT.sub("", text[at:])))
