"""Where each key, value and item of a YAML text begins and ends, and in which style it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NoReturn

import yaml

from briefgen.diagnostics import Diagnostic, KeyPath, Report, Severity
from briefgen.editing.edits import AsText
from briefgen.editing.source import Source
from briefgen.noun import noun
from briefgen.readers.files import yaml as reader
from briefgen.readers.files.decoding import SourceText, decode
from briefgen.readers.files.scalars import plain
from briefgen.workspace import File

BLOCK, FLOW = "block", "flow"
"""The styles of lists and mappings; those of texts are their first sign: `|`, `>`, `'`, `"`, or nothing."""


@noun
class Written:
    """A value as it is written, from `start` to `end`.

    `head` is where its entry begins: the key, or the hyphen of a list. A value that is nothing at all stands where one
    could begin.
    """

    path: KeyPath
    value: Any
    style: str
    start: int
    end: int
    head: int = 0
    key_end: int = -1
    parts: tuple[Written, ...] = ()

    @property
    def is_block(self) -> bool:
        """Whether it is a list or mapping with its items on lines of their own."""
        return self.style == BLOCK

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return self.start == self.end

    def part(self, path: KeyPath) -> Written:
        """The value at a path within this one. Raises KeyError."""
        found = self
        for step in path:
            found = next((one for one in found.parts if one.path[-1] == step), None) or _missing(path)
        return found

    def place_after(self, key: str | None) -> int:
        """The number of an entry that comes after a key; that of the first for an empty one, of one at the end for None."""
        if key is None:
            return len(self.parts)
        return next((number for number, one in enumerate(self.parts, 1) if one.path[-1] == key), 0)

    def walk(self) -> Iterator[Written]:
        """This value and all within it."""
        yield self
        for part in self.parts:
            yield from part.walk()


def _missing(path: KeyPath) -> NoReturn:
    raise KeyError(path)


class Outline:
    """A YAML text that the strict reader reads without an error: what it says, and where. It is the file, or its beginning."""

    def __init__(self, source: Source, text: str, data: Any, warnings: tuple[Diagnostic, ...]) -> None:
        self.source, self.text, self.data, self.warnings = source, text, data, warnings

    @cached_property
    def root(self) -> Written | None:
        """All that is written; None where it says nothing. Worked out when it is asked for: often what is said is enough."""
        return _root(self.source, self.text)

    def part(self, path: KeyPath) -> Written:
        """The value at a path, which must be there."""
        assert self.root is not None, "what says nothing has no parts"
        return self.root.part(path)


def read_outline(file: File, lines: int | None = None) -> Outline | AsText:
    """The outline of a YAML file, or of its first `lines` lines; why it has none where the strict reader finds an error."""
    report = Report()
    text = decode(file, report)
    if text is not None:
        head = text if lines is None else SourceText(file.name, "\n".join(text.lines[:lines]), text.lines)
        found = reader.load_text(head, report)
        if found is not None and not report.failed and not found.refused:
            return Outline(Source(file.data), head.text, found.data, report.diagnostics)
    return as_text(file.name, report)


def as_text(name: str, report: Report) -> AsText:
    """Why a file is shown as text, in the words of the first error that was found in it."""
    first = next(one for one in report.diagnostics if one.severity is Severity.ERROR)
    return AsText(name, first.message, first.span.line if first.span else 0, report.diagnostics)


def _root(source: Source, text: str) -> Written | None:
    loader = reader.Parser(text)
    try:
        node = loader.get_single_node()
    finally:
        loader.dispose()
    return None if node is None else _Walk(source).written(node, (), 0, -1, in_flow=False)


class _Walk:
    """Makes values with their places out of the nodes of the parser."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def written(self, node: yaml.Node, path: KeyPath, head: int, key_end: int, *, in_flow: bool) -> Written:
        start, end = self._offset(node.start_mark), self._offset(node.end_mark)
        match node:
            case yaml.ScalarNode():
                start, end = self._scalar(node, start, end, head, key_end, in_flow)
                return Written(path, _said(node), node.style or "", start, end, head, key_end)
            case yaml.MappingNode():
                parts = tuple(self._entry(key, value, path, bool(node.flow_style)) for key, value in node.value)
            case yaml.SequenceNode():
                parts = tuple(self._items(node, path, start))
            case _:
                raise TypeError(node)
        style = FLOW if node.flow_style else BLOCK
        end = end if style == FLOW or not parts else max(part.end for part in parts)
        value = [part.value for part in parts] if isinstance(node, yaml.SequenceNode) else _mapping(parts)
        return Written(path, value, style, start, end, head, key_end, parts)

    def _entry(self, key: yaml.Node, value: yaml.Node, path: KeyPath, in_flow: bool) -> Written:
        head, key_end = self._offset(key.start_mark), self._offset(key.end_mark)
        return self.written(value, (*path, key.value), head, key_end, in_flow=in_flow)

    def _items(self, node: yaml.SequenceNode, path: KeyPath, start: int) -> Iterator[Written]:
        column, line = self.source.column_of(start), self.source.line_of(start)
        for number, item in enumerate(node.value):
            begins = node.flow_style or not number
            head = (
                self._offset(item.start_mark if node.flow_style else node.start_mark)
                if begins
                else self._hyphen(line, column)
            )
            part = self.written(item, (*path, number), head, -1, in_flow=bool(node.flow_style))
            yield part
            line = self.source.line_of(part.end) + 1

    def _hyphen(self, line: int, column: int) -> int:
        """Where the next item of a list begins, at or after a line."""
        while not re.match(rf" {{{column}}}-(?:\s|$)", self.source.lines[line]):
            line += 1
        return self.source.start_of(line) + column

    def _scalar(
        self, node: yaml.ScalarNode, start: int, end: int, head: int, key_end: int, in_flow: bool
    ) -> tuple[int, int]:
        if node.style in ("|", ">"):
            return start, self._block_end(node, start)
        if node.style or node.value:
            return start, end
        if key_end < 0:  # a lone hyphen, or a text of nothing
            return (head + 1, head + 1) if not in_flow and self.source.text[head : head + 1] == "-" else (start, end)
        colon = re.compile(r"\s*:" if in_flow else r"[ \t]*:").match(self.source.text, key_end)
        place = colon.end() if colon else key_end
        return place, place

    def _block_end(self, node: yaml.ScalarNode, start: int) -> int:
        """Where the last line of a text in lines of its own ends; blank lines after it count where they are kept."""
        first, end = self.source.line_of(start), node.end_mark
        last = end.line if end.column else end.line - 1
        last = min(max(last, first), len(self.source.lines) - 1)
        header = self.source.text[start : self.source.end_of(first)].split("#")[0]
        if "+" not in header:
            while last > first and not self.source.lines[last].strip():
                last -= 1
        return self.source.end_of(last)

    def _offset(self, mark: yaml.Mark) -> int:
        return self.source.at(mark.line, mark.column)


def _said(node: yaml.ScalarNode) -> Any:
    return node.value if node.style else plain(node.value)


def _mapping(parts: tuple[Written, ...]) -> dict[str, Any]:
    return {str(part.path[-1]): part.value for part in parts}
