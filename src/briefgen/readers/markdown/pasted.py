"""Bullets that came along with copied text, `•` and a tab or a blank: read as the items of a list they plainly are."""

from __future__ import annotations

import re
from collections.abc import Iterator

BULLET = re.compile(
    r"(?P<before>(?:[ \t]*>)*[ \t]*)"
    r"(?P<bullet>[•◦▪‣·●○■□▫⁃∙](?=[ \t\u00a0])|[o§–—](?=\t))"
    r"[ \t\u00a0]+(?=\S)"
)
"""A bullet at the beginning of a line. Word writes its second level as `o` and its third as `§`, each with a tab."""

FENCE = re.compile(r"(?:[ \t]*>)*[ \t]*(?P<fence>`{3,}|~{3,})(?P<rest>.*)")

STEP = 2
"""How far the items of a list stand in from those of the list around it, in columns."""


def _lines(text: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """The lines of a text, each with its bullet; lines of code have none."""
    fence = ""
    for line in text.split("\n"):
        found = FENCE.match(line)
        if fence:
            closes = found and found["fence"].startswith(fence) and not found["rest"].strip()
            fence = "" if closes else fence
        elif found:
            fence = found["fence"]
        else:
            yield line, BULLET.match(line)
            continue
        yield line, None


def with_bullets_read(text: str) -> str:
    """A text with `+ ` in place of pasted bullets, line for line: a list typed with `- ` below them is another list.

    A kind of bullet that is new within a list begins a list within it: `•`, then `◦`.
    """
    lines: list[str] = []
    kinds: list[str] = []
    for line, found in _lines(text):
        if found is None:
            kinds = kinds if not line.strip() or (kinds and line[0] in " \t") else []
            lines.append(line)
            continue
        kinds = kinds[: kinds.index(found["bullet"])] if found["bullet"] in kinds else kinds
        kinds.append(found["bullet"])
        lines.append(f"{found['before']}{' ' * STEP * (len(kinds) - 1)}+ {line[found.end() :]}")
    return "\n".join(lines)
