"""Audience: what a brief must not do, though it could be printed."""

from __future__ import annotations

from typing import Any

import pytest
from small import block, brief, library, said

from briefgen.checks.governance import governance
from briefgen.compose import make_plan
from briefgen.diagnostics import Report


def problems(matter: dict[str, Any], **keys: Any) -> list[str]:
    """What is wrong with using one block of this front matter in one brief."""
    spec, places = brief(sections=[{"heading": "H", "blocks": ["one"]}], **keys)
    shelf = library(block("one", **matter))
    report = Report()
    report.add(*governance(spec, make_plan(spec, places, shelf, report), shelf))
    return said(report)


@pytest.mark.parametrize(
    ("text", "reader", "allowed"),
    [
        ("public", "public", True), ("public", "office", True), ("public", "coalition", True),
        ("office", "public", False), ("office", "office", True), ("office", "coalition", True),
        ("coalition", "public", False), ("coalition", "office", False), ("coalition", "coalition", True),
    ],
)  # fmt: skip
def test_nothing_more_private_than_its_readers(text: str, reader: str, allowed: bool) -> None:
    expected = [] if allowed else [
        f"0 too-private: the block `one` is for readers of the kind `{text}`, and this brief goes to `{reader}`"
    ]  # fmt: skip
    assert problems({"audience": text}, audience=reader) == expected
