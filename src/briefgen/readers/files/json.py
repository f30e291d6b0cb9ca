"""JSON → plain data in which every key and every value knows its line and column."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from briefgen.diagnostics import Diagnostic, KeyPath, Report
from briefgen.readers.files.decoding import (
    CONTROL,
    NamedBytes,
    SourceText,
    control_character,
    decode,
    report_direction_marks,
)
from briefgen.readers.files.positions import Mark, Positioned, Spans

DEEPEST: Final = 40
TOKEN: Final = re.compile(
    r'\s*(?:(?P<text>"(?:[^"\\]|\\.)*")|(?P<open>[\[{])|(?P<close>[\]}])|(?P<sign>[,:])|(?P<bare>[^\s,\]}]+))'
)


def load(file: NamedBytes, report: Report, below: KeyPath = ()) -> Positioned | None:
    """The data of a JSON file, or None when it cannot be read at all (then the report says why).

    Every path begins with `below`. Names that occur twice in one object are reported, and the
    first one is kept. Source: RFC 8259.
    """
    source = decode(file, report)
    if source is None:
        return None
    report_direction_marks(source, report)
    try:
        json.loads(source.text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        report.add(_syntax(source, error))
        return None
    except (ValueError, RecursionError) as error:
        report.add(_unusable(source, error))
        return None
    reader = _Reader(source, report)
    data = reader.value(below, 0)
    return Positioned(data, Spans(source, reader.marks), Spans(source, reader.keys), frozenset(reader.refused))


class _Reader:
    """Reads JSON that is known to be well-formed."""

    def __init__(self, source: SourceText, report: Report) -> None:
        self.source = source
        self.report = report
        self.marks: dict[KeyPath, Mark] = {}
        self.keys: dict[KeyPath, Mark] = {}
        self.refused: set[KeyPath] = set()
        self.at = 0
        self.line = 1
        self.line_start = 0

    def token(self) -> re.Match[str]:
        found = TOKEN.match(self.source.text, self.at)
        assert found is not None and found.lastgroup, "well-formed JSON goes on until its outermost value ends"
        before = self.source.text[self.at : found.start(found.lastgroup)]
        if breaks := before.count("\n"):
            self.line += breaks
            self.line_start = self.at + before.rfind("\n") + 1
        self.at = found.end()
        return found

    def mark(self, token: re.Match[str]) -> Mark:
        assert token.lastgroup
        return self.line, token.start(token.lastgroup) - self.line_start + 1, len(token[token.lastgroup])

    def value(self, path: KeyPath, depth: int, token: re.Match[str] | None = None) -> Any:
        token = token or self.token()
        mark = self.marks[path] = self.mark(token)
        if token["open"]:
            if depth > DEEPEST:
                return self.skipped(path, token)
            return self.group(path, depth) if token["open"] == "{" else self.list(path, depth)
        said = json.loads(token[token.lastgroup or 0])
        if isinstance(said, str) and (hidden := CONTROL.search(said)):
            self.report.add(control_character(hidden.group(), self.source.span(*mark)))
            self.refused.add(path)
            return None
        return said

    def list(self, path: KeyPath, depth: int) -> list[Any]:
        items: list[Any] = []
        while not (token := self.token())["close"]:
            if not token["sign"]:
                items.append(self.value((*path, len(items)), depth + 1, token))
        return items

    def group(self, path: KeyPath, depth: int) -> dict[str, Any]:
        members: dict[str, Any] = {}
        while not (token := self.token())["close"]:
            if token["sign"]:
                continue
            key, mark = json.loads(token["text"]), self.mark(token)
            self.token()
            if key in members:
                self.report.add(self.twice(key, mark))
                self.value((*path, key, ""), depth + 1)
                continue
            self.keys[*path, key] = mark
            members[key] = self.value((*path, key), depth + 1)
        return members

    def skipped(self, path: KeyPath, token: re.Match[str]) -> None:
        """Go past a value that lies too deep."""
        message = f"this is nested more than {DEEPEST} levels deep"
        self.report.add(Diagnostic("too-deep", message, self.source.span(*self.mark(token))))
        self.refused.add(path)
        depth = 1
        while depth:
            token = self.token()
            depth += bool(token["open"]) - bool(token["close"])

    def twice(self, key: str, mark: Mark) -> Diagnostic:
        message = f"`{key}` is written twice in one group"
        return Diagnostic("duplicate-key", message, self.source.span(*mark), hint="Keep one of the two.")


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not a number")


def _syntax(source: SourceText, error: json.JSONDecodeError) -> Diagnostic:
    at = min(error.pos, max(len(source.text) - 1, 0))
    return Diagnostic(
        "json-syntax",
        "this is not written as JSON is",
        source.span_at(at),
        hint="Look for a missing comma, quotation mark or bracket just before this place; or export the file again.",
    )


def _unusable(source: SourceText, error: Exception) -> Diagnostic:
    reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
    return Diagnostic("json-syntax", f"this file cannot be read: {reason}", source.span(1))
