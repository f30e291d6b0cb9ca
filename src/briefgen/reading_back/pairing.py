"""A part as it must be and as it is: their differences, where the words are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import unquote

from briefgen.document.nodes import Chart
from briefgen.document.origin import Origin
from briefgen.noun import noun
from briefgen.reading_back.expected import Wanted, charted, drawn_in, shown
from briefgen.reading_back.finished import (
    BOLD,
    CELL,
    HEADING,
    ITALIC,
    LOWERED,
    PICTURE,
    RAISED,
    SIDES,
    STRUCK,
    TOLD,
    UNDERLINED,
    Part,
    Run,
)
from briefgen.reading_back.words import RIGHT_TO_LEFT, folded, letters, spaced

NAMES: Final = {
    BOLD: "bold", ITALIC: "italic", STRUCK: "struck out", UNDERLINED: "marked as inserted", RAISED: "raised", LOWERED: "lowered",
    TOLD: "told as struck or new to those who do not see it",
}  # fmt: skip

LOOKS: Final = BOLD | ITALIC | STRUCK | UNDERLINED
"""Marks that all words of a paragraph may have by its look alone."""


@noun
class Difference:
    """One thing that a file says otherwise: `what` it concerns, in words, and what was expected and found.

    `words` are some of the part that it concerns, `origin` is the passage that this came from, `page` where it stands.
    `kind` is the comparison that found it.
    """

    kind: str
    what: str
    expected: str = ""
    found: str = ""
    words: str = ""
    origin: Origin | None = None
    page: int = 0


@noun
class Pair:
    """A part as it must be and as it is."""

    wanted: Wanted
    found: Part

    def differs(self, kind: str, what: str, expected: str = "", found: str = "") -> Difference:
        """A difference between the two."""
        return Difference(
            kind,
            what,
            expected,
            found,
            self.wanted.part.text or self.wanted.part.alt,
            self.wanted.origin,
            self.found.page,
        )


def in_pair(pair: Pair) -> Iterator[Difference]:
    """What differs in a part whose words are right."""
    wanted, found = pair.wanted, pair.found
    if wanted.part.kind == PICTURE:
        if wanted.chart is not None:
            yield from _charted(pair, wanted.chart)
        elif found.shown not in shown_as(wanted):
            yield pair.differs(
                "picture", f"the picture “{wanted.part.alt}” is missing", found=found.shown and "another picture"
            )
        if letters(wanted.part.alt) != letters(found.alt):
            yield pair.differs("alt", "a picture is described otherwise", wanted.part.alt, found.alt)
        return
    yield from _structure(pair)
    yield from _faces(pair)


def _charted(pair: Pair, chart: Chart) -> Iterator[Difference]:
    """What differs in a chart: its data in a Word file, the words that are drawn in a PDF."""
    name, found = pair.wanted.part.alt, pair.found
    if found.shown:
        if found.shown != charted(chart):
            yield pair.differs("chart", f"the chart “{name}” has other data", charted(chart), found.shown)
        return
    drawn = letters(found.text)
    for words in drawn_in(chart):
        if letters(words) not in drawn:
            yield pair.differs("chart", f"the chart “{name}” lacks words", words, found.text)
            return


def shown_as(wanted: Wanted) -> tuple[str, ...]:
    """All by which the picture of a part may be known."""
    return shown(wanted.image) if wanted.image is not None else ("",)


def _structure(pair: Pair) -> Iterator[Difference]:
    """What the part is: its level, its mark and depth, its place in a table."""
    wanted, found = pair.wanted.part, pair.found
    if wanted.level != found.level and not pair.wanted.free:
        yield pair.differs("level", f"{name_of(wanted)} has another level", _level(wanted), _level(found))
    if letters(found.mark) not in pair.wanted.marks:
        yield pair.differs(
            "mark", f"{name_of(wanted)} has another mark", wanted.mark or "no mark", found.mark or "no mark"
        )
    elif wanted.mark and wanted.depth != found.depth:
        ours, theirs = (f"{depth - 1} lists around its own" for depth in (wanted.depth, found.depth))
        yield pair.differs("depth", f"{name_of(wanted)} stands at another depth of its list", ours, theirs)
    if wanted.fresh and not found.fresh:
        yield pair.differs("page", f"{name_of(wanted)} does not begin a page")
    if wanted.cell != found.cell:
        yield pair.differs("table", f"{name_of(wanted)} stands elsewhere", _cell(wanted), _cell(found))
    elif wanted.head != found.head:
        ours, theirs = ("the head of its column" if one.head else "no head" for one in (wanted, found))
        yield pair.differs("head", f"{name_of(wanted)} is something else", ours, theirs)


def _level(part: Part) -> str:
    return "no heading" if part.level < 0 else f"a heading of level {part.level}" if part.level else "the title"


def _cell(part: Part) -> str:
    return "table {}, row {}, column {}".format(*part.cell) if part.cell else "no cell of a table"


def name_of(part: Part) -> str:
    kind = {HEADING: "the heading", CELL: "the cell", PICTURE: "the picture"}.get(part.kind, "the text")
    return f"{kind} “{short(part.text or part.alt)}”"


def short(words: str, most: int = 60) -> str:
    words = spaced(words)
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


@noun
class Stretch:
    """Letters that stand out in one way in both: the marks they must have, those that are left open, and those they have."""

    text: str
    marks: int
    open: int
    target: str
    found: int
    led: str


def _faces(pair: Pair) -> Iterator[Difference]:
    """Spaces between words, how letters stand out, where they lead."""
    wanted, found = pair.wanted, pair.found
    if RIGHT_TO_LEFT.search(wanted.part.text):
        return
    ours, theirs = _merged(wanted.part.runs, wanted.open), _merged(found.runs)
    said = "".join(one[0] for one in theirs)
    if "".join(one[0] for one in ours) != said:
        ours = [(one[0].upper(), *one[1:]) for one in ours]
        if "".join(one[0] for one in ours) != said:
            yield pair.differs("words", f"{name_of(wanted.part)} has other letters", wanted.part.text, found.text)
            return
    yield from _spaces(pair)
    stretches = tuple(_stretches(ours, theirs))
    yield from _targets(pair, stretches)
    if any(one.marks != one.found for one in stretches):
        for mark, name in NAMES.items():
            yield from _stands_out(pair, stretches, mark, name)


Face = tuple[str, int, int, str]
"""Letters, their marks, those that are left open, and where they lead."""


def _merged(runs: tuple[Run, ...], open: tuple[int, ...] = ()) -> list[Face]:
    """Runs without what is not seen, those that follow one another alike as one."""
    made: list[Face] = []
    for run, left in zip(runs, open or (0,) * len(runs), strict=True):
        text = letters(run.text)
        if made and made[-1][1:] == (run.marks, left, run.target):
            made[-1] = (made[-1][0] + text, *made[-1][1:])
        elif text:
            made.append((text, run.marks, left, run.target))
    return made


def _stretches(ours: Sequence[Face], theirs: Sequence[Face]) -> Iterator[Stretch]:
    """The same letters twice, cut wherever one of both changes."""
    others = iter(theirs)
    rest, found, led = "", 0, ""
    for text, marks, open, target in ours:
        while text:
            if not rest:
                rest, found, _, led = next(others)
            many = min(len(text), len(rest))
            yield Stretch(text[:many], marks, open, target, found, led)
            text, rest = text[many:], rest[many:]


def _spaces(pair: Pair) -> Iterator[Difference]:
    """Words that run into one another."""
    wanted, found = pair.wanted.part.text, pair.found.text
    if wanted == found or spaced(wanted) == spaced(found):
        return
    if letters(wanted) != letters(found):
        wanted = wanted.upper()
    # Behind a hyphen that ends a line no reader can tell whether there is a space.
    if lost := sorted(_gaps(wanted) - _gaps(found.replace("\x02", "- "))):
        text = letters(wanted)
        at = lost[0]
        before, after = text[max(0, at - 12) : at], text[at : at + 12]
        yield pair.differs(
            "spaces", f"{name_of(pair.wanted.part)} lacks a space", f"{before} {after}", f"{before}{after}"
        )


def _gaps(text: str) -> set[int]:
    """After how many letters there is a space."""
    found: set[int] = set()
    count = 0
    for word in spaced(text).split():
        count += len(letters(word))
        found.add(count)
    return found - {count}


def _targets(pair: Pair, stretches: Iterable[Stretch]) -> Iterator[Difference]:
    for one in stretches:
        if one.target != one.led and _address(one.target) != _address(one.led):
            what = f"a link in {name_of(pair.wanted.part)} leads elsewhere"
            yield pair.differs("link", what, one.target or "no link", one.led or "no link")
            return


def _address(target: str) -> str:
    """An address without its ways of writing one character."""
    return folded(target) if target.startswith("#") else unquote(target)


def _stands_out(pair: Pair, stretches: Sequence[Stretch], mark: int, name: str) -> Iterator[Difference]:
    """Letters that must have a mark and have not; those that have it and must not, unless all have it by their look."""
    lost = "".join(one.text for one in stretches if one.marks & ~one.found & ~one.open & mark)
    if lost:
        yield pair.differs("face", f"“{short(lost)}” is not {name}", name, f"not {name}")
    more = "".join(one.text for one in stretches if _told(one) & ~one.marks & ~one.open & mark)
    by_look = mark & LOOKS and all((one.found | one.open) & mark for one in stretches)
    if more and not by_look:
        yield pair.differs("face", f"“{short(more)}” is {name}", f"not {name}", name)


def _told(one: Stretch) -> int:
    """The marks that letters are known to have: where it is not known on which side they stand, none of both."""
    return one.found & ~SIDES if one.found & SIDES == SIDES else one.found
