"""Titles of BibTeX → titles of CSL: in sentence case, except for what braces protect.

BibTeX writes titles in title case and lets styles take it away; CSL writes them in sentence
case and lets styles add it. Source: the manual of BibLaTeX, 2.3.3; Pandoc converts likewise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from briefgen.readers.bibliography.latex import Marked, Piece, flat

CHUNK: Final = re.compile(r"[^\W_]+|\s+|.", re.DOTALL)
PARTS: Final = re.compile(r"[\s!-/:-@\[-`{-~‐-‧‹›«»]+")
STOPS: Final = tuple(".?!:")
QUOTES: Final = tuple("“”‘’")
FIXED: Final = ("sc", "sup", "sub")
"""Faces in which letters stay as they are."""


class _Place(Enum):
    """Where in the title the next word stands."""

    START = auto()
    SENTENCE = auto()
    BETWEEN = auto()
    WITHIN = auto()
    STOP = auto()


@dataclass
class _Walker:
    """Goes through a title once."""

    place: _Place = _Place.START

    def pieces(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return tuple(self.piece(piece) for piece in pieces)

    def piece(self, piece: Piece) -> Piece:
        match piece:
            case str(text):
                return "".join(map(self.chunk, CHUNK.findall(text)))
            case Marked("", children):
                protected = self.place is not _Place.WITHIN and _begins_small(children)
                self.step(flat(children))
                # The full stop of {U.S.} is part of what the braces protect, and ends no sentence.
                self.place = _Place.WITHIN if self.place is _Place.STOP and flat(children).endswith(".") else self.place
                return replace(piece, face="nocase" if protected else "")
            case Marked(face) if face in FIXED:
                self.step(flat(piece.children))
                return piece
        return replace(piece, children=self.pieces(piece.children))

    def chunk(self, chunk: str) -> str:
        place = self.place
        self.step(chunk)
        if not chunk.isalnum():
            return chunk
        capitalized = chunk[0].isupper() and (len(chunk) == 1 or chunk[1:].islower())
        if place is _Place.SENTENCE:
            return chunk
        if place is _Place.START:
            return chunk[0].upper() + chunk[1:] if chunk.islower() else chunk
        return chunk.lower() if capitalized else chunk

    def step(self, text: str) -> None:
        last = text[-1:]
        if last in QUOTES:
            return
        if last in STOPS:
            self.place = _Place.STOP
        elif last.isalnum():
            self.place = _Place.WITHIN
        elif last.isspace() and self.place is _Place.STOP:
            self.place = _Place.SENTENCE
        elif last:
            self.place = _Place.BETWEEN


def _begins_small(children: tuple[Piece, ...]) -> bool:
    """Whether a word in braces begins with a small letter: styles must not give it a capital one."""
    return any(word[:1].islower() for child in children if isinstance(child, str) for word in PARTS.split(child))


def sentence_case(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The title in sentence case; what was in braces stays, and is marked where a style could change it."""
    return _Walker().pieces(pieces)
