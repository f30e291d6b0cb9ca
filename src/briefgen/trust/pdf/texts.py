"""Texts and names of a PDF as they are written, in words (ISO 32000-1, 7.3.4, 7.3.5 and 7.9.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import Final

from briefgen.noun import noun
from briefgen.trust.pdf.bytes import STRING

TEXT: Final = re.compile(b"(" + STRING + rb"|<(?<!<<)(?!<)[0-9A-Fa-f\s]*>)", re.DOTALL)
NAMED: Final = re.compile(rb"/([^\s/<>\[\](){}%\x00]{4,})")
ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
SIGNS: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
OCTAL: Final = b"01234567"
NUMBERED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")

NUMERIC: Final = b"0123456789.+-"
SIGNED: Final = re.compile(rb"/[^\s/<>\[\](){}%\x00\d.+-]*[\d.+-][^\s/<>\[\](){}%\x00]*")
"""A name with a sign that numbers have, too."""

AWAY: Final = bytes.maketrans(NUMERIC, bytes(range(128, 128 + len(NUMERIC))))
BACK: Final = bytes.maketrans(bytes(range(128, 128 + len(NUMERIC))), NUMERIC)
ZERO: Final = bytes.maketrans(NUMERIC, b"0" * len(NUMERIC))
STRANGE: Final = bytes.maketrans(bytes(range(128, 256)), b"?" * 128)
MOST_REMEMBERED: Final = 8_192
"""Of how many objects it is remembered what they are made of."""

REFERENCE: Final = re.compile(rb"[\s\[](\d+) \d+ R\b")
"""What leads to another object, as the program writes it."""

VALUES: Final = re.compile(rb"[0~][0~\sR]*")
"""Numbers, references and texts in a row, once all signs of numbers are zeros, and all texts tildes."""


def raw(written: bytes) -> bytes:
    """The bytes of a text in parentheses or angle brackets."""
    if written.startswith(b"<"):
        digits = re.sub(rb"\s", b"", written[1:-1])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    inside = written[1:-1]
    return ESCAPE.sub(_sign, inside) if b"\\" in inside else inside


def _sign(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes((int(code, 8) & 255,)) if code[:1] in OCTAL else SIGNS.get(code, code)


def text(data: bytes) -> str:
    """The characters of a text."""
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    if data.startswith(b"\xff\xfe"):
        return data[2:].decode("utf-16-le", "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    return data.decode("cp1252", "replace")


@noun
class Parted:
    """An object as it is written, taken apart: its shapes, its texts, each once, and the numbers of the objects to which it leads."""

    shapes: frozenset[bytes]
    texts: tuple[bytes, ...]
    leads: tuple[bytes, ...]


@lru_cache(MOST_REMEMBERED)
def parted(written: bytes) -> Parted:
    """An object, taken apart; most papers of one house have the same ones."""
    pieces = TEXT.split(written)
    shapes = _shapes_of(b" ~ ".join(pieces[::2]))
    return Parted(shapes, tuple(dict.fromkeys(pieces[1::2])), tuple(REFERENCE.findall(written)))


def _shapes_of(bare: bytes) -> frozenset[bytes]:
    """The shapes of an object without its texts, of which there is more than one where it has zeros."""
    plain = bare if bare.isascii() else bare.translate(STRANGE)
    named = SIGNED.sub(lambda name: name[0].translate(AWAY), plain)
    shapes = set(VALUES.sub(b"0 ", named.translate(ZERO)).split(b"\x00"))
    return frozenset(one.translate(BACK).strip() for one in shapes)


def texts_in(written: bytes) -> tuple[str, ...]:
    """Every text that stands in bytes, each once."""
    return texts_of(dict.fromkeys(TEXT.findall(written)))


def texts_of(written: Iterable[bytes]) -> tuple[str, ...]:
    """The characters of texts as they are written."""
    return tuple([_characters(one) for one in written])


def _characters(written: bytes) -> str:
    # Most are in parentheses, and of ASCII alone.
    if written[:1] == b"(" and written.isascii() and b"\\" not in written:
        return written[1:-1].decode("ascii")
    return text(raw(written))


def names_in(shapes: Iterable[bytes]) -> tuple[str, ...]:
    """Every name that stands in shapes and is long enough to say something, each once."""
    return tuple(map(name_text, dict.fromkeys(chain.from_iterable(map(_names_in, shapes)))))


@lru_cache(MOST_REMEMBERED)
def _names_in(shape: bytes) -> tuple[bytes, ...]:
    return tuple(NAMED.findall(shape))


def name_text(written: bytes) -> str:
    """The characters of a name, without the stroke before it."""
    if b"#" in written:
        written = NUMBERED.sub(lambda found: bytes((int(found[1], 16),)), written)
    return written.decode("utf-8", "replace")
