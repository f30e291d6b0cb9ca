"""Covered text → its paragraphs, items, rows and headings, each with its sentences and quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Protocol, TypeVar

from briefgen.checks.evidence.masking import CITED, COVERS, FILLED, MARKUP, MOST_KEPT
from briefgen.document.roles import BARS, BOXES, CHART, COMPARE, BoxName
from briefgen.noun import noun


class Kind(StrEnum):
    """What a passage is."""

    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    HEADING = "heading"
    QUOTE = "quote"
    NOTE = "note"
    NUMBER = "number"


class HasStart(Protocol):
    """Anything that begins somewhere in a text."""

    @property
    def start(self) -> int: ...


Placed = TypeVar("Placed", bound=HasStart)


def by_start(item: HasStart) -> int:
    """Where it begins, to order by."""
    return item.start


@noun
class Extent:
    """A part of a text, from `start` up to but not including `end`."""

    start: int
    end: int

    def of(self, items: Sequence[Placed]) -> Sequence[Placed]:
        """Those of the items, which are in order, that begin within."""
        begin = bisect_left(items, self.start, key=by_start)
        return items[begin : bisect_left(items, self.end, lo=begin, key=by_start)]


def holds(extents: Sequence[Extent], position: int) -> bool:
    """Whether one of the extents, which are in order and apart from each other, holds a position."""
    last = bisect_right(extents, position, key=by_start) - 1
    return last >= 0 and position < extents[last].end


@noun
class Passage:
    """A paragraph, an item of a list, a row of a table, a heading …

    `group` is the same number for all items of one list and all rows of one table. `label` is
    that of a footnote, `box` the name of the innermost box around.
    """

    kind: Kind
    extent: Extent
    group: int
    label: str = ""
    box: str = ""


LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_BOX = re.compile(r"[ \t]*:{3,}[ \t]*(?P<kind>[\w-]*)(?:[ \t]*\{[^{}\n]*\})?(?P<title>.*)")
_CLAIM = re.compile(r"\s*\*\*(?:[^*\n]|\*(?!\*))+\*\*(?=\s*:|(?<=:\*\*))")
"""What `::: answers` answers: words of others, in bold before the colon."""
_QUOTED = ("quote", "bill")
"""Boxes whose words are somebody else's, to the letter."""
_PULLED = BOXES[BoxName.PULL_QUOTE].called
_SAID_BY = (*_QUOTED, _PULLED)
"""Boxes that are opened with whose words they are."""
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_ITEM = re.compile(r"\s*(?:[-+*]|[0-9]{1,9}[.)])\s+(?=\S)")
_ROW = re.compile(r"\s*\|")
_RULER = re.compile(r"[\s|:-]+$")
_QUOTE = re.compile(r"\s*>")
_CAPTION = re.compile(r"\s*(?:Table: |!\[)")
CAPTION = re.compile(r"\s*Table: ")
"""What a caption of a table begins with."""
_DRAWN = re.compile(rf":{{3,}}[ \t]*(?:{BARS}|{CHART}(?:[ \t]*\{{[^{{}}\n]*\}})?)\s*\Z")
_TABLES = re.compile(rf":{{3,}}[ \t]*(?:{BARS}|{COMPARE}|{CHART}(?:[ \t]*\{{[^{{}}\n]*\}})?)\s*\Z")


def is_caption(text: str, start: int) -> bool:
    """Whether words at `start` are the caption of a table: after `Table:`, or behind the name of a box for one."""
    return bool(CAPTION.match(text, start)) or captions_below(text, start)


def captions_below(text: str, start: int) -> bool:
    """Whether words at `start` stand behind the name of a box for a table, which follows."""
    return bool(_TABLES.search(text, text.rfind("\n", 0, start) + 1, start))


def captions_bars(text: str, start: int) -> bool:
    """Whether words at `start` stand behind the name of a box for bars or a chart."""
    return bool(_DRAWN.search(text, text.rfind("\n", 0, start) + 1, start))


_NOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]\s]+)\]:")


@dataclass
class _Scanner:
    """Goes through the lines of a text and puts them together to passages."""

    text: str
    covered: str
    found: list[Passage] = field(default_factory=list)
    kind: Kind = Kind.PARAGRAPH
    start: int = -1
    end: int = -1
    label: str = ""
    group: int = 0
    boxes: list[str] = field(default_factory=list)

    def close(self) -> None:
        """End the passage that is open, if there is one with words in it."""
        if self.start >= 0 and re.search(rf"[\w{FILLED}]", self.covered[self.start : self.end]):
            quoted = any(box in _QUOTED for box in self.boxes)
            kind = Kind.QUOTE if quoted and self.kind is not Kind.NUMBER else self.kind
            box = self.boxes[-1] if self.boxes else ""
            self.found.append(Passage(kind, Extent(self.start, self.end), self.group, self.label, box))
        self.start, self.label = -1, ""

    def begin(self, kind: Kind, start: int, end: int) -> None:
        """End the passage that is open, and begin another; one that goes on a list or table joins its group."""
        self.close()
        if not (kind is self.kind and kind in (Kind.LIST, Kind.TABLE)):
            self.group += 1
        self.kind, self.start, self.end = kind, start, end

    def line(self, start: int, end: int) -> None:
        """Take in one line."""
        own, covered = self.text[start:end], self.covered[start:end]
        stripped = covered.strip()
        if not stripped:
            self.close()
            return
        if box := _BOX.fullmatch(own.rstrip("\n")):
            self._box(box, start)
        elif self.boxes[-1:] == [BoxName.NUMBERS]:
            self.begin(Kind.NUMBER, start, end)
            self.close()
        elif note := _NOTE.match(own):
            self.begin(Kind.NOTE, start + note.end(), end)
            self.label = note["label"]
        elif _HEADING.match(own) or (self.start < 0 and _CAPTION.match(own)):
            self.begin(Kind.HEADING, start, end)
            self.close()
        elif _ROW.match(own):
            self.begin(Kind.TABLE, start, start if _RULER.match(own) else end)
            self.close()
        elif item := _ITEM.match(own):
            self.begin(Kind.LIST, start + item.end(), end)
        elif self.start < 0:
            kind = Kind.LIST if self.kind is Kind.LIST and own[0] in " \t" else Kind.PARAGRAPH
            if self.boxes[-1:] == ["answers"] and (claim := _CLAIM.match(own)):
                self.begin(Kind.QUOTE, start, start + claim.end())
                start += claim.end()
            self.begin(Kind.QUOTE if _QUOTE.match(own) else kind, start, end)
        else:
            self.end = end

    def _box(self, box: re.Match[str], start: int) -> None:
        """A line that opens or closes a box; the title of a callout is a heading."""
        self.close()
        self.kind = Kind.PARAGRAPH
        if not box["kind"] and "{lang=" in box[0]:
            self.boxes.append(self.boxes[-1] if self.boxes else "")
            return
        if not box["kind"]:
            self.boxes = self.boxes[:-1]
            return
        if box["kind"] not in _SAID_BY:
            self.begin(Kind.HEADING, start + box.start("title"), start + box.end("title"))
            self.close()
        whose = box["kind"] == _PULLED and box["title"].strip()
        self.boxes.append("quote" if whose else box["kind"])


@lru_cache(maxsize=MOST_KEPT)
def passages(text: str, covered: str) -> tuple[Passage, ...]:
    """The passages of a text, in order. What is covered as code or comment belongs to none."""
    scanner = _Scanner(text, covered)
    for line in LINE.finditer(text):
        if line[0]:
            scanner.line(line.start(), line.end())
    scanner.close()
    return tuple(scanner.found)


_QUOTATION = re.compile(
    r"“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]|(?<![\w\"])\"(?=[^\s\"])[^\"]+?(?<=\S)\"(?!\w)",
)


_QUOTED_IN = re.compile('[“«„"]')


def quotations(covered: str, extent: Extent) -> tuple[Extent, ...]:
    """What stands in quotation marks, the marks included."""
    if not _QUOTED_IN.search(covered, extent.start, extent.end):
        return ()
    return tuple(Extent(found.start(), found.end()) for found in _QUOTATION.finditer(covered, extent.start, extent.end))


@lru_cache(maxsize=8 * MOST_KEPT)
def taken_apart(covered: str, part: Passage) -> tuple[tuple[Extent, ...], tuple[Extent, ...]]:
    """The quotations of a passage, and its sentences; a row of a table and a large number are one."""
    quoted = quotations(covered, part.extent)
    if part.kind in (Kind.TABLE, Kind.NUMBER):
        return quoted, (part.extent,)
    return quoted, tuple(sentences(covered, part.extent, quoted))


_STOP = re.compile(rf"(?<![.!?…])[.!?…]+[{MARKUP}{CITED}”\"’')»]*(?:\s+{CITED}+[{MARKUP}]*)*(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]|[A-Z][a-z]?\.[A-Z]|Nos?|nos?|[Ss]ecs?|subsec|[Pp]ub|[Ss]tat|[Rr]es|Rep|Sen|Gov|Dr|Mrs?|Ms|St|vs?|al|approx|ca|cf|ed|eds|"
    r"e\.g|i\.e|etc|pp?|[Cc]h(?:ap)?s?|[Aa]rts?|[Ff]igs?|[Vv]ols?|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Jr|Sr|"
    r"Reg|Fed|Cal|Rev|Ann|Gen|Exec|Cong|Sess|Tit|Const|Supp|Ave|Blvd|Rd|Ste|Rm|Dept|App))\Z"
)
_OPENING = f"“\"‘'(«{MARKUP}"


def sentences(covered: str, extent: Extent, quoted: tuple[Extent, ...]) -> Iterator[Extent]:
    """The sentences of a passage. A stop within a quotation ends none, except the last one of it."""
    start = extent.start
    for stop in _STOP.finditer(covered, extent.start, extent.end):
        if holds(quoted, stop.start()) and holds(quoted, stop.end()):
            continue
        if _ends(covered, start, stop, extent.end):
            yield Extent(start, stop.end())
            start = stop.end()
    if covered[start : extent.end].strip(COVERS + " \t\n") or start == extent.start:
        yield Extent(start, extent.end)


def _ends(covered: str, start: int, stop: re.Match[str], end: int) -> bool:
    """Whether a sentence ends here: a new one begins, and it was not the stop of an abbreviation."""
    following = covered[stop.end() : end].lstrip().lstrip(_OPENING)[:1]
    if not (following.isupper() or following.isdigit() or following == FILLED):
        return False
    return stop[0][0] != "." or not _ABBREVIATION.search(covered[max(start, stop.start() - 8) : stop.start()])
