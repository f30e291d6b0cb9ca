"""What is drawn by a stream of a PDF, in words: its glyphs by the tables of their fonts, and every text beside them.

Source: ISO 32000-1, 9.4.3 (showing text), 9.10.3 (from glyphs to characters), 14.6 (marked content).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from briefgen.noun import noun
from briefgen.trust.pdf.bytes import STRING
from briefgen.trust.pdf.texts import raw, text, texts_in, texts_of

HEX: Final = rb"<[0-9A-Fa-f\s]*>"
SHOWS: Final = rb"\s*(?:Tj\b|'|\")"
SHOWN: Final = re.compile(
    rb"/([^\s/<>\[\]()]+)\s+[-+\d.]+\s+Tf\b|\[((?:" + STRING + rb"|" + HEX + rb"|[-+\d.\s])*)\]\s*TJ\b"
    rb"|\((" + STRING.removeprefix(rb"\(").removesuffix(rb"\)") + rb")\)" + SHOWS + rb"|<([0-9A-Fa-f\s]*)>" + SHOWS,
    re.DOTALL,
)
"""A font, glyphs with gaps between them, and glyphs that are one text, in parentheses or in digits.

Each way begins with a sign of its own, so that the next place is searched for at once.
"""

GROUPS: Final = 5
GAPS: Final = re.compile(rb">(?<!>>)[-+\d.\s]*<(?!<)")
"""What stands between two glyphs in one show of them."""

PIECE: Final = re.compile(STRING + rb"|" + HEX, re.DOTALL)
MARKED: Final = re.compile(rb"<<(?:" + STRING + rb"|[^()])*?>>\s*(?:BDC|DP)\b", re.DOTALL)
DIGITS: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>")
LITERAL: Final = re.compile(STRING, re.DOTALL)

CHARS: Final = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
RANGES: Final = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
PAIR: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]*)>")
RANGE: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])")
MOST_IN_RANGE: Final = 65_536


PART: Final = 0xFFFF
"""The code that is put between the glyphs of two shows; no glyph has it."""


class Table(dict[int, str]):
    """Characters by the code of a glyph, which has so many bytes (`width`); a code that it does not know stands for nothing."""

    width = 2

    def __missing__(self, code: int) -> str:
        return ""


@lru_cache(maxsize=256)
def table(data: bytes) -> Table:
    """The characters that the glyphs of a font stand for."""
    found = Table()
    for block in CHARS.findall(data):
        for code, characters in PAIR.findall(block):
            found.width = len(code) // 2
            found[int(code, 16)] = _characters(characters)
    for block in RANGES.findall(data):
        for first, last, characters, several in RANGE.findall(block):
            found.width = len(first) // 2
            found.update(_range(int(first, 16), int(last, 16), characters, several))
    found[PART] = "\n"
    return found


def _range(first: int, last: int, characters: bytes, several: bytes) -> Iterable[tuple[int, str]]:
    codes = range(first, min(last, first + MOST_IN_RANGE) + 1)
    if several:
        return zip(codes, map(_characters, re.findall(rb"<([0-9A-Fa-f\s]*)>", several)), strict=False)
    begin = _characters(characters)
    if not begin:
        return ()
    return [(code, begin[:-1] + chr(min(ord(begin[-1]) + at, 0x10FFFF))) for at, code in enumerate(codes)]


@lru_cache(maxsize=5_000)
def _characters(digits: bytes) -> str:
    return raw(b"<" + digits + b">").decode("utf-16-be", "replace")


@noun
class Drawing:
    """What a stream draws: what is shown, each show with the name of its font, in order; all else as it is written; all texts
    in parentheses, whether or not they are shown."""

    shows: tuple[tuple[bytes, bytes], ...]
    rest: bytes
    texts: tuple[bytes, ...]


def drawing(data: bytes) -> Drawing:
    """A stream that draws, taken apart."""
    # Among texts in parentheses, what looks like a gap may be one of their words.
    pieces = SHOWN.split(data if b"(" in data else GAPS.sub(b"", data))
    shows, font = [], b""
    groups = (pieces[at::GROUPS] for at in range(1, GROUPS))
    for named, several, literal, digits in zip(*groups, strict=True):
        if named is not None:
            font = named
        elif literal is not None:
            shows.append((font, raw(b"(" + literal + b")")))
        else:
            shows.append((font, _codes(several if several is not None else b"<" + digits + b">")))
    texts = LITERAL.findall(data) if b"(" in data else ()
    return Drawing(tuple(shows), b" ".join(pieces[::GROUPS]), tuple(texts))


def drawn(drawing: Drawing, fonts: Mapping[bytes, Sequence[Table]]) -> list[str]:
    """Every piece of text that a stream shows, in order; then what is said of it beside, and texts that nothing shows."""
    by_font = groupby(drawing.shows, key=itemgetter(0))
    shown = [glyphs([codes for _, codes in shows], fonts.get(font, ())) for font, shows in by_font]
    places = MARKED.findall(drawing.rest)
    marked = [one for place in places if b"(" in place or b"<" in place[2:] for one in texts_in(place)]
    return ["\n".join(shown), *marked, *texts_of(drawing.texts)]


def _codes(written: bytes) -> bytes:
    """The codes of glyphs, without what stands between them."""
    if b"(" not in written:
        return bytes.fromhex(b"".join(DIGITS.findall(written)).decode("ascii"))
    return b"".join(map(raw, PIECE.findall(written)))


def glyphs(codes: Sequence[bytes], tables: Sequence[Table]) -> str:
    """The characters of glyphs, show by show; where nothing says which, those of everyday codes."""
    if not tables:
        return "\n".join(map(text, codes))
    return "\n".join(_by(codes, one) for one in tables)


def _by(codes: Sequence[bytes], known: Table) -> str:
    if known.width == 1:
        return "\n".join(one.decode("latin-1").translate(known) for one in codes)
    if not any(len(one) % 2 for one in codes):
        with suppress(UnicodeDecodeError):
            return PART.to_bytes(2, "big").join(codes).decode("utf-16-be").translate(known)
    return "\n".join(
        "".join([known[int.from_bytes(one[at : at + 2], "big")] for at in range(0, len(one), 2)]) for one in codes
    )
