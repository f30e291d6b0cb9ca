"""Where what is on the page came from."""

from __future__ import annotations

from briefgen.noun import noun


@noun
class Origin:
    """Where a passage came from: the block, its length and language, the file, and the facts it prints."""

    block: str
    length: str
    language: str
    file: str
    line: int
    facts: tuple[str, ...] = ()
