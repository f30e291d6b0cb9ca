"""Boxes made of paragraphs: borders, ground and indents that let neighbors join into one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefgen.document.roles import BOX_OF_ROLE
from briefgen.models.framing import Frame
from briefgen.models.palette import Colors
from briefgen.noun import noun
from briefgen.writers.docx.names import ROLE_STYLES
from briefgen.writers.docx.ooxml import Element, w
from briefgen.writers.docx.palette import ground, line
from briefgen.writers.docx.paragraphs import (
    PROPERTIES,
    direct_indent,
    is_numbered,
    is_paragraph,
    put,
    space,
    spacer,
    style_id,
)
from briefgen.writers.docx.units import border_space, eighths, twips

THINNEST = 2
"""The thinnest border, in eighths of a point: in the color of the ground it is only padding."""

NATIVE = {ROLE_STYLES[role].id: box.name for role, box in BOX_OF_ROLE.items()}
"""The styles that carry a frame by themselves, with the name of the box."""


@noun
class Box:
    """The look of one kind of box, `indent` points in from the left edge of the column."""

    name: str
    frame: Frame
    colors: Colors
    indent: float = 0.0

    @property
    def above(self) -> float:
        """Space above the first paragraph: padding too, where no border can hold it."""
        return self.frame.before + (0 if self._side("top") is not None else self.frame.padding_y)

    @property
    def below(self) -> float:
        """Space below the last paragraph."""
        return self.frame.after + (0 if self._side("bottom") is not None else self.frame.padding_y)

    def surface(self) -> list[Element]:
        """Borders and ground, as properties of a paragraph or of a style."""
        sides = [side for name in ("top", "left", "bottom", "right") if (side := self._side(name)) is not None]
        borders = [w("pBdr", *sides)] if sides else []
        return borders + ([ground(self.colors, self.frame.ground)] if self.frame.ground else [])

    def edges(self, further: int = 0) -> Element | None:
        """The indents of a paragraph whose text stands `further` twips in, if there are any.

        Its first line begins at the edge all the same: Word draws the box from where the first
        line begins, so what stands further in joins the paragraphs around it.
        """
        left = twips(self.indent + self.frame.left + self.frame.padding_x) + further
        held = THINNEST / 8 if not self.frame.right and self._side("right") is not None else 0.0
        right = twips(self.frame.padding_x + self.frame.right + held)
        if not left and not right:
            return None
        return w("ind", left=left, right=right, **({"hanging": further} if further else {}))

    def _side(self, side: str) -> Element | None:
        """A border in its color, else one in the color of the ground to hold the padding, else none."""
        frame = self.frame
        padding = frame.padding_x if side in ("left", "right") else frame.padding_y
        if width := getattr(frame, side):
            return line(self.colors, side, frame.color, eighths(width), border_space(padding))
        if frame.ground and padding:
            return line(self.colors, side, frame.ground, THINNEST, border_space(padding))
        return None


@noun
class Enclosure:
    """One box on the page: its look, and what stands in it."""

    box: Box
    elements: tuple[Element, ...]


def enclose(elements: Iterable[Element], box: Box) -> Enclosure:
    """Puts paragraphs into a box, which stays on one page, unless it may break: then only its last two paragraphs do.

    A table among them stands between two halves of it.
    """
    enclosure = Enclosure(box, tuple(elements))
    paragraphs = [element for element in enclosure.elements if is_paragraph(element)]
    for element in paragraphs:
        _dress(element, box)
        put(element, w("keepLines") if box.frame.together else None)
    for element in paragraphs[:-1] if box.frame.together else paragraphs[-2:-1]:
        put(element, w("keepNext"))
    if paragraphs:
        space(paragraphs[0], before=box.above)
        space(paragraphs[-1], after=box.below)
    return enclosure


def _dress(element: Element, box: Box) -> None:
    """Gives a paragraph the box's borders, ground and indents, as far as its style has them not.

    What stands further in without a mark, such as the second paragraph of an item, gets there by a tab.
    """
    further = direct_indent(element)
    native = NATIVE.get(style_id(element)) == box.name
    if not native:
        put(element, *box.surface())
    if not native or further or box.indent:
        put(element, box.edges(further))
    if further and not is_numbered(element):
        element.find(PROPERTIES).addnext(w("r", w("tab")))


def keep_apart(enclosures: Sequence[Enclosure]) -> None:
    """Keeps boxes of one kind that follow one another from joining, by next to nothing between them."""
    for first, second in pairwise(enclosures):
        if first.elements[-1].getnext() is second.elements[0] and first.box == second.box:
            second.elements[0].addprevious(spacer())
            if is_paragraph(second.elements[0]):
                space(second.elements[0], before=0)
