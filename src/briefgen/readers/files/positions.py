"""Plain data in which every key and every value knows its place in a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any, TypeAlias

from briefgen.diagnostics import KeyPath, Span
from briefgen.noun import noun
from briefgen.readers.files.decoding import SourceText

Mark: TypeAlias = tuple[int, int, int]
"""Line and column, counted from 1, and length."""


class Spans(Mapping[KeyPath, Span]):
    """Spans by path, made when they are asked for."""

    __slots__ = ("_marks", "_source")

    def __init__(self, source: SourceText, marks: Mapping[KeyPath, Mark]) -> None:
        self._source = source
        self._marks = marks

    def __getitem__(self, path: KeyPath) -> Span:
        return self._source.span(*self._marks[path], path)

    def __iter__(self) -> Iterator[KeyPath]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)


@noun
class Positioned:
    """Plain data (None, bool, int, str, list, dict) with the places of values and of keys.

    `refused` are the values that are already reported as faulty: they hold something
    harmless, about which nothing more should be said.
    """

    data: Any
    spans: Mapping[KeyPath, Span]
    key_spans: Mapping[KeyPath, Span] = field(default_factory=dict)
    refused: frozenset[KeyPath] = frozenset()

    def under(self, key: str, file: str) -> Positioned:
        """The data as the value of one key, which is how a model names what a whole file is."""

        def moved(spans: Mapping[KeyPath, Span]) -> dict[KeyPath, Span]:
            return {(key, *path): span for path, span in spans.items()}

        refused = frozenset((key, *path) for path in self.refused)
        whole = {(): self.spans.get((), Span(file))}
        return Positioned({key: self.data}, whole | moved(self.spans), moved(self.key_spans), refused)

    def span(self, path: KeyPath) -> Span | None:
        """The place of the value at `path`, or of the nearest thing around it."""
        return next((self.spans[path[:end]] for end in range(len(path), -1, -1) if path[:end] in self.spans), None)
