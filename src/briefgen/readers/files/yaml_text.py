"""Plain data → YAML as people write it: groups and lists in lines, short groups in braces, long texts folded."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefgen.readers.files.scalars import spelled
from briefgen.readers.validation.examples import written

WIDTH = 112
"""The most characters of a line, where words can be broken apart."""

STEP = "  "
VARIABLE = re.compile(r"\{\{[^{}\n]*\}\}")
KEPT = "\0"
"""What holds the place of a space within a variable, where no line ends."""

FOLDABLE = re.compile(r"[^\s#](?:[^\n]*[^\s])?")


def yaml_lines(data: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a group that reads back as the same data."""
    for key, value in data.items():
        yield from _entry(f"{spelled(key)}:", value, "")


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:
    """A value after its key, or after the hyphen of its list."""
    if isinstance(value, str) and "\n" in value and (lines := _literal(value)):
        yield f"{indent}{head} {lines[0]}"
        yield from (f"{indent}{STEP}{line}".rstrip() for line in lines[1:])
        return
    short = f"{indent}{head} {written(value)}"
    if len(short) <= WIDTH and not _is_long(value):
        yield short.rstrip() if value is None else short
    elif isinstance(value, str) and (folded := _folded(value, indent + STEP)):
        yield f"{indent}{head} >-"
        yield from folded
    elif isinstance(value, Mapping) and value:
        yield from _below(
            head,
            [line for key, below in value.items() for line in _entry(f"{spelled(key)}:", below, indent + STEP)],
            indent,
        )
    elif isinstance(value, list | tuple) and value:
        yield from _below(head, [line for item in value for line in _entry("-", item, indent + STEP)], indent)
    else:
        yield short


def _below(head: str, lines: Sequence[str], indent: str) -> Iterator[str]:
    """The lines of a group or list below its key; the first stands beside the hyphen of a list."""
    if head == "-":
        yield f"{indent}- {lines[0].lstrip()}"
        yield from lines[1:]
    else:
        yield f"{indent}{head}"
        yield from lines


def _is_long(value: Any) -> bool:
    """Whether a group or list is clearer in lines of its own: one that holds others, or texts of more than a few words."""
    match value:
        case Mapping():
            return any(isinstance(below, Mapping | list | tuple) or _is_text(below) for below in value.values())
        case list() | tuple():
            return any(isinstance(item, Mapping | list | tuple) or _is_text(item) for item in value)
    return False


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and (len(value) > 60 or "\n" in value)


def _folded(text: str, indent: str) -> list[str]:
    """A text in several lines; none where its spaces would not come back as they are."""
    if not FOLDABLE.fullmatch(text) or "  " in text or "\t" in text:
        return []
    width = WIDTH - len(indent)
    whole = VARIABLE.sub(lambda found: found[0].replace(" ", KEPT), text)
    lines = [
        line.replace(KEPT, " ") for line in textwrap.wrap(whole, width, break_long_words=False, break_on_hyphens=False)
    ]
    return [indent + line for line in lines] if " ".join(lines) == text else []


def _literal(text: str) -> list[str]:
    """A text of several lines after `|`; none where YAML would take its spaces for something else."""
    lines = text.removesuffix("\n").split("\n")
    if lines[0][:1] in ("", " ", "\t") or any(line != line.rstrip() for line in lines) or text.endswith("\n\n"):
        return []
    return ["|" if text.endswith("\n") else "|-", *lines]
