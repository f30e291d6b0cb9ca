"""Pieces of LaTeX → the text of a CSL variable, with CSL's markup for faces."""

from __future__ import annotations

from typing import Final

from briefgen.readers.bibliography.latex import Marked, Piece

TAGS: Final = {
    "i": ("<i>", "</i>"),
    "b": ("<b>", "</b>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "sc": ('<span style="font-variant:small-caps;">', "</span>"),
    "nocase": ('<span class="nocase">', "</span>"),
    "": ("", ""),
}


def worded(pieces: tuple[Piece, ...]) -> str:
    """The text of a variable."""
    return "".join(piece if isinstance(piece, str) else _tagged(piece) for piece in pieces)


def _tagged(piece: Marked) -> str:
    opening, closing = TAGS[piece.face]
    return opening + worded(piece.children) + closing


def joined(parts: list[str], separator: str) -> str:
    """The parts that say something, the separator between them except after a mark that ends a part already."""
    whole = ""
    for part in filter(None, parts):
        whole += ("" if not whole else " " if whole[-1] in "!?.,:;" else f"{separator} ") + part
    return whole


def up_to_colon(pieces: tuple[Piece, ...]) -> tuple[Piece, ...] | None:
    """What stands before the first colon outside braces; None without one."""
    for number, piece in enumerate(pieces):
        if isinstance(piece, str) and ":" in piece:
            before = piece.partition(":")[0]
            return (*pieces[:number], before) if before else pieces[:number]
    return None


def split_at_and(pieces: tuple[Piece, ...]) -> list[tuple[Piece, ...]]:
    """The items of a list whose items are parted by “and” outside braces."""
    items: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.split(" and ") if isinstance(piece, str) else (piece,)
        items[-1].append(first)
        items += [[other] for other in others]
    return [trimmed(tuple(piece for piece in item if piece != "")) for item in items]


def trimmed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces without spaces at either end; those between two pieces stay."""
    match pieces:
        case (str(first), *rest) if first != first.lstrip():
            return trimmed((*filter(None, [first.lstrip()]), *rest))
        case (*rest, str(last)) if last != last.rstrip():
            return trimmed((*rest, *filter(None, [last.rstrip()])))
    return pieces
