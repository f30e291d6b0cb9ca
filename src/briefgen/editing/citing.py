"""Citations and figures put into words that somebody wrote: at a place, at the sentence that needs one, or at the end."""

from __future__ import annotations

import re
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from briefgen.models.library import FactName, SourceId
from briefgen.models.meeting import SourceAndPlace

END: Final = re.compile(r"(?<!\b[A-Z])(?<!\bRep)(?<!\bSen)(?<!\bDr)(?<!\bNo)[.!?]+(?=[”\"’)]*(?:\s|$))")
"""Where a sentence ends; not behind an initial or a title."""

QUOTED: Final = re.compile(r"^“(.+?)” stands in a sentence")
"""The figure that a warning speaks of."""


def citation(key: str, place: str = "") -> str:
    """What cites a source, `[@platt-2018, p. 3]`; empty where it is no key, or the place could not be read as one."""
    whole = f"{key}, {place.strip()}" if place.strip() else key
    return f"[@{whole}]" if _is(SourceId, key) and _is(SourceAndPlace, whole) else ""


def printing(name: str) -> str:
    """What prints a registered figure; empty where it is no name of one."""
    return f"{{{{ fact.{name} }}}}" if _is(FactName, name.replace("_", "-")) else ""


def cited(text: str, what: str, cursor: int | None = None, figure: str = "") -> str:
    """A text with a citation: where the cursor is, else in the sentence with that figure, else in the last one."""
    if cursor is not None:
        return _at(text, min(max(cursor, 0), len(text)), what)
    start = _place_of(text, figure)
    ends = [found.start() for found in END.finditer(text) if found.start() >= max(start, 0)]
    at = len(text.rstrip()) if not ends else ends[0] if start >= 0 else ends[-1]
    if start < 0 and ends and text[at:].strip(' \n.!?”"’)'):
        at = len(text.rstrip())
    return _at(text, at, what)


def figured(text: str, what: str, cursor: int | None = None, figure: str = "") -> str:
    """A text that prints a registered figure: in place of the one written there, else where the cursor is, else at the end."""
    start = _place_of(text, figure)
    if start >= 0:
        return text[:start] + what + text[start + len(figure) :]
    return _at(text, len(text.rstrip()) if cursor is None else min(max(cursor, 0), len(text)), what)


def figure_in(message: str) -> str:
    """The figure of which a warning says that it has neither a fact nor a citation; empty where it says something else."""
    said = QUOTED.match(message)
    return said[1] if said else ""


def _at(text: str, at: int, what: str) -> str:
    before, after = text[:at], text[at:]
    blank = " " if before and not before[-1].isspace() else ""
    behind = " " if after and after[0].isalnum() else ""
    return before + blank + what + behind + after


def _place_of(text: str, figure: str) -> int:
    """Where a figure stands, not within another; -1 where it does not."""
    found = re.search(rf"(?<![\w.,]){re.escape(figure)}(?!\w)", text) if figure else None
    return found.start() if found else -1


def _is(kind: Any, text: str) -> bool:
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError:
        return False
    return True
