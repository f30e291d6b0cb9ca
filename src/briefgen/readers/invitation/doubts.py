"""What can be read in two ways, or in none."""

from __future__ import annotations

from briefgen.noun import noun


@noun
class Doubt:
    """A place of a pasted text that fills nothing: the key it would have filled, the words, why, and what it may mean."""

    path: tuple[str, ...]
    found: str
    message: str
    may_be: tuple[str, ...] = ()
