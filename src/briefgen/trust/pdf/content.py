"""What is drawn by a stream of a PDF, in words: its glyphs by the tables of their fonts, and every text beside them.

Source: ISO 32000-1, 9.4.3 (showing text), 9.10.3 (from glyphs to characters), 14.6 (marked content).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from itertools import count, groupby
from operator import itemgetter
from typing import Final

from briefgen.noun import noun
from briefgen.trust.pdf.bytes import STRING
from briefgen.trust.pdf.texts import raw, text, texts_in, texts_of
from briefgen.trust.remembered import Remembered

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
PLAIN: Final = re.compile(
    rb"/([^\s/<>\[\]()]+)\s+[-+\d.]+\s+Tf\b|\[([0-9A-Fa-f<>\s+.-]*)\]\s*TJ\b|<([0-9A-Fa-f]*)>" + SHOWS
)
"""The same where glyphs are shown by digits alone; what stands between brackets is looked at by itself."""

PLAIN_GROUPS: Final = 4
GLYPHS: Final = re.compile(rb"(?:[0-9A-Fa-f]{4})*>[-+\d.\s]*")
"""Glyphs by four digits each, from behind the bracket before them to that before the next ones."""

WHITE: Final = b" \t\n\r\f\v"
MOVES: Final = re.compile(rb"[-+\d.\s]*")
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

SURROGATES: Final = 0xD800
MOST_GLYPHS: Final = 8_192
"""How many glyphs, each with the gap behind it, are known to be such."""

MOST_SPELLED: Final = 512
"""Of how many glyphs, or several as one, a font remembers what they stand for."""

LONGEST: Final = 64
"""How many digits one of these has at most."""

MOST_SHOWN: Final = 4_000_000
"""How many bytes of shows are known to be sound, and of how many it is remembered what they say."""

BESIDE: Final = 200
"""How many bytes such a memory takes beside the show."""


class Table(dict[int, str]):
    """Characters by the code of a glyph, which has so many bytes (`width`); a code that it does not know stands for nothing."""

    width = 2

    def __missing__(self, code: int) -> str:
        return ""

    @cached_property
    def spelled(self) -> Spelled | None:
        """The same by the digits of glyphs; None where codes are not two bytes each, or might be halves of one."""
        wide = any(SURROGATES <= code != PART for code in self)
        return None if self.width == 1 or wide else Spelled(self)


class Spelled(dict[bytes, str]):
    """Characters by the digits of one glyph or several, four a glyph."""

    def __init__(self, known: Table) -> None:
        super().__init__()
        self._known = known
        self._number = next(_numbers)

    def __missing__(self, digits: bytes) -> str:
        found = "".join([self._known[int(digits[at : at + 4], 16)] for at in range(0, len(digits), 4)])
        if len(self) < MOST_SPELLED and len(digits) <= LONGEST:
            self[digits] = found
        return found

    def said(self, show: bytes) -> str:
        """The characters of a sound show."""
        known = (self._number, show)
        found = _said.get(known)
        if found is None:
            digits = [one.partition(b">")[0] for one in show.split(b"<")[1:]]
            found = "".join(map(self.__getitem__, digits))
            _said.remember(known, found, len(show) + len(found) + BESIDE)
        return found


_numbers = count()
_said: Remembered[tuple[int, bytes], str] = Remembered(MOST_SHOWN)
_sound: Remembered[bytes, bool] = Remembered(MOST_SHOWN)
_glyphs: set[bytes] = set()
"""What shows said in a font, which shows were sound, and which glyphs."""


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
    """What a stream draws: what is shown, in runs with the name of their font; all else as it is written; all texts in
    parentheses, whether or not they are shown.

    A run is the codes of each show; or, where all is `plain`, the digits of glyphs, four each, with gaps between them. In what is
    `clear` no text stands beside that is written in parentheses or by digits.
    """

    runs: tuple[tuple[bytes, list[bytes]], ...]
    rest: bytes
    texts: tuple[bytes, ...] = ()
    plain: bool = False
    clear: bool = False


def drawing(data: bytes) -> Drawing:
    """A stream that draws, taken apart."""
    return _plain(data) or _of_any_kind(data)


def _plain(data: bytes) -> Drawing | None:
    """The same of a stream whose only texts are glyphs that are shown, by four digits each; None for any other."""
    if b"(" in data:
        return None
    pieces = PLAIN.split(data)
    rest = b" ".join(pieces[::PLAIN_GROUPS])
    clear = _is_clear(rest)
    if not clear and GAPS.search(PLAIN.sub(_instead, data)):
        return None
    shows, font = [], b""
    groups = (pieces[at::PLAIN_GROUPS] for at in range(1, PLAIN_GROUPS))
    for named, several, digits in zip(*groups, strict=True):
        if named is not None:
            font = named
        else:
            shows.append((font, several if several is not None else b"<" + digits + b">"))
    if not _are_sound([show for _, show in shows if show not in _sound]):
        return None
    return Drawing(_runs(shows), rest, plain=True, clear=clear)


def _instead(show: re.Match[bytes]) -> bytes:
    """What stands for a show where it is asked whether a gap is anywhere else: what is shown without brackets may end one."""
    return b"]" if show[3] is None else b"<]"


def _is_clear(written: bytes) -> bool:
    """Whether no angle bracket stands alone, as it does around digits."""
    return written.count(b"<") == 2 * written.count(b"<<") and written.count(b">") == 2 * written.count(b">>")


def _are_sound(shows: Sequence[bytes]) -> bool:
    """Whether shows are nothing but glyphs by four digits each, with gaps between them."""
    parts = [show.split(b"<") for show in shows]
    glyphs = {glyph for _, *glyphs in parts for glyph in glyphs} - _glyphs
    sound = all(map(MOVES.fullmatch, {before for before, *_ in parts})) and all(map(GLYPHS.fullmatch, glyphs))
    if sound:
        if len(_glyphs) + len(glyphs) > MOST_GLYPHS:
            _glyphs.clear()
        _glyphs.update(glyph for glyph in glyphs if len(glyph) <= LONGEST)
        for show in shows:
            _sound.remember(show, True, len(show) + BESIDE)
    return sound


def _runs(shows: Iterable[tuple[bytes, bytes]]) -> tuple[tuple[bytes, list[bytes]], ...]:
    """Shows in runs that have one font."""
    return tuple((font, [show for _, show in run]) for font, run in groupby(shows, key=itemgetter(0)))


def _of_any_kind(data: bytes) -> Drawing:
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
    return Drawing(_runs(shows), b" ".join(pieces[::GROUPS]), tuple(texts))


def drawn(drawing: Drawing, fonts: Mapping[bytes, Sequence[Table]]) -> list[str]:
    """Every piece of text that a stream shows, in order; then what is said of it beside, and texts that nothing shows."""
    characters = _spelled if drawing.plain else glyphs
    shown = [characters(run, fonts.get(font, ())) for font, run in drawing.runs]
    places = () if drawing.clear else MARKED.findall(drawing.rest)
    marked = [one for place in places if b"(" in place or b"<" in place[2:] for one in texts_in(place)]
    return ["\n".join(shown), *marked, *texts_of(drawing.texts)]


def _spelled(shows: Sequence[bytes], tables: Sequence[Table]) -> str:
    """The characters of sound shows."""
    known = [table.spelled for table in tables]
    if not known or None in known:
        return glyphs(list(map(_codes, shows)), tables)
    return "\n".join("\n".join(map(one.said, shows)) for one in known if one is not None)


def _codes(written: bytes) -> bytes:
    """The codes of glyphs, without what stands between them."""
    if b"(" not in written:
        digits = b"".join(DIGITS.findall(written)).translate(None, WHITE)
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
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
