"""What a row of a table of meetings asks of its papers: another language, large print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LARGE_PRINT: Final = "large-print"
"""The style of papers in large print: the workspace's own of that name, where it has one."""

LANGUAGES: Final[Mapping[str, str]] = {
    "english": "en-US", "inglés": "en-US", "ingles": "en-US",
    "spanish": "es", "español": "es", "espanol": "es", "castellano": "es",
}  # fmt: skip
"""Languages as people write them into a table; any other is said by its tag."""

NO: Final = frozenset({"", "no", "n", "none", "false", "0", "-", "–", "—", "ninguna", "ninguno"})
"""Words that ask for nothing."""


def language_asked(says: Mapping[str, str]) -> str:
    """The tag of the language that a row asks for; empty where it asks for none."""
    said = says.get("language", "").strip()
    return "" if said.casefold() in NO - {"no"} else LANGUAGES.get(said.casefold(), said)


def asks_for_large_print(says: Mapping[str, str]) -> bool:
    """Whether a row asks for large print: it says anything but no."""
    return says.get("large_print", "").strip().casefold() not in NO
