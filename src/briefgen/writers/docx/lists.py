"""Items of lists: their marks and the space between them."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.asking import are_asks
from briefgen.document.nodes import BulletList, OrderedList, Role
from briefgen.writers.docx.names import list_style
from briefgen.writers.docx.numbering import ASKS, BOXED_BULLETS, BOXED_NUMBERS, BULLETS, NUMBERS, UNMARKED
from briefgen.writers.docx.ooxml import Element, w
from briefgen.writers.docx.paragraphs import is_numbered, is_paragraph, paragraph, put, restyle, space, style_id
from briefgen.writers.docx.place import Place
from briefgen.writers.docx.story import Story


def instance(node: BulletList | OrderedList, place: Place, story: Story) -> int:
    """The instance of numbering that marks the items of a list: counted lists have one each."""
    if isinstance(node, OrderedList):
        kind = ASKS if are_asks(node) and not place.depth else BOXED_NUMBERS if place.boxed else NUMBERS
        return story.lists.begin(kind, place.depth, node.start)
    if place.role is Role.SIGNER:
        return UNMARKED
    return BOXED_BULLETS if place.boxed else BULLETS


def item(
    elements: Sequence[Element], ordered: bool, number: int, place: Place, gap: float, words_first: bool = True
) -> list[Element]:
    """The elements of one item of the list at `place`: the first is a paragraph with the mark.

    `gap` is the space below it, in points. Where the item does not begin with words, the mark has a line of its own.
    """
    inside = place.in_list()
    if not words_first or not elements:
        elements = [paragraph(inside.style(Role.BODY), (), w("keepNext")), *elements]
    first = elements[0]
    if style_id(first) == list_style("List Continue", place.depth).id:
        restyle(first, list_style("List Number" if ordered else "List Bullet", place.depth))
    put(first, w("numPr", w("ilvl", val=place.depth), w("numId", val=number)))
    for element in filter(is_paragraph, elements):
        if not is_numbered(element) or element is first or element is elements[-1]:
            space(element, after=gap)
    return list(elements)
