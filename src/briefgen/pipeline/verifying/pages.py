"""The words of pages, one after another as they are drawn, beside the outline of a paper: no tags are needed for it.

A paragraph is found where as many letters as it has come to the same sum. What is left when all are taken out was not in the
paper, but for what stands on every page, marks of lists and numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from briefgen.pipeline.printed import Outline, paragraph_sum
from briefgen.pipeline.verifying.words import Found
from briefgen.reading_back.words import folded

SKIPPED: Final = 24
"""How many letters may stand between two paragraphs: a mark of a list, the number of a note."""

LONG: Final = 25
"""From how many letters on a paragraph is looked for everywhere before those that follow it."""

SHORT: Final = 10
"""From how many letters on it is looked for within what is left at the end."""

MOST_LEFT: Final = 12
"""How many letters may be left between paragraphs: numbers of pages and notes, marks of lists."""

MOST_NUMBER: Final = 4
"""How many letters a number of a note or a mark of a list has at most."""

TAKEN: Final = "\0"

MOST_LETTERS: Final = 100_000
"""How many letters of one paper in a PDF are looked through: about thirty full pages."""

MOST_WINDOWS: Final = 2_000_000
"""How many stretches of letters are looked at for papers of which nothing says that the file is theirs."""

MOST_RUNS: Final = 40
"""How many stretches of a page may break off at its end, or go on at its head."""


TRIED: Final = 5
"""How many of the longest paragraphs of a paper are looked for, where no code says that a file is of it."""


class Printed:
    """The letters of pages, to look for paragraphs of papers of which nothing says that the pages are theirs."""

    def __init__(self, pages: Sequence[str]) -> None:
        self._letters = [folded(words) for words in pages]
        self._left = MOST_WINDOWS
        self._windows: dict[int, frozenset[str]] = {}

    def share(self, sums: Sequence[str], sizes: Sequence[int]) -> float:
        """Which share of the longest paragraphs of a paper stands on the pages."""
        longest = sorted(zip(sizes, sums, strict=True), reverse=True)[:TRIED]
        tried = [(size, said) for size, said in longest if size >= LONG]
        return sum(said in self._of_size(size) for size, said in tried) / max(1, len(tried))

    def _of_size(self, size: int) -> frozenset[str]:
        number = sum(map(len, self._letters))
        if size not in self._windows and number <= self._left:
            self._left -= number
            places = ((page, at) for page in self._letters for at in range(len(page) - size + 1))
            self._windows[size] = frozenset(paragraph_sum(page[at : at + size]) for page, at in places)
        return self._windows.get(size, frozenset())


class _Page:
    """The letters of a page, and where each stands in its words."""

    def __init__(self, words: str) -> None:
        self.words = words
        pairs = [(letter, at) for at, one in enumerate(words) for letter in folded(one)]
        self.letters = "".join(letter for letter, _ in pairs)
        self.places = [at for _, at in pairs]

    def take(self, at: int, size: int) -> None:
        """Take letters out."""
        self.letters = self.letters[:at] + TAKEN * size + self.letters[at + size :]

    def runs(self) -> Iterator[tuple[int, int]]:
        """The stretches that are left, by where they begin and end."""
        start = 0
        for piece in self.letters.split(TAKEN):
            if piece:
                yield start, start + len(piece)
            start += len(piece) + 1

    def said(self, start: int, end: int) -> str:
        """The words of a stretch as they stand on the page."""
        return self.words[self.places[start] : self.places[end - 1] + 1].strip()


def found_in(outline: Outline, pages: Sequence[str], code: str) -> Found | None:
    """Which paragraphs of an outline pages lack, and which words they have besides; None where that is too much to look through."""
    open_pages = [_Page(words) for words in pages]
    if sum(len(page.letters) for page in open_pages) > MOST_LETTERS:
        return None
    for page in open_pages:
        _take_running(page, {words: size for words, size in outline.running.items() if size > MOST_LEFT}, code)
    lost = _search(open_pages, outline)
    for page in open_pages:
        # Short words, such as those in charts, and what stands at the head as well.
        _take_running(page, outline.running)
    lost = [number for number in lost if not _over_pages(open_pages, outline, number)]
    return Found(tuple(_left(open_pages)), tuple(lost))


def _take_running(page: _Page, running: Mapping[str, int], code: str = "") -> None:
    """Take out what stands on every page, each once."""
    for words, size in running.items():
        at = _at(page.letters, words, size, range(len(page.letters) - size, -1, -1))
        if at is not None:
            page.take(at, size)
    at = page.letters.rfind(folded(code)) if code else -1
    if at >= 0:
        page.take(at, len(folded(code)))


def _search(pages: Sequence[_Page], outline: Outline) -> list[int]:
    """Take out every paragraph that stands on a page, in the order of the paper as long as that holds; those that do not."""
    later, number, at = list[int](), 0, 0
    for one, (said, size) in enumerate(zip(outline.sums, outline.sizes, strict=True)):
        if not size:
            continue
        place = _next(pages, said, size, number, at) or (_anywhere(pages, said, size) if size >= LONG else None)
        if place is None:
            later.append(one)
            continue
        number, at = place
        pages[number].take(at, size)
        at += size
    return _rest(pages, outline, later)


def _rest(pages: Sequence[_Page], outline: Outline, later: list[int]) -> list[int]:
    """Take out paragraphs that do not stand where they should; short ones only where a stretch begins, for their letters may
    stand within any other. Gives those that are nowhere."""
    for least in (LONG, SHORT):
        while later:
            lost = [one for one in later if not _taken_somewhere(pages, outline.sums[one], outline.sizes[one], least)]
            if len(lost) == len(later):
                break
            later = lost
    return later


def _taken_somewhere(pages: Sequence[_Page], said: str, size: int, least: int) -> bool:
    for page in pages:
        places = range(len(page.letters) - size + 1) if size >= least else _beginnings(page)
        at = _at(page.letters, said, size, places)
        if at is not None:
            page.take(at, size)
            return True
    return False


def _next(pages: Sequence[_Page], said: str, size: int, number: int, at: int) -> tuple[int, int] | None:
    found = _at(pages[number].letters, said, size, range(at, at + SKIPPED))
    return None if found is None else (number, found)


def _anywhere(pages: Sequence[_Page], said: str, size: int) -> tuple[int, int] | None:
    for number, page in enumerate(pages):
        found = _at(page.letters, said, size, range(len(page.letters) - size + 1))
        if found is not None:
            return number, found
    return None


def _at(letters: str, said: str, size: int, places: Iterable[int]) -> int | None:
    """The first of some places at which letters with this sum begin."""
    for at in places:
        window = letters[at : at + size]
        if len(window) == size and TAKEN not in window and paragraph_sum(window) == said:
            return at
    return None


def _over_pages(pages: Sequence[_Page], outline: Outline, number: int) -> bool:
    """Whether a paragraph begins on one page and ends on the next; if so, it is taken out of both."""
    said, size = outline.sums[number], outline.sizes[number]
    for one, other in zip(pages, pages[1:], strict=False):
        for end, begin in product(_ends(one), _beginnings(other)):
            for before in range(1, size):
                joined = one.letters[max(0, end - before) : end] + other.letters[begin : begin + size - before]
                if TAKEN not in joined and paragraph_sum(joined) == said:
                    one.take(end - before, before)
                    other.take(begin, size - before)
                    return True
    return False


def _ends(page: _Page) -> list[int]:
    """Where words may break off that go on on the next page: at the end of a stretch, or before the number of a note."""
    return [end - less for start, end in _some(page) for less in range(min(MOST_NUMBER, end - start))]


def _beginnings(page: _Page) -> list[int]:
    """Where words may go on that began on the page before."""
    return [start + more for start, end in _some(page) for more in range(min(MOST_NUMBER, end - start))]


def _some(page: _Page) -> list[tuple[int, int]]:
    return list(page.runs())[:MOST_RUNS]


def _left(pages: Sequence[_Page]) -> Iterator[str]:
    """What is left of pages."""
    for page in pages:
        yield from (page.said(start, end) for start, end in page.runs() if end - start > MOST_LEFT)
