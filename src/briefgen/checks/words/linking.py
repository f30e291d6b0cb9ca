"""Links whose words say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.words.looked import Looked, Told

VAGUE: Final = frozenset(
    (
        "here", "click here", "click", "this", "this link", "link", "the link", "more", "read more", "learn more", "see more",
        "see here", "this page", "details", "more information", "go",
        "aquí", "haga clic aquí", "haz clic aquí", "clic aquí", "este enlace", "enlace", "el enlace", "más", "leer más", "lea más",
        "ver más", "ver aquí", "esta página", "detalles", "más información", "esto",
    )
)  # fmt: skip
"""Words that do not say where a link leads."""

_LINK = re.compile(r"(?<![!\\])\[(?P<words>[^\[\]\n]{1,60})\][(\[]")


def vague_link(text: Looked) -> Iterator[Told]:
    """Links called “here”: who goes from link to link hears nothing but that.

    Source: WCAG 2.2, success criterion 2.4.4 (Link Purpose).
    """
    for found in _LINK.finditer(text.text) if "](" in text.text or "][" in text.text else ():
        words = " ".join(found["words"].split()).strip(" .:…*_").casefold()
        if words in VAGUE and not text.is_code(found.start()):
            yield Told(
                "vague-link", *found.span("words"), f"the words of this link, “{found['words']}”, do not say where it leads",
                hint="Make a link of the words that name what it leads to.",
            )  # fmt: skip
