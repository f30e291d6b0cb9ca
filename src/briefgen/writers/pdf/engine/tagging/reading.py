"""What the runs of a page say: their glyphs as characters, by the maps that the file gives for its fonts (ISO 32000-1, 9.10)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pydyf

GLYPHS = re.compile(rb"<([0-9a-f]*)>")

SHOWN, SET = b"] TJ", b" Tf"
"""How the operators end that show glyphs and choose a font."""

Maps = Mapping[str, Mapping[int, str]]
"""The characters of the glyphs of each font, by the font's name in the file."""


@dataclass
class Run:
    """One run of marked content in the operators of a page: its properties, its words, where its last glyphs are shown."""

    properties: Any
    operators: list[Any]
    parts: list[str] = field(default_factory=list)
    last: int = -1
    space: int | None = None

    @property
    def words(self) -> str:
        """The characters that its glyphs stand for."""
        return "".join(self.parts)

    def say(self, words: str) -> None:
        """Let it be read as these words, whatever its glyphs stand for (14.9.4)."""
        self.properties["ActualText"] = pydyf.String(words)

    def end_with_space(self, words: str) -> None:
        """Put a space at its end; where its font shows none in this document, into the words that it is read as."""
        said = self.properties.get("ActualText")
        if self.space is not None and self.last >= 0:
            shown = self.operators[self.last].removesuffix(SHOWN)
            self.operators[self.last] = shown + f"<{self.space:04x}>".encode() + SHOWN
        if said is not None or self.space is None:
            self.say(f"{said.string if said is not None else words} ")


def runs(operators: list[Any], maps: Maps) -> Iterator[tuple[int, Run]]:
    """The runs of marked content of a page, by their numbers."""
    font, run = "", None
    for at, operator in enumerate(operators):
        if operator == b"BDC" and isinstance(operators[at - 1], pydyf.Dictionary):
            run = Run(operators[at - 1], operators)
        elif operator == b"EMC" and run is not None:
            yield run.properties.get("MCID", -1), run
            run = None
        elif isinstance(operator, bytes) and operator.endswith(SET):
            font = operator[1:].split()[0].decode()
        elif run is not None and isinstance(operator, bytes) and operator.endswith(SHOWN):
            run.parts += _characters(operator, maps.get(font, {}))
            run.last, run.space = at, _space(maps.get(font, {}))


def _characters(operator: bytes, characters: Mapping[int, str]) -> Sequence[str]:
    digits = b"".join(GLYPHS.findall(operator))
    return [characters.get(int(digits[at : at + 4], 16), "") for at in range(0, len(digits), 4)]


def _space(characters: Mapping[int, str]) -> int | None:
    return next((glyph for glyph, character in characters.items() if character == " "), None)
