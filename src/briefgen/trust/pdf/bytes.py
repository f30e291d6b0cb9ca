"""The bytes of a PDF from first to last: its objects as they stand there, and whatever stands between them (ISO 32000-1, 7.5).

A PDF is read here from its first byte to its last, and not by the table at its end: so nothing is passed over that no
program shows, such as an object that a later one replaced.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import Final

from briefgen.noun import noun

INNER: Final = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\([^()]*\))*\))*\)"
STRING: Final = rb"\([^()\\]*(?:(?:\\.|" + INNER + rb")[^()\\]*)*\)"
"""A text between parentheses, these within it up to three deep."""

HEAD: Final = re.compile(rb"%PDF-1\.\d[\r\n]+(?:%[\x80-\xff]{4,8}[\r\n]+)?")
BEGINS: Final = re.compile(rb"(\d+) (\d+) obj\b")
INSIDE: Final = re.compile(
    STRING + rb"|(?P<comment>%[^\r\n]*)|(?P<stream>\bstream(?:\r\n|\n|\r))|(?P<end>\bendobj\b)", re.DOTALL
)
LENGTH: Final = re.compile(rb"/Length\s+(\d+)(?!\d*\s+\d+\s+R)")
STREAM_ENDS: Final = re.compile(rb"\s*endstream\s*endobj\b")
TABLE: Final = re.compile(rb"xref\s+(?:\d{10} \d{5} [nf]\s+|\d+ \d+\s+)*")
TRAILER: Final = re.compile(rb"trailer\s*(?=<<)")
LEADS: Final = re.compile(rb"startxref\s+\d+\s*")
CLOSES: Final = re.compile(rb"%%EOF\b")
SPACE: Final = re.compile(rb"[\s\x00]+")
NEXT: Final = re.compile(rb"\d+ \d+ obj\b|\bxref\b|\btrailer\b|\bstartxref\b|%%EOF")


@noun
class Thing:
    """An object: its number, what it is as it is written, and its stream as it is packed."""

    number: int
    written: bytes = field(repr=False)
    stream: bytes | None = field(default=None, repr=False)


@noun
class Whole:
    """All of a file: its objects in the order of the bytes, its trailers, the bytes that belong to none, and how often it ends."""

    things: tuple[Thing, ...]
    trailers: tuple[bytes, ...]
    stray: tuple[bytes, ...]
    ends: int


def whole(data: bytes) -> Whole:
    """A PDF from its first byte to its last. Never raises: what is not understood is stray."""
    things: list[Thing] = []
    trailers: list[bytes] = []
    stray: list[bytes] = []
    ends, head = 0, HEAD.match(data)
    at = head.end() if head else 0
    while at < len(data):
        if space := SPACE.match(data, at):
            at = space.end()
        elif begins := BEGINS.match(data, at):
            thing, comments, at = _thing(data, int(begins[1]), begins.end())
            things.append(thing)
            stray += comments
        elif table := TABLE.match(data, at):
            at = table.end()
        elif trailer := TRAILER.match(data, at):
            stop = data.find(b"startxref", trailer.end())
            end = stop if stop >= 0 else len(data)
            trailers.append(data[trailer.end() : end])
            at = end
        elif leads := LEADS.match(data, at):
            at = leads.end()
        elif closes := CLOSES.match(data, at):
            ends, at = ends + 1, closes.end()
        else:
            found = NEXT.search(data, at + 1)
            end = found.start() if found else len(data)
            stray.append(data[at:end])
            at = end
    return Whole(tuple(things), tuple(trailers), tuple(stray), ends)


def _thing(data: bytes, number: int, start: int) -> tuple[Thing, list[bytes], int]:
    """The object whose body begins at a place, comments within it, and where it ends."""
    comments: list[bytes] = []
    for found in INSIDE.finditer(data, start):
        if found["comment"] is not None:
            comments.append(found[0])
        elif found["end"] is not None:
            return Thing(number, data[start : found.start()]), comments, found.end()
        elif found["stream"] is not None:
            written, body = data[start : found.start()], found.end()
            said = LENGTH.search(written)
            end = body + int(said[1]) if said else -1
            closes = STREAM_ENDS.match(data, end) if said else None
            if closes is None:
                end = data.find(b"endstream", body)
                closes = STREAM_ENDS.match(data, end) if end >= 0 else None
            if closes is None:
                return Thing(number, written, data[body:]), comments, len(data)
            return Thing(number, written, data[body:end]), comments, closes.end()
    return Thing(number, data[start:]), comments, len(data)
