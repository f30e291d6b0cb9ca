"""What must be said, what a file says → their differences, each at the part that it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

from briefgen.models.footing import BETWEEN
from briefgen.reading_back.expected import Expected, Wanted, WantedNote
from briefgen.reading_back.finished import (
    PICTURE,
    Finished,
    Footnote,
    NotRead,
    Part,
    Run,
)
from briefgen.reading_back.pairing import Difference, Pair, in_pair, name_of, short
from briefgen.reading_back.reading import read
from briefgen.reading_back.words import RIGHT_TO_LEFT, folded, spaced

MOST_ALIGNED: Final = 3_000
"""Up to how many parts it is worked out which of them are lost, which are new, and which only stand elsewhere."""

FEET: Final = 3
"""How many feet a Word file has: for the first page, for even ones, for all others."""


def differences(wanted: Expected, form: str, data: bytes) -> tuple[Difference, ...]:
    """What a finished file, a `pdf` or a `docx`, says otherwise than it must; that it cannot be read is the only one, then."""
    try:
        found = read(form, data)
    except NotRead as reason:
        return (Difference("read", str(reason)),)
    return compare(wanted, found, pages=form == "pdf")


def compare(expected: Expected, found: Finished, *, pages: bool) -> tuple[Difference, ...]:
    """The differences between what a file must say and what it says; `pages` is whether it has pages, as a PDF has."""
    return (*_parts(_with_mark(expected, pages), found.parts), *_notes(expected.notes, found.notes, pages),
            *_running(expected, found, pages))  # fmt: skip


def _with_mark(expected: Expected, pages: bool) -> tuple[Wanted, ...]:
    """The parts; where there are pages, the mark is the first thing that is read."""
    if not expected.mark or not pages:
        return expected.parts
    return (Wanted(Part("text", (Run(expected.mark),)), (0,)), *expected.parts)


def _parts(wanted: Sequence[Wanted], found: Sequence[Part]) -> Iterator[Difference]:
    found = [one for one in found if not _hollow(one)] if any(map(_hollow, found)) else found
    ours, theirs = [_key(one.part) for one in wanted], [_key(one) for one in found]
    if ours == theirs:
        pairs: Iterable[Pair] = map(Pair, wanted, found)
    elif max(len(ours), len(theirs)) > MOST_ALIGNED:
        yield from _first_apart(wanted, found, ours, theirs)
        return
    else:
        lost, new, pairs = _aligned(wanted, found, ours, theirs)
        yield from _unpaired(lost, new)
    for pair in pairs:
        yield from in_pair(pair)


def _hollow(part: Part) -> bool:
    return part.kind == PICTURE and not part.alt and not part.shown


def _key(part: Part) -> tuple[str, str]:
    if part.kind == PICTURE:
        return PICTURE, folded(part.alt)
    words = folded("".join(f"[{run.call}]" if run.call else run.text for run in part.runs))
    return ("", "".join(sorted(words))) if RIGHT_TO_LEFT.search(words) else ("", words)


def _aligned(
    wanted: Sequence[Wanted], found: Sequence[Part], ours: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> tuple[list[Wanted], list[Part], list[Pair]]:
    """The parts that are lost, those that are new, and the pairs of the others."""
    lost: list[Wanted] = []
    new: list[Part] = []
    pairs: list[Pair] = []
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs += map(Pair, wanted[a:b], found[c:d])
        else:
            lost += wanted[a:b]
            new += found[c:d]
    return lost, new, pairs


def _unpaired(lost: list[Wanted], new: list[Part]) -> Iterator[Difference]:
    left = list(new)
    for one in lost:
        same = next((part for part in left if _key(part) == _key(one.part)), None)
        like = same or next((part for part in left if _alike(one.part, part)), None)
        if like is not None:
            left.remove(like)
        if same is not None:
            yield Pair(one, same).differs("order", f"{name_of(one.part)} stands in another place")
        elif like is not None:
            yield _said_otherwise(Pair(one, like))
        elif one.part.kind == PICTURE:
            yield Difference(
                "picture", f"the picture “{one.part.alt}” is missing", words=one.part.alt, origin=one.origin
            )
        else:
            yield Difference("words", f"{name_of(one.part)} is missing", one.part.text, "", one.part.text, one.origin)
    for part in left:
        yield Difference(
            "words", f"{name_of(part)} is no part of the document", "", part.text or part.alt, page=part.page
        )


def _alike(one: Part, other: Part) -> bool:
    if (one.kind == PICTURE) != (other.kind == PICTURE):
        return False
    if one.kind == PICTURE:
        return True
    return SequenceMatcher(None, folded(one.text), folded(other.text)).quick_ratio() > 0.6


def _said_otherwise(pair: Pair) -> Difference:
    if pair.wanted.part.kind == PICTURE:
        return pair.differs("alt", "a picture is described otherwise", pair.wanted.part.alt, pair.found.alt)
    calls = [run.call for run in pair.wanted.part.runs if run.call], [run.call for run in pair.found.runs if run.call]
    if folded(pair.wanted.part.text) == folded(pair.found.text) and calls[0] != calls[1]:
        return pair.differs("calls", f"{name_of(pair.wanted.part)} calls other notes", *(_listed(one) for one in calls))
    ours, theirs = _around(spaced(pair.wanted.part.text), spaced(pair.found.text))
    return pair.differs("words", f"{name_of(pair.wanted.part)} has other words", ours, theirs)


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers)) or "none"


def _around(ours: str, theirs: str) -> tuple[str, str]:
    """Both texts from a few words before the place where they part."""
    same = next((at for at, (a, b) in enumerate(zip_longest(ours, theirs)) if a != b), 0)
    start = max(0, ours.rfind(" ", 0, max(0, same - 20)) + 1)
    return ours[start:], theirs[start:]


def _first_apart(
    wanted: Sequence[Wanted], found: Sequence[Part], ours: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> Iterator[Difference]:
    """Only the first difference, where there are too many parts to say of each what has become of it."""
    at = next((at for at, (a, b) in enumerate(zip_longest(ours, theirs)) if a != b), 0)
    if at < len(wanted) and at < len(found):
        yield _said_otherwise(Pair(wanted[at], found[at]))
    else:
        yield from _unpaired(list(wanted[at : at + 1]), list(found[at : at + 1]))


def _notes(wanted: Sequence[WantedNote], found: Sequence[Footnote], pages: bool) -> Iterator[Difference]:
    known = {note.number: note for note in found}
    for one in wanted:
        note = known.pop(one.number, None)
        if note is None:
            words = one.parts[0].part.text if one.parts else ""
            origin = one.parts[0].origin if one.parts else None
            yield Difference("notes", f"note {one.number} is missing", words, "", words, origin)
            continue
        for difference in _parts(one.parts, note.parts):
            yield replace(difference, what=f"in note {one.number}, {difference.what}")
        if pages and note.called != note.page:
            origin = one.parts[0].origin if one.parts else None
            words = one.parts[0].part.text if one.parts else ""
            ours, theirs = (f"page {page}" if page else "no page" for page in (note.called, note.page))
            yield Difference(
                "astray", f"note {one.number} is not on the page of its call", ours, theirs, words, origin, note.page
            )
    for number in known:
        yield Difference("notes", f"there is a note {number or 'without a number'} that the document has not")


def _running(expected: Expected, found: Finished, pages: bool) -> Iterator[Difference]:
    """What must stand on every page, and what on every page but the first. A mark that is in the words of the foot
    stands at the head as well."""
    foot = "".join(expected.footer)
    marked = folded(foot).count(folded(expected.mark)) if expected.mark else 0
    if pages:
        for number, words in enumerate(found.running, 1):
            page_of = expected.page_of.replace("{page}", str(number)).replace("{pages}", str(len(found.running)))
            later = (expected.head, page_of) if number > 1 else ()
            for wanted in (expected.mark, *expected.footer, expected.code, *later):
                least = 1 + marked if wanted == expected.mark else 1
                if folded(words).count(folded(wanted)) < least:
                    yield Difference("running", f"page {number} lacks “{short(wanted)}”", wanted, page=number)
        return
    said = [folded(words) for words in found.running]
    before = expected.page_of.partition("{page}")[0]
    apart = BETWEEN if expected.barred and before else ""
    numbered = (foot, expected.head + before) if expected.head else (foot + apart + before,)
    for wanted in filter(None, (expected.mark, *numbered)):
        every = all if marked and wanted == expected.mark else any
        if not every(folded(wanted) in words for words in said):
            yield Difference("running", f"the head and the foot of its pages lack “{short(wanted)}”", wanted)
    if sum(folded(expected.code) in words for words in said) < FEET:
        yield Difference("running", f"the foot of some of its pages lacks “{expected.code}”", expected.code)
