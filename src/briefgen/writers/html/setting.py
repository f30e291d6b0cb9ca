"""What differs between a medium and another: where pictures come from, and where notes stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefgen.document.nodes import Image, Note, Table
from briefgen.models.languages import primary
from briefgen.noun import noun
from briefgen.writers.tabulation import Tabulation

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages that are written from right to left, by their first subtag."""


@noun
class Setting:
    """One medium.

    `picture` gives the address of a picture, `note` the markup that stands where a note is
    called, `language` is that of the text around. `tabulation` gives the layout of a table; where
    there is none, the reader's browser finds one.
    """

    language: str
    picture: Callable[[Image], str]
    note: Callable[[Note, Setting], str]
    tabulation: Callable[[Table], Tabulation] | None = None

    def speaking(self, language: str) -> Setting:
        """The same medium within text of another language."""
        return replace(self, language=language)


def direction(language: str) -> str:
    """`rtl` or `ltr`, as the language is written."""
    return "rtl" if primary(language).lower() in RIGHT_TO_LEFT else "ltr"
