"""Diagnostics as SARIF 2.1.0, the form in which code hosts and editors take what a checker found.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 27 March 2020.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

from briefgen import __version__
from briefgen.cli.show import show
from briefgen.diagnostics import Diagnostic, Span

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """One log of one run, ending in a line break; also where nothing was found, which is an answer, too."""
    found = tuple(diagnostics)
    codes = {code: number for number, code in enumerate(sorted({one.code for one in found}))}
    driver = {"name": "briefgen", "version": __version__, "rules": [{"id": code} for code in codes]}
    run = {
        "tool": {"driver": driver},
        # Columns are counted in characters, and not in the units of UTF-16, which is what holds where nothing is said.
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes[one.code]) for one in found],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _result(diagnostic: Diagnostic, rule: int) -> dict[str, Any]:
    text = "\n".join([show(diagnostic.message), *map(show, diagnostic.advice)])
    result = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": str(diagnostic.severity),
        "message": {"text": text},
    }
    return result | ({"locations": [{"physicalLocation": _place(diagnostic.span)}]} if diagnostic.span else {})


def _place(span: Span) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(span.file)}}
    if not span.line:
        return place
    region: dict[str, Any] = {"startLine": span.line}
    if span.column:
        region |= {"startColumn": span.column, "endColumn": span.column + span.length}
    return place | {"region": region}
