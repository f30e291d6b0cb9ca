"""The bytes of a Word file → all that it holds: its words at their places, and what the program did not mean to write."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Final

from briefgen.trust import binary
from briefgen.trust.docx.allowed import PACKAGES, WORD, Profile
from briefgen.trust.docx.parts import part
from briefgen.trust.docx.zipped import Archive, Entry, NotZipped, archive
from briefgen.trust.said import Held, Unknown, alike, together

__all__ = ["look_docx"]

DEEPEST: Final = 3

MOST_NAMES: Final = 500
MOST_ALIKE: Final = 8
"""How many parts are known at once: of so many names, and of one name."""

OWN: Final = frozenset(("word/document.xml", "word/footnotes.xml", "docProps/core.xml"))
"""Parts that are others in every file; all that there are besides are those of the style in most files."""

_known: dict[tuple[str, str], deque[tuple[Entry, Held]]] = {}
"""What parts hold, by profile and name, the last ones of each."""


def look_docx(data: bytes, profile: Profile = WORD, depth: int = 0) -> Held:
    """All that a Word file, or a workbook in it, holds. Never raises."""
    try:
        taken = archive(data)
    except NotZipped as problem:
        return together((binary.strange(data, "its bytes"), Held((), (Unknown(str(problem), "its bytes"),))))
    return together((_around(taken, profile), *(_entry(entry, profile, depth) for entry in taken.entries)))


def _around(taken: Archive, profile: Profile) -> Held:
    """What stands around the parts: names, comments, what is beside and between them."""
    names = [entry.name for entry in taken.entries]
    beside = [*(entry.beside for entry in taken.entries), taken.comment, taken.stray]
    texts = [*names, *(word for one in beside if one for word in binary.words_in(one))]
    return Held(alike("the names of its parts", texts), tuple(_odd(taken, profile)))


def _odd(taken: Archive, profile: Profile) -> Iterator[Unknown]:
    yield from (Unknown(one, "its archive") for one in taken.odd)
    for entry in taken.entries:
        if not profile.knows(entry.name):
            yield Unknown(f"the part “{entry.name}”", "its archive")
        if entry.beside:
            yield Unknown("a remark on a part", "its archive")
    if taken.comment:
        yield Unknown("a remark on the archive", "its archive")
    if taken.stray:
        yield Unknown("something between its parts", "its archive")


def _entry(entry: Entry, profile: Profile, depth: int) -> Held:
    """What a part holds; what was seen before is not read again."""
    if entry.name in OWN:
        return _read(entry, profile, depth)
    if len(_known) >= MOST_NAMES:
        _known.clear()
    alike = _known.setdefault((profile.name, entry.name), deque(maxlen=MOST_ALIKE))
    for known, held in tuple(alike):
        if known == entry:
            return held
    held = _read(entry, profile, depth)
    alike.append((entry, held))
    return held


def _read(entry: Entry, profile: Profile, depth: int) -> Held:
    try:
        data = entry.unpacked()
    except NotZipped as problem:
        return together((binary.strange(entry.packed, entry.name), Held((), (Unknown(str(problem), entry.name),))))
    if data.startswith(b"PK\x03\x04") and depth < DEEPEST:
        inner = PACKAGES.get(entry.name.rpartition(".")[2], WORD)
        return look_docx(data, inner, depth + 1).within(f"“{entry.name}”")
    return part(entry.name, data, profile)
