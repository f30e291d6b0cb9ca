"""Which bytes an edit may touch, by the reader's own places, and that it touched no others."""

from __future__ import annotations

from collections import Counter

from briefgen.diagnostics import KeyPath, Report, Span
from briefgen.editing.edits import Edit, Insert, Remove, Set, value_at
from briefgen.readers.files.positions import Positioned
from briefgen.readers.files.yaml import load
from briefgen.workspace import File


def assert_only_touched(before: bytes, after: bytes, edit: Edit) -> None:
    """Every letter outside what an edit names is as it was, and so is every comment that is not of something removed."""
    found = load(File("f.yaml", before), Report())
    assert found is not None
    old, new = _text(before), _text(after)
    start, end = _around(found, old, _touched(found, edit))
    assert new.startswith(old[:start].rstrip(" \t")), (edit, new)
    assert new.endswith(old[end:]), (edit, new)
    if not _removes(found, edit):
        assert not _comments(old) - _comments(new), (edit, new)
    if _adds_lines(found, edit, old):
        assert _in_order(old.lstrip("\ufeff").split("\n"), new.lstrip("\ufeff").split("\n")), (edit, new)
    if b"\r" in before:
        assert set(_line_ends(after)) <= set(_line_ends(before)), edit


def _text(data: bytes) -> str:
    return data.decode().replace("\r\n", "\n").replace("\r", "\n")


def _line_ends(data: bytes) -> list[bytes]:
    return [line[len(line.rstrip(b"\r\n")) :] for line in data.splitlines(keepends=True)]


def _touched(found: Positioned, edit: Edit) -> KeyPath:
    """The value that an edit changes; the list or mapping that it changes, where it adds, moves or removes."""
    there = isinstance(edit, Set) and edit.path in found.spans
    return edit.path if there else edit.path[:-1]


def _around(found: Positioned, text: str, path: KeyPath) -> tuple[int, int]:
    """Where the value at a path may begin, and where the next key or value does."""
    starts = [0, *(number + 1 for number, letter in enumerate(text) if letter == "\n")]

    def offset(span: Span) -> int:
        return starts[span.line - 1] + span.column - 1 + text.startswith("\ufeff") * (span.line == 1)

    own = offset(found.key_spans[path] if path in found.key_spans else found.spans[path])
    places = [(one, offset(span)) for spans in (found.spans, found.key_spans) for one, span in spans.items()]
    later = [at for one, at in places if one[: len(path)] != path and at > offset(found.spans[path])]
    if not path:
        return 0, len(text)  # what is put first comes before the comments of what was first
    if path not in found.key_spans and not text[:own].rpartition("\n")[2].strip():
        own = max((at for _, at in places if at < own), default=0)  # its hyphen stands alone on a line above
    return own, min(later, default=len(text))


def _removes(found: Positioned, edit: Edit) -> bool:
    """Whether something that may have comments goes: by itself, or with the keys that another mapping does not have."""
    old = value_at(found.data, edit.path)
    return isinstance(edit, Remove) or (
        isinstance(edit, Set) and bool(old) and type(old) is type(edit.value) in (list, dict)
    )


def _adds_lines(found: Positioned, edit: Edit, text: str) -> bool:
    """Whether an edit adds an entry to what stands in lines, where every line stays."""
    if not isinstance(edit, Insert | Set) or (isinstance(edit, Set) and edit.path in found.spans):
        return False
    return bool(value_at(found.data, edit.path[:-1])) and _in_lines(found, edit.path[:-1])


def _in_lines(found: Positioned, path: KeyPath) -> bool:
    """Whether nothing around a value stands in brackets, and it does not begin on the line of a hyphen."""
    for end in range(len(path) + 1):
        span = found.spans[path[:end]]
        if span.text[span.column - 1 : span.column] in ("[", "{") or span.text[: span.column - 1].strip():
            return False
    return True


def _comments(text: str) -> Counter[str]:
    """The comments that are lines of their own."""
    return Counter(line.strip() for line in text.split("\n") if line.strip().startswith("# "))


def _in_order(old: list[str], new: list[str]) -> bool:
    rest = iter(new)
    return all(any(line == other for other in rest) for line in old if line)
