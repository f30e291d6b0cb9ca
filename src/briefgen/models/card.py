"""The card of an argument block: what a list shows of it, and what it can be found by."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Final

from briefgen.noun import noun

MARKS: Final = re.compile(r"\[[^\]]*@[^\]]*\]|\[\^[^\]]*\]|^:::.*$|^[#>\s-]+|[*`|]+|\b_|_\b", re.MULTILINE)
"""What of Markdown is no words: citations, calls of notes, marks."""

PEEK: Final = 180
"""The most letters of a look at the words."""


@noun
class Card:
    """One block as it is listed. `words` counts those of each length, `text` is all that is written in it.

    `passages` counts those that are for fewer readers than the block, by who these are. `status` is None where the block
    says none.
    """

    name: str
    title: str
    summary: str
    tags: tuple[str, ...]
    audience: str
    review_due: dt.date | None
    words: Mapping[str, int]
    text: str
    passages: Mapping[str, int] = field(default_factory=dict)
    status: str | None = None

    def holds(self, words: str, *, full: bool = True) -> bool:
        """Whether all these words stand in it; without its `full` text: in what is said of it."""
        said = (self.name, self.title, self.summary, *self.tags)
        return matches(words, (*said, self.text) if full else said)

    @property
    def peek(self) -> str:
        """Its first words, as somebody reads them who chooses."""
        first = next((part for part in re.split(r"\n\s*\n", self.text) if MARKS.sub("", part).strip()), "")
        plain = " ".join(MARKS.sub("", first).split()).replace(" .", ".").replace(" ,", ",")
        if len(plain) <= PEEK:
            return plain
        return plain[:PEEK].rpartition(" ")[0].rstrip(",;:–") + " …"


def matches(search: str | None, texts: Iterable[str]) -> bool:
    """Whether all the words searched for stand in the texts, whatever the case of their letters; always, when none are given."""
    together = "\n".join(texts).casefold()
    return all(word in together for word in (search or "").casefold().split())
