"""One fault of a Word file, and the names of elements that the rules look for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from briefgen.noun import noun
from briefgen.reading_back.docx_lint.package import Element, Package

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
VALUE: Final = f"{W}val"
ID: Final = f"{W}id"


@noun
class Fault:
    """Something that Word, or a reader with assistive technology, stumbles over: the part it is in, and what it is."""

    rule: str
    part: str
    words: str

    def __str__(self) -> str:
        return f"{self.part}: {self.words}"


Said: TypeAlias = Iterator[tuple[str, str]]
"""Faults as the rules say them: the part, and what is wrong there."""

Rule: TypeAlias = Callable[[Package], Said]


def stories(package: Package) -> Iterator[tuple[str, Element]]:
    """The parts that hold text."""
    for name, root in package.parts.items():
        if root.tag in STORIES:
            yield name, root


STORIES: Final = frozenset(f"{W}{kind}" for kind in ("document", "footnotes", "endnotes", "hdr", "ftr", "comments"))


def of_kind(package: Package, kind: str) -> tuple[str, Element] | None:
    """The part whose root is an element, such as `styles`; None where there is none."""
    return next(((name, root) for name, root in package.parts.items() if root.tag == f"{W}{kind}"), None)
