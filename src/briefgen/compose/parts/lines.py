"""Lines of several pieces, as the built-in parts have them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from briefgen.compose.filters import date
from briefgen.document.nodes import Alignment, Cell, Inline, LineBreak, Row, Strong, Table, Text
from briefgen.models.meeting import Bill
from briefgen.models.spec import Spec

Line = tuple[Inline, ...]


def joined(pieces: Iterable[Line], between: Inline = Text(" · ")) -> Line:
    """Pieces of a line with a middle dot between them."""
    return tuple(inline for number, piece in enumerate(pieces) for inline in ((between, *piece) if number else piece))


def stacked(lines: Iterable[Line]) -> Line:
    """Lines under one another in one paragraph."""
    return joined(lines, LineBreak())


def labeled(label: Line, words: Line) -> Line:
    """Words after what they are, in bold."""
    return (Strong((*label, Text(":"))), Text(" "), *words)


def bill_in_words(bill: Bill, spec: Spec, said: str) -> Iterator[str]:
    """The bill with its version and the day of that, then our position, where that is not `said` beside it."""
    named = f"{bill.number}, {bill.title}" if bill.title else bill.number
    yield f"{named} ({bill.version}, {spec.labels.as_of} {date(spec.language, bill.as_of)})"
    if bill.position and not says(said, bill.position):
        yield f"{spec.labels.position}: {bill.position}"


def says(words: str, others: str) -> bool:
    """Whether words hold others, however both are spaced, with capitals or without."""
    bare = [re.sub(r"\W+", " ", one).strip().casefold() for one in (words, others)]
    return f" {bare[1]} " in f" {bare[0]} "


def table(heads: Sequence[Line], rows: Sequence[Sequence[Line]], caption: Line, own: Collection[int] = ()) -> Table:
    """A table of the columns in which any row says something; `own` are the numbers of rows, from 0, that are ours."""
    kept = [column for column in range(len(heads)) if any(row[column] for row in rows)]
    header, *body = (Row(tuple(Cell(row[column]) for column in kept)) for row in (heads, *rows))
    body = [replace(row, own=number in own) for number, row in enumerate(body)]
    return Table(header, tuple(body), (Alignment.DEFAULT,) * len(kept), caption)
