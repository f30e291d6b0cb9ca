"""Text whose tags do nothing but name a value, as nearly all do: filled in without making a template of it.

What is printed is what the template would print. Where that is not certain, nothing is said, and the template is made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from jinja2.exceptions import TemplateError

from briefgen.compose.sandbox import MOST_CHARACTERS, Environment
from briefgen.compose.steps import MARKS

NAMED: Final = re.compile(r"\{\{[ \t]*([A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*){0,5})[ \t]*\}\}")
"""A tag that names a value, or one within it."""

MOST_TAGS: Final = 200
"""Of so many tags a template is always allowed."""

RESERVED: Final = frozenset({"true", "false", "none", "True", "False", "None", "not", "self", "loop"})
"""Names that mean something to the template engine itself."""

UNFIT = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What filters, comparisons and printing raise when a value is not of the kind they take."""


def filled(text: str, values: Mapping[str, Any], environment: Environment) -> list[str] | None:
    """The lines of a text, each with the values of its tags; None where a template must tell."""
    if "\r" in text or len(text) > MOST_CHARACTERS:
        return None
    pieces = NAMED.split(text)
    if len(pieces) > 2 * MOST_TAGS or any("{" in words for words in pieces[::2]):
        return None
    facts, guesses = len(environment.facts), len(environment.guesses)
    made = _made(pieces, values, environment)
    if made is None:
        del environment.facts[facts:], environment.guesses[guesses:]
    return made


def _made(pieces: list[str], values: Mapping[str, Any], environment: Environment) -> list[str] | None:
    lines = [""]
    size = 0
    for at, piece in enumerate(pieces):
        words = _printed(piece, values, environment) if at % 2 else piece
        if words is None:
            return None
        size += len(words)
        if at % 2:
            lines[-1] += words
        else:
            first, *more = words.split("\n")
            lines[-1] += first
            lines += more
    return lines if size <= MOST_CHARACTERS else None


def _printed(name: str, values: Mapping[str, Any], environment: Environment) -> str | None:
    """What a value is printed as; None where it is not there, or cannot be printed."""
    first, *more = name.split(".")
    if first in RESERVED or first not in values:
        return None
    try:
        value = values[first]
        for step in more:
            value = environment.getattr(value, step)
        words = environment.printed(value)
    except (TemplateError, *UNFIT):
        return None
    return None if environment.missing or any(mark in words for mark in MARKS[:2]) else words
