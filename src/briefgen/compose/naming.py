"""What the files of a document are called: the pattern of its spec, filled in and made fit for every system."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import FilterArgumentError

from briefgen.compose.fill import fill
from briefgen.compose.guesses import guessed
from briefgen.compose.parts.asking import as_values, in_sentences
from briefgen.compose.sandbox import Environment
from briefgen.compose.values import NAMES, values_of
from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.models.asks import texts_of
from briefgen.models.file_names import Unusable, file_name
from briefgen.models.spec import Brief, Spec

MOST_SHOWN = 80
"""The most characters of a name that a message repeats."""

DOCUMENT = "document"
"""What a pattern calls the document by: the id in its packet, or the name of the spec."""


class _Plain(Environment):
    """The sandbox for names: dates as 2026-12-03, so that files sort by them, and no markup to be made safe."""

    def printed(self, value: Any) -> str:
        """Data as it can stand in a name; raises FilterArgumentError for a list or a group."""
        if isinstance(value, dt.date):
            return value.isoformat()
        if isinstance(value, str | int | float | Undefined):
            return str(value)
        raise FilterArgumentError("a list or a group of values cannot be part of a name; name one of its values")


def name_of(brief: Brief, report: Report) -> str | None:
    """The name of the files of a document, without their ending; None, with the reason in `report`, where there is none.

    Without `name` in its spec, the files are called as the spec file, or as the document in its packet.
    """
    spec, places = brief.spec, brief.places
    document = brief.document or brief.name
    if spec.name is None:
        return _usable(document, brief.places.span(), report) if brief.document else document
    pattern = places.manuscript(spec.name, "name")
    environment = _Plain(spec.language, (*NAMES, DOCUMENT))
    filled = fill(pattern, {**_values(spec, environment), DOCUMENT: document}, environment, report)
    report.add(*guessed(environment.guesses, places))
    return _usable(filled.text, brief.places.span("name"), report) if filled else None


def _usable(text: str, place: Span, report: Report) -> str | None:
    found = file_name(text)
    if isinstance(found, Unusable):
        shown = text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1]}…"
        message = f"“{shown}” cannot be the name of a file: it {found.fault}"
        report.add(Diagnostic("unusable-name", message, place, expected=found.expected, hint=found.hint))
        return None
    return found


def _values(spec: Spec, environment: Environment) -> Mapping[str, Any]:
    """What the text of the document may name, ask and title filled in; but no facts, which are for text."""
    values = values_of(spec, {})
    asks = [_filled(words, values, environment) for _, words in texts_of(spec.ask)]
    if None not in asks:
        values |= as_values(in_sentences(spec, filter(None, asks)))
    for key in ("subtitle", "title"):
        words = getattr(spec, key)
        filled = _filled(words, values, environment) if words else None
        values |= {key: filled} if filled is not None else {}
    return values


def _filled(words: str, values: Mapping[str, Any], environment: Environment) -> str | None:
    """A text with its values; None, where it names one that is not there."""
    filled = fill(Manuscript.verbatim(words, ""), values, environment, Report())
    return filled.text if filled else None
