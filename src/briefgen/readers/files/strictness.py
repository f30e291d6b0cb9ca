"""What YAML allows and hardly an author means: refused, or warned of, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.readers.files.decoding import SourceText

OPENING_QUOTES = ("“", "‘", "„", "«")
"""Curly quotation marks that open a text in some language."""

_QUOTED = 'Put the text into quotation marks, if it is one: "{}…". Otherwise remove it: {} are not supported.'
_UNSUPPORTED = {
    "alias": ("this begins with *, which stands for something else here", _QUOTED.format("*", "YAML aliases")),
    "anchor": ("this begins with &, which stands for something else here", _QUOTED.format("&", "YAML anchors")),
    "tag": ("this begins with !, which stands for something else here", _QUOTED.format("!", "YAML tags")),
    "merge-key": (
        "“<<” cannot be used as a key",
        "Copy the lines that you want to repeat: YAML merging is not supported.",
    ),
    "key-not-text": (
        "this begins with a bracket where a key or a plain text should stand",
        'A text that begins with {{ … }} or [ … ] needs quotation marks: "{{ meeting.place }}".',
    ),
}


def unsupported(code: str, place: Span) -> Diagnostic:
    """The diagnostic for something that YAML allows, strict reading does not, and hardly an author meant."""
    message, hint = _UNSUPPORTED[code]
    return Diagnostic(code, message, place, hint=hint)


COMMENT = re.compile(r"\s+#(?=[^\s#!])")
"""A comment that may have been meant as text: no space after its sign."""


PRINTED = frozenset(
    "addressee and ask closing do effect footer heading kicker position salutation say says signature subtitle summary text title".split()
)
"""Keys whose texts are printed, so that words cut off from one would be missing in the paper."""


def comment_in_text(source: SourceText, line: int, column: int, key: str) -> Iterator[Diagnostic]:
    """Where an unquoted text that ends at `line`, `column` (from 0) is cut off by a `#` that looks like text.

    An error where the text is one of those PRINTED, by the `key` that it belongs to; else a warning.
    """
    if match := COMMENT.match(source.lines[line], column):
        rest = source.lines[line][column:].strip()
        yield Diagnostic(
            "comment-in-text",
            f"“{rest}” is read as a comment and will not be printed",
            source.span(line + 1, match.end(), len(rest)),
            Severity.ERROR if key in PRINTED else Severity.WARNING,
            hint="Put the whole text into quotation marks; or write a space after #, if a comment is meant.",
        )


def curly_quotes(value: str, place: Span) -> Iterator[Diagnostic]:
    """Warn when an unquoted text stands in curly quotation marks, which will be printed."""
    if value[:1] in OPENING_QUOTES and value[1:] and value[-1] in "”’“»":
        yield Diagnostic(
            "curly-quotes",
            "these curly quotation marks are part of the text and will be printed",
            place,
            Severity.WARNING,
            hint="Use straight quotation marks, or none; to print curly ones, put straight ones around them.",
        )
