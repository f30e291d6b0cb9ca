"""Markup in which elements say which piece of the document they are of, so that a layout can tell where each stands."""

from __future__ import annotations

from briefgen.writers.html.element import text

PIECE = "data-piece"
"""The attribute with the number of the piece."""


def marked(markup: str, piece: int | None) -> str:
    """The markup of one flow, its outermost elements marked as a piece; as it was for none."""
    if piece is None:
        return markup
    from xml.etree import ElementTree

    around = ElementTree.fromstring(f"<x>{markup}</x>")
    for element in around:
        element.set(PIECE, str(piece))
    return text(around.text or "") + "".join(ElementTree.tostring(element, "unicode") for element in around)
