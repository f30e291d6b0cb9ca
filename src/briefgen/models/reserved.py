"""Passages of a text that are for fewer readers than the text itself, and what is left of it for the others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from briefgen.diagnostics import Span
from briefgen.models.spec import Audience
from briefgen.noun import noun

NOTE = re.compile(r" {0,3}\[\^(?P<name>[^\s\[\]^]+)\]:")
CALL = re.compile(r"\[\^([^\s\[\]^]+)\](?!:)")
BEGINS_ANEW = re.compile(r"\s{0,3}(?:[#>|]|[-*+][ \t]|[0-9]+[.)][ \t]|:{3}|`{3}|~{3}|\[\^)")
"""How a line begins that does not go on with the paragraph before it."""
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@noun
class Reserved:
    """The lines `first` to `last` of a text, counted from 0 and without the last, which are for `audience` alone."""

    first: int
    last: int
    audience: Audience


@noun
class PrivateText:
    """A text that is for `audience` and no wider circle, and where it begins: a passage, or more.

    `block` and `length` say of which argument it is, where it is one's.
    """

    span: Span
    text: str
    audience: Audience
    block: str = ""
    length: str = ""


def reserved_at(reserved: Iterable[Reserved], line: int) -> Audience | None:
    """For whom alone a line of a text is; None, where it is for all that may see the text."""
    around = [part.audience for part in reserved if part.first <= line < part.last]
    return max(around, key=list(Audience).index, default=None)


def withheld_from(audience: Audience, reserved: Iterable[Reserved]) -> tuple[Reserved, ...]:
    """The passages that readers of this kind may not see, without those that stand within another of them."""
    hidden = [part for part in reserved if not audience.may_see(part.audience)]
    return tuple(part for part in hidden if not any(other is not part and _holds(other, part) for other in hidden))


def _holds(outer: Reserved, inner: Reserved) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def left_for(audience: Audience, lines: Sequence[str], reserved: Iterable[Reserved]) -> tuple[int, ...]:
    """The numbers of the lines that readers of this kind may see, without empty ones at the beginning and the end.

    With a passage go the footnotes that nothing else calls. There are none, where nothing that is printed is left.
    """
    hidden = {line for part in withheld_from(audience, reserved) for line in range(part.first, part.last)}
    hidden |= _notes_of(lines, hidden)
    kept = [number for number in range(len(lines)) if number not in hidden]
    if not COMMENT.sub("", "\n".join(lines[number] for number in kept)).strip():
        return ()
    while not lines[kept[0]].strip():
        del kept[0]
    while not lines[kept[-1]].strip():
        del kept[-1]
    return tuple(kept)


def _notes_of(lines: Sequence[str], hidden: Collection[int]) -> set[int]:
    """The lines of the footnotes that are called from hidden lines alone."""
    calls = {kind: {name for number, line in enumerate(lines) if (number in hidden) is kind for name in CALL.findall(line)}
             for kind in (True, False)}  # fmt: skip
    found: set[int] = set()
    for number, line in enumerate(lines):
        note = NOTE.match(line)
        if note and number not in hidden and note["name"] in calls[True] - calls[False]:
            found.update(range(number, _end_of_note(lines, number)))
    return found


def _end_of_note(lines: Sequence[str], first: int) -> int:
    """The line after a footnote that begins on line `first`: its paragraph, and what stands indented below."""
    end = first + 1
    while end < len(lines) and lines[end].strip() and not BEGINS_ANEW.match(lines[end]):
        end += 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith(("    ", "\t"))):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return end
