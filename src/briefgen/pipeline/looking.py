"""How a document lies on its pages: the lines of every part, of every length of every use, and what is free or over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from briefgen.diagnostics import BriefError, KeyPath, Span
from briefgen.document.extent import Box as Box
from briefgen.document.extent import Extent, Traced
from briefgen.document.geometry import geometry
from briefgen.document.pieces import Piece
from briefgen.document.plan import Lengths
from briefgen.fit import Explained as Explained
from briefgen.fit import explained, line_counts
from briefgen.fit.loosening import Frees, Loosened
from briefgen.fit.refusing import Overlong
from briefgen.fit.spending import in_lines, lines_over, spent, whole_lines
from briefgen.noun import noun
from briefgen.pipeline.fitting import Settled
from briefgen.pipeline.layouts import Layouts
from briefgen.pipeline.looked import NO_ENGINE
from briefgen.pipeline.loosening import overlong
from briefgen.pipeline.prepared import Checked
from briefgen.pipeline.summing import Summary, summed

HEAD = frozenset({"masthead", "kicker", "title", "subtitle", "meeting", "address", "hearing", "salutation"})
"""The parts above the text that are told as one."""


@noun
class Part:
    """What one field of the brief put on the pages, and where that is written: its lines, with those of its notes, and
    the rectangles that it takes.

    What stands beside the text takes no lines.
    """

    piece: Piece
    span: Span
    lines: int
    note_lines: int
    boxes: tuple[Box, ...] = field(repr=False)


@noun
class Look:
    """How a document lies on its pages in the `lengths` that are printed, or that it would be printed in if it fitted.

    `brief` is what it is called, `spec` the file that asks for it, `document` its id in a packet, empty for a brief.
    `paper` is the width and height of a page in points.
    `limit` is how many pages it may have, None where it may have any number. `free` and `over` are lines: of the pages
    allowed, else of its own, one of them is 0. The lines of all `parts`, of the `rule` above notes and of `breaks` at the
    foot of pages add up to what the pages hold, less what is free, more what is over; there are none where the PDF is
    made from the Word file. `line` is the height of a line in points. `uses` has every use with every length of its
    block; `frees` and `loosened` are what shorter lengths would bring that the brief does not allow; `going` are the uses
    that would have to be left out where that is not enough, with their lines. `summary` is the last look before printing.
    """

    brief: str
    spec: str
    document: str
    lengths: Lengths
    paper: tuple[float, float]
    pages: int
    limit: int | None
    holds: int
    free: int
    over: int
    line: float
    parts: tuple[Part, ...]
    rule: int
    breaks: int
    uses: tuple[Explained, ...]
    frees: tuple[Frees, ...]
    loosened: Loosened | None
    going: tuple[tuple[KeyPath, int], ...]
    summary: Summary

    @property
    def fixed(self) -> int:
        """How many lengths are fixed though shorter ones would free lines."""
        return len({one.path for one in self.frees})

    def needs(self, use: Explained) -> tuple[str, int] | None:
        """The next longer length that a use may have, and how many lines that needs more than are free.

        None where it is printed as it was asked for.
        """
        lines, allowed = dict(use.lines), use.allowed
        at = allowed.index(use.chosen) if use.chosen in allowed else 0
        if at == 0 or allowed[at - 1] not in lines:
            return None
        longer = allowed[at - 1]
        return longer, max(1, lines[longer] - lines.get(use.chosen, 0) - self.free)

    @property
    def by_name(self) -> list[tuple[str, int]]:
        """What takes how many lines, in the order of the page: the head, blocks one by one, and else what is of a kind."""
        found: dict[str, int] = {}
        for part in self.parts:
            name = _name_of(part.piece)
            found[name] = found.get(name, 0) + part.lines
        ends = {"rule above notes": self.rule, "empty at page breaks": self.breaks}
        return [(name, lines) for name, lines in (found | ends).items() if lines]


def look(checked: Checked, settled: Settled) -> Look:
    """How a document lies on its pages, also one that does not fit. Raises BriefError where it cannot be laid out."""
    layouts, lengths = checked.layouts, settled.lengths
    material = layouts.material
    found = _traced(layouts, lengths)
    extent = found[1].extent if found else layouts.reach(lengths)
    limit = material.spec.pages
    allowed = limit or extent.pages
    over = lines_over(extent, allowed) if extent.pages > allowed else 0
    free = 0 if over else whole_lines(allowed * extent.page - extent.total, extent.line)
    holds = whole_lines(allowed * extent.page, extent.line)
    parts, rule, breaks = _parts(layouts, *found, holds - free + over) if found else ((), 0, 0)
    known = _overlong(layouts, lengths, extent, allowed, over)
    lines = _lines(known, lengths, parts)
    told = Overlong(known.uses, lengths, allowed, over, lines)
    brief, page = material.brief, geometry(layouts.draft(lengths).document, material.style.tokens)
    return Look(
        brief.name, brief.file, brief.document, lengths, (page.width, page.height), extent.pages, limit,
        holds, free, over, extent.line, parts, rule, breaks,
        explained(known.uses, lengths, lines), told.frees, known.loosened, tuple((use.path, count) for use, count in told.going),
        summed(material, checked.prepared, lengths),
    )  # fmt: skip


def _name_of(piece: Piece) -> str:
    match piece.kind:
        case "block":
            return piece.name
        case "heading":
            return "headings"
        case "words":
            return "own words"
        case kind:
            return "head" if kind in HEAD else kind


def _traced(layouts: Layouts, lengths: Lengths) -> tuple[Sequence[Piece], Traced] | None:
    """Where everything stands; None where LibreOffice lays out, which does not say."""
    try:
        found, traced = layouts.trace(lengths)
    except BriefError as error:
        if all(diagnostic.code == NO_ENGINE for diagnostic in error.diagnostics):
            return None
        raise
    return found.pieces, traced


def _parts(layouts: Layouts, pieces: Sequence[Piece], traced: Traced, used: int) -> tuple[tuple[Part, ...], int, int]:
    """The parts with their lines, and those of the rule above notes and of what stays empty: all that is `used`."""
    height, places = spent(traced, len(pieces)), layouts.material.places
    both = [text + notes for text, notes in zip(height.text, height.notes, strict=True)]
    *lines, rule, breaks = in_lines([*both, height.rule, height.breaks], used)
    notes = [min(round(part / traced.extent.line), most) for part, most in zip(height.notes, lines, strict=True)]
    boxes: list[list[Box]] = [[] for _ in pieces]
    for box in traced.boxes:
        boxes[box.piece].append(box)
    parts = (
        Part(piece, places.span(*piece.path), lines[number], notes[number], tuple(boxes[number]))
        for number, piece in enumerate(pieces)
    )
    return tuple(parts), rule, breaks


def _overlong(layouts: Layouts, lengths: Lengths, extent: Extent, allowed: int, over: int) -> Overlong:
    uses = layouts.material.plan.uses
    if over:
        return overlong(layouts, lengths, extent, allowed)
    lines = line_counts(uses, layouts.every, extent.line) if layouts.measurable else [{} for _ in uses]
    return Overlong(uses, lengths, allowed, over, lines)


def _lines(known: Overlong, lengths: Lengths, parts: Sequence[Part]) -> list[Mapping[str, int]]:
    """The lines of each use in each length: of the printed one as it stands on the page, of the others by what they differ."""
    standing = {part.piece.path: part.lines for part in parts}
    found: list[Mapping[str, int]] = []
    for use, length, measured in zip(known.uses, lengths, known.lines, strict=True):
        differs = standing[use.path] - measured[length] if use.path in standing and length in measured else 0
        found.append({name: max(0, count + differs) for name, count in measured.items()})
    return found
