"""A finished Word file → its faults: what Microsoft's validator lets pass, though Word or its readers stumble over it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefgen.reading_back.docx_lint import references, text
from briefgen.reading_back.docx_lint.faults import Fault, Rule
from briefgen.reading_back.docx_lint.package import NotOpened, opened

__all__ = ["RULES", "Fault", "lint"]

RULES: Final[Mapping[str, Rule]] = {
    "cells": text.cells,
    "rows": text.rows,
    "joined-tables": text.joined_tables,
    "heads": text.heads,
    "controls": text.controls,
    "tags": text.tags,
    "fields": text.fields,
    "pictures": text.pictures,
    "levels": text.levels,
    "order": text.order,
    "styles": references.styles,
    "style-names": references.style_names,
    "lists": references.lists,
    "notes": references.notes,
    "bookmarks": references.bookmarks,
    "bookmark-names": references.bookmark_names,
    "anchors": references.anchors,
    "drawing-ids": references.drawing_ids,
    "control-ids": references.control_ids,
    "relationships": references.relationships,
    "targets": references.targets,
    "content-types": references.content_types,
    "title": references.title,
    "language": references.language,
}
"""Every rule by its name."""

UNREADABLE: Final = "unreadable"
"""The rule of a file that cannot be opened, or is larger than is read."""

MOST_FAULTS: Final = 100
"""How many faults are told of one file."""


def lint(data: bytes) -> tuple[Fault, ...]:
    """Everything wrong with a Word file, the first hundred faults; none for one that is sound. Never raises."""
    try:
        package = opened(data)
    except NotOpened as error:
        return (Fault(UNREADABLE, "", str(error)),)
    found = (Fault(name, part, words) for name, rule in RULES.items() for part, words in rule(package))
    return tuple(fault for _, fault in zip(range(MOST_FAULTS), found, strict=False))
