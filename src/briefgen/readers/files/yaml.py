"""YAML → plain data in which every key and every value knows its line and column.

A strict reading of YAML 1.2's data: no anchors, aliases, tags, merge keys, duplicate
keys or second documents. Built from the parser's events with an explicit stack, so that
no nesting can exhaust Python's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from yaml import events

from briefgen.diagnostics import Diagnostic, KeyPath, Report, Severity, Span
from briefgen.readers.files.decoding import (
    CONTROL,
    NamedBytes,
    SourceText,
    control_character,
    decode,
    report_direction_marks,
)
from briefgen.readers.files.positions import Mark, Positioned, Spans
from briefgen.readers.files.scalars import plain
from briefgen.readers.files.strictness import OPENING_QUOTES, comment_in_text, curly_quotes, unsupported
from briefgen.readers.files.yaml_syntax import explain

DEEPEST = 40
MOST_VALUES = 500_000

# The C parser is five times faster. The other one, where there is no C library, gives the same
# events but is stricter in one thing: a text within brackets that holds `?` needs quotation marks.
Parser = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Stop(Exception):
    """Reading cannot go on; the reason is in the report."""


def load(file: NamedBytes, report: Report) -> Positioned | None:
    """The data of a YAML file, or None when it cannot be read at all (then the report says why).

    A file without any value gives None as data. Never raises for what is in the file.
    """
    source = decode(file, report)
    return load_text(source, report) if source else None


def load_text(source: SourceText, report: Report) -> Positioned | None:
    """The data of a YAML text; see `load`."""
    report_direction_marks(source, report)
    builder = _Builder(source, report)
    loader = None
    try:
        loader = Parser(source.text)
        while loader.check_event():
            builder.take(loader.get_event())
    except (
        yaml.YAMLError,
        ValueError,
        OverflowError,
    ) as error:  # the last two: PyYAML's own parser, impossible escapes
        builder.give_up(explain(source, error))
        return None
    except _Stop:
        return None
    finally:
        if loader is not None:
            loader.dispose()
    return builder.result()


class _Frame:
    """A list or mapping that is being filled."""

    __slots__ = ("container", "discard", "key", "lines", "path")

    def __init__(self, container: list[Any] | dict[str, Any], path: KeyPath) -> None:
        self.container = container
        self.path = path
        self.key: str | None = None
        self.lines: dict[str, int] = {}
        self.discard: list[str] = []


class _Builder:
    """Turns events into data, and reports what strict reading does not allow."""

    def __init__(self, source: SourceText, report: Report) -> None:
        self.source = source
        self.report = report
        self.root: Any = None
        self.marks: dict[KeyPath, Mark] = {(): (1, 1, 1)}
        self.keys: dict[KeyPath, Mark] = {}
        self.refused: set[KeyPath] = set()
        self.stack: list[_Frame] = []
        self.values = 0
        self.documents = 0

    def result(self) -> Positioned:
        places, keys = Spans(self.source, self.marks), Spans(self.source, self.keys)
        return Positioned(self.root, places, keys, frozenset(self.refused))

    def give_up(self, diagnostic: Diagnostic) -> None:
        """Report what the parser could not read, unless its line is already known to be faulty."""
        errors = [known for known in self.report.diagnostics if known.severity is Severity.ERROR and known.span]
        if _place(diagnostic) not in map(_place, errors):
            self.report.add(diagnostic)

    def take(self, event: events.Event) -> None:
        match event:
            case events.ScalarEvent():
                self._count(event)
                self._scalar(event)
            case events.MappingStartEvent() | events.SequenceStartEvent():
                self._count(event)
                self._open(event)
            case events.CollectionEndEvent():
                self._close()
            case events.AliasEvent():
                self._count(event)
                self._refuse(event, unsupported("alias", self._span(event)))
            case events.DocumentStartEvent():
                self._document(event)

    def _count(self, event: events.NodeEvent) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            self._stop("too-many-values", f"there are more than {MOST_VALUES:,} values in this file", event)
        if not isinstance(event, events.AliasEvent) and event.anchor:
            self.report.add(unsupported("anchor", self._span(event)))

    def _document(self, event: events.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            hint = "Remove the line with “---”; one file holds one document."
            self._stop("second-document", "a second document starts here", event, hint)

    def _scalar(self, event: events.ScalarEvent) -> None:
        if event.tag:
            self._refuse(event, unsupported("tag", self._span(event)))
            return
        if match := CONTROL.search(event.value):
            self._refuse(event, control_character(match.group(), self._span(event)))
            return
        if self._awaits_key():
            self._key(event)
            return
        if event.style:
            self._place(event.value, event)
            return
        self.report.add(*self._suspicions(event))
        self._place(plain(event.value), event)

    def _suspicions(self, event: events.ScalarEvent) -> Iterator[Diagnostic]:
        if not event.value:
            return
        _, (line, column) = _ends(event)
        yield from comment_in_text(self.source, line, column, self._belongs_to())
        if event.value[:1] in OPENING_QUOTES:
            yield from curly_quotes(event.value, self._span(event))

    def _belongs_to(self) -> str:
        """The key that the value read now belongs to, that of its list where it is an item; empty for none."""
        names = (
            frame.key or next((step for step in reversed(frame.path) if isinstance(step, str)), "")
            for frame in self.stack[-1:]
        )
        return next(names, "")

    def _open(self, event: events.CollectionStartEvent) -> None:
        if len(self.stack) >= DEEPEST:
            self._stop("too-deep", f"this is nested more than {DEEPEST} levels deep", event)
        container: list[Any] | dict[str, Any] = [] if isinstance(event, events.SequenceStartEvent) else {}
        if self._awaits_key():
            self._refuse_key(event, unsupported("key-not-text", self._span(event)))
            self.refused.add(self.stack[-1].path)
            path = (*self.stack[-1].path, "")
        else:
            path = self._place(container, event)
        if event.tag:
            self.report.add(unsupported("tag", self._span(event)))
            self.refused.add(path)
        self.stack.append(_Frame(container, path))

    def _close(self) -> None:
        frame = self.stack.pop()
        if isinstance(frame.container, dict):
            for key in frame.discard:
                frame.container.pop(key, None)

    def _awaits_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].container, dict) and self.stack[-1].key is None

    def _key(self, event: events.ScalarEvent) -> None:
        frame, key = self.stack[-1], event.value
        if key == "<<" and not event.style:
            self._refuse_key(event, unsupported("merge-key", self._span(event)))
        elif key in frame.lines:
            self._refuse_key(event, self._duplicate(key, frame.lines[key], event))
        else:
            mark = self._mark(event)
            frame.key = key
            frame.lines[key] = mark[0]
            self.keys[(*frame.path, key)] = mark

    def _duplicate(self, key: str, first: int, event: events.Event) -> Diagnostic:
        return Diagnostic(
            "duplicate-key",
            f"`{key}` is written twice: here and on line {first}",
            self._span(event),
            hint="Keep one of the two lines.",
        )

    def _place(self, value: Any, event: events.Event) -> KeyPath:
        path: KeyPath = ()
        if not self.stack:
            self.root = value
        else:
            frame = self.stack[-1]
            if isinstance(frame.container, list):
                path = (*frame.path, len(frame.container))
                frame.container.append(value)
            else:
                assert frame.key is not None
                path = (*frame.path, frame.key)
                frame.container[frame.key] = value
                frame.key = None
        self.marks[path] = self._mark(event)
        return path

    def _refuse(self, event: events.Event, diagnostic: Diagnostic) -> None:
        if self._awaits_key():
            self._refuse_key(event, diagnostic)
        else:
            self.report.add(diagnostic)
            self.refused.add(self._place(None, event))

    def _refuse_key(self, event: events.Event, diagnostic: Diagnostic) -> None:
        """Take a faulty key under a name of its own; it is dropped when its mapping ends."""
        self.report.add(diagnostic)
        frame = self.stack[-1]
        frame.key = f"\0{len(frame.discard)}"
        frame.discard.append(frame.key)

    def _mark(self, event: events.Event) -> Mark:
        (line, column), (last_line, end) = _ends(event)
        return line + 1, column + 1, end - column if last_line == line else 1

    def _span(self, event: events.Event) -> Span:
        return self.source.span(*self._mark(event))

    def _stop(self, code: str, message: str, event: events.Event, hint: str = "") -> None:
        self.report.add(Diagnostic(code, message, self._span(event), Severity.ERROR, hint=hint))
        raise _Stop


def _ends(event: events.Event) -> tuple[tuple[int, int], tuple[int, int]]:
    """Line and column, counted from 0, where an event begins and where it ends: each that comes from a text has both."""
    start, end = event.start_mark, event.end_mark
    assert start is not None and end is not None
    return (start.line, start.column), (end.line, end.column)


def _place(diagnostic: Diagnostic) -> tuple[str, int]:
    return (diagnostic.span.file, diagnostic.span.line) if diagnostic.span else ("", 0)
