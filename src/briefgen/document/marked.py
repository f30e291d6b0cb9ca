"""Inlines that are marked: words struck out or put in by an amendment, characters below or above the line, words in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from briefgen.noun import noun

if TYPE_CHECKING:
    from briefgen.document.nodes import Inline


@noun
class Struck:
    """Words that an amendment takes out, with a line through them. In the text of a bill they are `said`: the word for it."""

    children: tuple[Inline, ...]
    said: str = ""


@noun
class Inserted:
    """Words that an amendment puts in, with a line under them; in the text of a bill, where they are `said`, also bold."""

    children: tuple[Inline, ...]
    said: str = ""


@noun
class Subscript:
    """Small characters below the line: the 2 of H₂O."""

    children: tuple[Inline, ...]


@noun
class Superscript:
    """Small characters above the line: the 2 of x²."""

    children: tuple[Inline, ...]


@noun
class Foreign:
    """Words in another language than the text around, for whoever reads them aloud, spells or breaks them."""

    children: tuple[Inline, ...]
    language: str


Marked: TypeAlias = Struck | Inserted | Subscript | Superscript | Foreign
