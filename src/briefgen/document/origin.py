"""Where what is on the page came from."""

from __future__ import annotations

from briefgen.diagnostics import KeyPath
from briefgen.noun import noun


@noun
class Origin:
    """Where a passage came from: the block, its length and language, the file, and the facts it prints.

    `path` leads to its use in the brief. Where `block` is empty, it is text that is no block's.
    """

    block: str
    length: str
    language: str
    file: str
    line: int
    facts: tuple[str, ...] = ()
    path: KeyPath = ()
