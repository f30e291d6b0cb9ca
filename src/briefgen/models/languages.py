"""Languages by their tags: the usual one, and what a tag says of the language itself."""

from __future__ import annotations

from typing import Final

USUAL_LANGUAGE: Final = "en-US"
"""The language of what says none, in a workspace that says none."""


def primary(language: str) -> str:
    """The language of a tag without script and region: `es` of `es-MX`."""
    return language.partition("-")[0]
