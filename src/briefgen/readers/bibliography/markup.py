"""Markup in the text of a source: CSL's own tags are read, all others are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from briefgen.diagnostics import Diagnostic, KeyPath, Span
from briefgen.readers.files.positions import Positioned

TAG: Final = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*)(?P<rest>(?:\s[^<>]*|/)?)>")
NAMES: Final = ("i", "b", "sc", "sup", "sub")
SPAN: Final = re.compile(r'\s+(?:class="nocase"|style="font-variant:\s*small-caps;?")\s*')
UNPRINTED: Final = frozenset(("abstract", "annote", "keyword", "custom", "id", "type", "URL", "DOI"))
"""What no style prints, or what is checked otherwise."""


def check_markup(positioned: Positioned) -> Iterator[Diagnostic]:
    """Problems with tags in what styles print of the sources under `references`."""
    for number, item in enumerate(positioned.data["references"]):
        for variable, value in item.items():
            if variable not in UNPRINTED:
                yield from _within(value, ("references", number, variable), positioned)


def _within(value: Any, path: KeyPath, positioned: Positioned) -> Iterator[Diagnostic]:
    match value:
        case str() if "<" in value:
            yield from _of_text(value, positioned.span(path))
        case dict():
            for key, part in value.items():
                yield from _within(part, (*path, key), positioned)
        case list():
            for number, part in enumerate(value):
                yield from _within(part, (*path, number), positioned)


def _of_text(text: str, span: Span | None) -> Iterator[Diagnostic]:
    """One problem a text at most: the first tag that is not CSL's, or that has no partner."""
    opened: list[str] = []
    for tag in TAG.finditer(text):
        name = tag["name"]
        known = (name in NAMES and not tag["rest"]) or (
            name == "span" and (tag["close"] or SPAN.fullmatch(tag["rest"]))
        )
        if not known:
            yield _refused(f"“{tag[0][:60]}” is no markup for sources", span)
            return
        if not tag["close"]:
            opened.append(name)
        elif not opened or opened.pop() != name:
            yield _refused(f"“{tag[0]}” closes nothing", span)
            return
    if opened:
        yield _refused(f"“<{opened[-1]}>” is not closed", span)


def _refused(message: str, span: Span | None) -> Diagnostic:
    return Diagnostic(
        "source-markup",
        message,
        span,
        expected='<i>, <b>, <sc>, <sup>, <sub> or <span class="nocase">, each closed again',
        hint="Remove it. Where a less-than sign is meant, write a space after it.",
    )
