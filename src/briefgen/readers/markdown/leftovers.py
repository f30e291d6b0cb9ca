"""Finds markup that was meant but not complete, and would be printed as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.noun import noun
from briefgen.readers.markdown.places import Cursor


@noun
class Leftover:
    """Characters that no reader of a brief should see."""

    pattern: re.Pattern[str]
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


LEFTOVERS = (
    Leftover(
        re.compile(r"\]\(|\]\["),
        "broken-link",
        "this link is not complete",
        "Write [words](https://address) without spaces in the address, or \\[ for a bracket that is printed.",
    ),
    Leftover(
        re.compile(r"\[\^|\^\["),
        "broken-note",
        "this footnote is not complete",
        "Write [^name], the name without spaces, and its text below as [^name]: text.",
    ),
    Leftover(
        re.compile("~~"),
        "strikethrough",
        "struck-out words are not printed as such",
        "Delete them, or write \\~\\~ for signs that are printed.",
    ),
    Leftover(
        re.compile(r"\*\*"),
        "literal-stars",
        "these stars make nothing bold and are printed as they stand",
        "Put ** right before the first and right behind the last bold letter, or write \\*\\* for stars that are printed.",
        Severity.WARNING,
    ),
)


def leftovers(text: str, cursor: Cursor) -> Iterator[Diagnostic]:
    """A diagnostic for each piece of left-over markup in a text."""
    for leftover in LEFTOVERS:
        inside = replace(cursor)
        for found in leftover.pattern.finditer(text):
            place = inside.find(found[0])
            yield Diagnostic(leftover.code, leftover.message, place, leftover.severity, hint=leftover.hint)
