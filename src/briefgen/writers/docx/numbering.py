"""The numbering part: one multilevel definition for each kind of list, one instance for each list that counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import TypeAlias

from briefgen.document.asking import ask_step
from briefgen.document.roles import BoxName
from briefgen.models.contrast import reads_on
from briefgen.models.style import Tokens
from briefgen.writers.docx import names
from briefgen.writers.docx.ooxml import Element, w
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.typography import letters
from briefgen.writers.docx.units import twips

Mark: TypeAlias = Callable[[int], tuple[str, str]]
"""How the items of a level, counted from 0, are marked: the kind of number, and what is shown."""

LEVELS = 9
"""Levels of a definition, as Word has them."""

BULLETS, NUMBERS, BOXED_BULLETS, BOXED_NUMBERS, UNMARKED, ASKS = 1, 2, 3, 4, 5, 6
"""The definitions, and the one instance of each that every document has, by their numbers.

In boxes the marks of inner lists stand at the edge of the box, moved in by spaces of their
own: all paragraphs of a box must begin at one edge.
"""

HOLD_LISTS = (BoxName.ASK, BoxName.CALLOUT, BoxName.QUOTE)
"""The boxes in which a list may stand."""

NO_BREAK_SPACE = "\u00a0"
SPACE_WIDTH = 0.25
"""The width of a space as a share of the size of type."""


def numbering(sheet: Sheet) -> Element:
    """The definitions, and one instance of each for the list styles."""
    tokens = sheet.tokens
    bullets, step = tokens.lists.bullets, tokens.lists.indent
    figures, boxed = (_figures(sheet, within) for within in (False, True))

    def bullet(level: int) -> tuple[str, str]:
        return "bullet", bullets[min(level, len(bullets) - 1)]

    def number(level: int) -> tuple[str, str]:
        return "decimal", f"%{level + 1}."

    definitions = (
        _definition(BULLETS, bullet, step, "List Bullet"),
        _definition(NUMBERS, number, step, "List Number", figures),
        _definition(BOXED_BULLETS, _moved_in(bullet, tokens), step),
        _definition(BOXED_NUMBERS, _moved_in(number, tokens, tokens.lists.numbers.size), step, letters=boxed),
        _definition(UNMARKED, lambda level: ("bullet", ""), 0.0),
        _definition(ASKS, number, ask_step(tokens), letters=boxed),
    )
    return w("numbering", *definitions, *(_instance(place, place) for place in range(1, len(definitions) + 1)))


def _figures(sheet: Sheet, boxed: bool) -> list[Element]:
    """How numbers look; in boxes in their own color only where it can be read on the ground of each that may hold a list."""
    said, tokens = sheet.tokens.lists.numbers, sheet.tokens
    grounds = [getattr(tokens.frames, name).ground for name in HOLD_LISTS] if boxed else []
    return letters(sheet, said, all(reads_on(said.color, ground, tokens.colors) for ground in grounds))


def _moved_in(mark: Mark, tokens: Tokens, size: float | None = None) -> Mark:
    """Marks that stand one step further in on every level. A bullet moved in is a text that counts nothing."""
    spaces = round(tokens.lists.indent / ((size or tokens.looks.callout.size) * SPACE_WIDTH))

    def moved(level: int) -> tuple[str, str]:
        form, shown = mark(level)
        form = "none" if level and form == "bullet" else form
        return form, NO_BREAK_SPACE * spaces * level + shown

    return moved


class Counter:
    """Gives every counted list of a document an instance of its own, so that each begins anew."""

    def __init__(self, part: Element) -> None:
        self._part = part
        self._last = ASKS

    def begin(self, definition: int, level: int, start: int) -> int:
        """The number of a new instance whose `level`, counted from 0, begins at `start`."""
        self._last += 1
        restart = w("lvlOverride", w("startOverride", val=start), ilvl=level)
        self._part.append(_instance(self._last, definition, restart))
        return self._last


def _definition(
    number: int, mark: Mark, step: float, kind: str | None = None, letters: Sequence[Element] = ()
) -> Element:
    """A definition with all its levels. `nsid` and `tmpl` are how Word knows it again: fixed, one for each."""
    levels = (_level(level, *mark(level), step, kind, letters) for level in range(LEVELS))
    known = f"1B2C000{number}"
    return w(
        "abstractNum",
        w("nsid", val=known),
        w("multiLevelType", val="hybridMultilevel"),
        w("tmpl", val=known),
        *levels,
        abstractNumId=number,
    )


def _level(level: int, form: str, mark: str, step: float, kind: str | None, letters: Sequence[Element]) -> Element:
    style = names.list_style(kind, level).id if kind and level < names.LIST_LEVELS else None
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("pStyle", val=style) if style else None,
        w("suff", val="nothing") if not mark else None,
        w("lvlText", val=mark),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=twips(step * (level + 1)), hanging=twips(step))),
        w("rPr", *map(deepcopy, letters)) if letters else None,
        ilvl=level,
    )


def _instance(number: int, definition: int, *overrides: Element) -> Element:
    return w("num", w("abstractNumId", val=definition), *overrides, numId=number)
