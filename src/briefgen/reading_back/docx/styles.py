"""How runs of a Word file look, worked out from their own properties and all styles that they stand on (17.7)."""

from __future__ import annotations

from typing import Final

from briefgen.noun import noun
from briefgen.reading_back.docx.package import Element, W, child, is_on, number, value
from briefgen.reading_back.finished import BOLD, ITALIC, LOWERED, RAISED, STRUCK, TOLD, UNDERLINED

MOST_STYLES: Final = 5_000
MOST_BELOW: Final = 50
"""How many styles one may stand on, one below the other."""

TOGGLES: Final = (("b", BOLD), ("i", ITALIC), ("strike", STRUCK), ("dstrike", STRUCK))
"""Properties that undo one another from style to style (17.7.3)."""

SIDES: Final = {"superscript": RAISED, "subscript": LOWERED}

TELLING: Final = frozenset({"bill struck", "bill inserted"})
"""Styles by which words are known to be struck or new, whatever they look like."""

HIDDEN: Final = 64
"""The mark of words that no page shows."""

LOOKED_AT: Final = frozenset(W + name for name in (*(name for name, _ in TOGGLES), "vanish", "u", "vertAlign"))
"""The properties by which runs stand out, as they are tagged."""


@noun
class ParagraphStyle:
    """A style by its name as people see it: the heading it is, if any, and the list it marks."""

    name: str
    level: int
    list: tuple[str, int] | None


class Styles:
    """The styles of a file, each worked out when it is first met."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(W + "style")[:MOST_STYLES]
        self._by_id = {style.get(W + "styleId", ""): style for style in found}
        self._usual = next((id for id, one in self._by_id.items() if _is_usual(one)), "")
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._looks: dict[tuple[str, str], int] = {}

    def paragraph(self, id: str) -> ParagraphStyle:
        """A style of paragraphs; the usual one for the empty id."""
        id = id or self._usual
        if id not in self._paragraphs:
            self._paragraphs[id] = self._paragraph(id)
        return self._paragraphs[id]

    def _paragraph(self, id: str) -> ParagraphStyle:
        chain = self._chain(id)
        name = value(self._by_id.get(id), "name").casefold()
        levels = [found for one in chain if (found := value(one, "pPr", "outlineLvl"))]
        level = 0 if name == "title" else number(levels[-1], -1) + 1 if levels else -1
        numbered = [one for one in chain if child(one, "pPr", "numPr") is not None]
        if not numbered:
            return ParagraphStyle(name, level, None)
        numbers = (
            value(numbered[-1], "pPr", "numPr", "numId"), number(value(numbered[-1], "pPr", "numPr", "ilvl"))
        )  # fmt: skip
        return ParagraphStyle(name, level, numbers)

    def marks(self, paragraph: str, own: Element | None) -> int:
        """How a run stands out that has these properties of its own in a paragraph of a style."""
        key = paragraph or self._usual, value(own, "rStyle")
        if key not in self._looks:
            self._looks[key] = self._look(*key)
        return _directly(self._looks[key], own)

    def _look(self, paragraph: str, character: str) -> int:
        """What both styles say together."""
        below, above = self._said(paragraph), self._said(character)
        together = below | above
        if value(self._by_id.get(character), "name").casefold() in TELLING:
            together |= TOLD
        for _, mark in TOGGLES:
            if below & above & mark:
                together &= ~mark
        return together

    def _said(self, id: str) -> int:
        marks = 0
        for style in self._chain(id):
            marks = _directly(marks, child(style, "rPr"))
        return marks

    def _chain(self, id: str) -> list[Element]:
        """A style and all that it stands on, the lowest first; a circle ends where it closes."""
        chain: list[Element] = []
        while (style := self._by_id.get(id)) is not None and style not in chain and len(chain) < MOST_BELOW:
            chain.append(style)
            id = value(style, "basedOn")
        return chain[::-1]


def _is_usual(style: Element) -> bool:
    return bool(style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"))


def _directly(marks: int, own: Element | None) -> int:
    """The marks after properties of a run were laid over them."""
    # Looked through once, for most runs have none of these; of several with one name, the first counts.
    there: dict[str, Element] = {}
    for one in own if own is not None else ():
        there.setdefault(one.tag, one)
    if there.keys().isdisjoint(LOOKED_AT):
        return marks
    for name, mark in (*TOGGLES, ("vanish", HIDDEN)):
        if (said := there.get(W + name)) is not None:
            marks = marks | mark if is_on(said) else marks & ~mark
    if (said := there.get(W + "u")) is not None:
        marks = marks & ~UNDERLINED if said.get(W + "val", "single") == "none" else marks | UNDERLINED
    if (said := there.get(W + "vertAlign")) is not None:
        marks = marks & ~(RAISED | LOWERED) | SIDES.get(said.get(W + "val", ""), 0)
    return marks
