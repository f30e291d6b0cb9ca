"""The bytes of a PDF → all that it holds: its words at their places, and what the program did not mean to write."""

from __future__ import annotations

from collections.abc import Collection

from briefgen.trust.pdf.inside import Inside
from briefgen.trust.pdf.shapes import odd_shapes
from briefgen.trust.said import Held, together

__all__ = ["look_pdf"]


def look_pdf(data: bytes, attached: Collection[str] = (), *, foreign: bool = False) -> Held:
    """All that a PDF holds; `attached` are the names of the files that may be in it.

    One that another program made, a `foreign` one, is read for its words alone. Never raises.
    """
    inside = Inside(data)
    words = together((Held(inside.said), *inside.embedded()))
    if foreign:
        return Held(lambda: words.said)
    return together((words, Held((), (*inside.odd(attached), *odd_shapes(inside)))))
