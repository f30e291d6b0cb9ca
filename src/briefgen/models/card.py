"""The card of an argument block: what a list shows of it, and what it can be found by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from briefgen.noun import noun


@noun
class Card:
    """One block as it is listed. `words` counts those of each length, `text` is all that is written in it."""

    name: str
    title: str
    summary: str
    tags: tuple[str, ...]
    audience: str
    review_due: dt.date | None
    words: Mapping[str, int]
    text: str
