"""Diagnostics as words: for people, as JSON or SARIF for programs, as annotations for GitHub."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, assert_never

from briefgen.cli.show import cells, show
from briefgen.diagnostics import Diagnostic, Severity, Span, path_text


class MessageFormat(StrEnum):
    """How messages are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


COLORS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.NOTE: "\x1b[1;36m"}
STRONG, FAINT, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"

MOST_ALIKE = 200
"""How many messages of one kind are shown to a person; programs get all of them."""

WIDTH = 100
"""Columns of a shown line where the terminal's width is not known."""


def write(diagnostics: Iterable[Diagnostic], how: MessageFormat, *, color: bool = False, width: int = WIDTH) -> str:
    """All diagnostics in one of the formats, ending in a line break when there are any; SARIF is written also for none."""
    match how:
        case MessageFormat.TEXT:
            return "".join(line + "\n" for line in _as_texts(diagnostics, color=color, width=width))
        case MessageFormat.JSON:
            return "".join(as_json(d) + "\n" for d in diagnostics)
        case MessageFormat.GITHUB:
            return "".join(as_github(d) + "\n" for d in diagnostics)
        case MessageFormat.SARIF:
            from briefgen.cli.sarif import as_sarif

            return as_sarif(diagnostics)
    assert_never(how)


def _as_texts(diagnostics: Iterable[Diagnostic], *, color: bool, width: int) -> Iterator[str]:
    """Each diagnostic; of one kind only so many, and then how many more there are."""
    met: Counter[str] = Counter()
    for diagnostic in diagnostics:
        met[diagnostic.code] += 1
        if met[diagnostic.code] <= MOST_ALIKE:
            yield as_text(diagnostic, color=color, width=width)
    for code, count in met.items():
        if count > MOST_ALIKE:
            yield f"{count - MOST_ALIKE:,} more of the kind {code} are not shown: mend those above, and the others are."


def as_text(diagnostic: Diagnostic, *, color: bool = False, width: int = WIDTH) -> str:
    """The place and the message, the line of the file with a mark under the place, then the advice."""
    span, severity = diagnostic.span, diagnostic.severity
    where = f"{place(span)}: " if span else ""
    label = f"{severity}[{diagnostic.code}]"
    if color:
        where, label = f"{STRONG}{where}{PLAIN}", f"{COLORS[severity]}{label}{PLAIN}"
    lines = [f"{where}{label}: {show(diagnostic.message)}"]
    if span and span.text.strip():
        lines += excerpt(span, color=color, width=width)
    lines += [f"  {show(line)}" for line in diagnostic.advice]
    return "\n".join(lines)


def place(span: Span) -> str:
    """`file:line:column`, as far as it is known; in a workbook `file, sheet “Thursday”, cell C7`."""
    if span.sheet:
        return f"{show(span.file)}, {show(span.within)}"
    parts = [show(span.file)]
    if span.line:
        parts.append(str(span.line))
        if span.column:
            parts.append(str(span.column))
    return ":".join(parts)


def excerpt(span: Span, *, color: bool = False, width: int = WIDTH) -> list[str]:
    """The line of the file, as much of it as there is room for, and a mark under the place."""
    gutter = f"{span.line or '':>5} | "
    text = span.text.rstrip("\r\n").replace("\t", " ")
    start = min(max(span.column - 1, 0), len(text))
    end = min(start + max(span.length, 1), len(text))
    first, last = _window(text, start, end, max(width - len(gutter) - 2, 20))
    before = ("…" if first else "") + show(text[first:start])
    marked = show(text[start : min(end, last)])
    after = show(text[min(end, last) : last]) + ("…" if last < len(text) else "")
    mark = "^" * max(cells(marked), 1)
    under = " " * (len(gutter) - 2) + "| "
    if color:
        gutter, under, mark = f"{FAINT}{gutter}{PLAIN}", f"{FAINT}{under}{PLAIN}", f"{STRONG}{mark}{PLAIN}"
    below = [under + " " * cells(before) + mark] if span.column else []
    return [gutter + before + marked + after, *below]


def _window(text: str, start: int, end: int, room: int) -> tuple[int, int]:
    """The part of a long line to show: all of it where it fits, else what stands around the place."""
    if len(text) <= room:
        return 0, len(text)
    first = max(0, min(start - room // 3, len(text) - room))
    return first, min(len(text), first + room)


def as_json(diagnostic: Diagnostic) -> str:
    """One JSON object on one line."""
    return json.dumps(as_data(diagnostic))


def as_data(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic for programs; places count from 1 and are null where they are not known.

    `path` leads to the value in the file; each of `replacements` may stand in place of what is marked.
    """
    span = diagnostic.span
    if span and span.sheet:
        return _in_sheet(diagnostic, span)
    return {
        "severity": str(diagnostic.severity),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "file": span.file if span else None,
        "line": (span.line or None) if span else None,
        "column": (span.column or None) if span else None,
        "length": span.length if span and span.column else None,
        "path": (path_text(span.path) or None) if span else None,
        "expected": diagnostic.expected or None,
        "nearest": diagnostic.nearest or None,
        "replacements": list(diagnostic.replacements),
        "hint": diagnostic.hint or None,
    }


def _in_sheet(diagnostic: Diagnostic, span: Span) -> dict[str, Any]:
    """A diagnostic of a workbook for programs: it has no lines; `sheet` and `cell` are told beside the file."""
    plain = as_data(replace(diagnostic, span=Span(span.file)))
    place = {"sheet": span.sheet, "cell": span.cell or None}
    at = list(plain).index("line")
    return dict([*list(plain.items())[:at], *place.items(), *list(plain.items())[at:]])


def as_github(diagnostic: Diagnostic) -> str:
    """A workflow command, which GitHub shows beside the line in a pull request."""
    span = diagnostic.span
    level = "notice" if diagnostic.severity is Severity.NOTE else str(diagnostic.severity)
    properties = {"title": diagnostic.code}
    if span:
        properties |= {"file": span.file}
        in_text = not span.sheet
        properties |= {"line": str(span.line)} if span.line and in_text else {}
        properties |= {"col": str(span.column)} if span.column and in_text else {}
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    first = f"{span.within}: {diagnostic.message}" if span and span.sheet else diagnostic.message
    body = "\n".join([show(first), *map(show, diagnostic.advice)])
    return f"::{level} {listed}::{_escaped(body)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(show(text)).replace(":", "%3A").replace(",", "%2C")


def tally(diagnostics: Sequence[Diagnostic]) -> str:
    """How many there are of each severity: `2 errors, 1 warning`; an empty string for none."""
    counts = ((s, sum(d.severity is s for d in diagnostics)) for s in Severity)
    return ", ".join(f"{n} {s}{'s' if n != 1 else ''}" for s, n in counts if n)


def tally_of_files(diagnostics: Sequence[Diagnostic]) -> str:
    """The same, and in how many files, where it is more than one: `2 errors in 2 files`."""
    files = {d.span.file for d in diagnostics if d.span}
    return tally(diagnostics) + (f" in {len(files)} files" if len(files) > 1 else "")
