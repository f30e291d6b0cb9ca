"""A text in pieces: words, marks between words, and what is more than either: numbers, sources, addresses, marks of form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from briefgen.noun import noun


@noun
class Piece:
    """A piece of a text: a word, a mark between words, or what weighs by itself; `begins` is a word that begins a sentence."""

    kind: str
    text: str
    begins: bool = False
    before_number: bool = False

    @property
    def said(self) -> tuple[str, str]:
        """What is compared."""
        return self.kind, self.text


PIECE: Final = re.compile(
    r"""
      (?P<FILLED>\{\{.{0,500}?\}\}|\{%.{0,500}?%\}|‹[^›]{0,200}›)
    | (?P<SOURCE>\[[^\[\]@]{0,1000}@[^\[\]]{0,1000}\]|@\w[\w:./-]{0,200})
    | (?P<FORM>\n[ \t]*\n\s*|[ ]{2,}\n|(?<![^\n])[ \t]*:::[^\n]*|(?<![^\n])[ \t]+|\{[^{}\n]{0,500}\}|`[^`\n]{0,500}`)
    | (?P<ADDRESS>\w{2,20}://\S{1,2000}|www\.\S{1,2000}|[^\s@()<>\[\]]{1,100}@[^\s@()<>\[\]]{1,200}
        |\]\([^)\n]{0,2000}\)|[^\W\d_]{1,80}(?:\.[^\W\d_]{1,80})+)
    | (?P<NUMBER>[^\s\[\]{}]{0,80}\d(?:[^\s\[\]{}]{0,80}[^\s\[\]{}.,;:!?…)])?)
    | (?P<NAME>\([^\W\d_]{1,4}\))
    | (?P<word>[^\W\d_]+(?:['’‑-][^\W\d_]+)*)
    | (?P<space>\s)
    | (?P<mark>[,.;:!¡…–—‑()-])
    | (?P<QUOTE>["'“”‘’«»„])
    | (?P<SIGN>.)
    """,
    re.VERBOSE | re.DOTALL,
)
ENDS: Final = (".", "!", "?", ":", "…")
"""Marks after which a sentence begins."""


def pieces_of(text: str) -> Iterator[Piece]:
    """The pieces of a text, in order, without what parts them."""
    begins, at, found = True, 0, [one for one in PIECE.finditer(text) if one.lastgroup != "space"]
    for one, other in zip_longest(found, found[1:]):
        kind, said = one.lastgroup or "SIGN", one[0]
        first = at == 0 or "\n" in text[at - 1 : one.start()]
        if first and (kind in ("mark", "SIGN") or (kind == "NUMBER" and text[one.end() : one.end() + 1] in (".", ")"))):
            kind, said = "FORM", f"\n{said}"
        if kind == "word":
            said = said.replace("’", "'")
        at = one.end()
        yield Piece(kind, said, begins, kind == "mark" and other is not None and other.lastgroup == "NUMBER")
        begins = kind == "FORM" or said in ENDS or (begins and kind != "word")
