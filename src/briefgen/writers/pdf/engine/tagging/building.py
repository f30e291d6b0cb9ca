"""The elements of a page → the structure tree, each made when its first words come."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from briefgen.writers.pdf.engine.tagging.boxes import Found
from briefgen.writers.pdf.engine.tagging.node import Node
from briefgen.writers.pdf.engine.tagging.roles import GROUPING, INLINE, aloud, attributes_of, role_of, spoken

ABOVE_LABEL = {"span": "aside", "p": "li"}
"""The element that a label belongs to, by the element it is written in: the number of a note, the bullet of an item."""


class Builder:
    """Puts what is found on the pages, in reading order, under the elements it came from."""

    def __init__(self, html: Element) -> None:
        self.heads: dict[Element, int] = {}
        self.artifacts: dict[tuple[int, int], str] = {}
        self.dropped: dict[int, list[Any]] = {}
        self._parents = {child: parent for parent in html.iter() for child in parent}
        self.root = Node("Document")
        self._nodes: dict[Element, Node] = {html: self.root}
        self._labels: dict[Element, Node] = {}
        self._notes = 0

    def place(self, found: Found) -> None:
        """Put one thing where it belongs."""
        node = self._label(found.element) if found.drawn else self.node(found.element)
        if found.outline:
            node.attributes = {"O": "/Layout", "Placement": "/Block", "BBox": found.outline}
        if node.role in GROUPING:
            node = node.child("LBody" if node.role == "LI" else "P")
        node.kids.append(found.what)

    def node(self, element: Element) -> Node:
        """The structure element of an element; that of the element around it, where it is transparent."""
        if element not in self._nodes and element.tag in ("th", "td"):
            self._make_row(self._parents[element])
        if element not in self._nodes:
            self._nodes[element] = self._make(element)
        return self._nodes[element]

    def _make_row(self, row: Element) -> None:
        """All cells of a row at once, so that one without words has its place too."""
        for cell in row:
            self._nodes[cell] = self._make(cell)

    def _make(self, element: Element) -> Node:
        role = role_of(element)
        if role == "Lbl":
            return self._label(element)
        above = self.node(self._parents[element])
        if role is None:
            return above
        node = Node(
            role, attributes=attributes_of(element), language=element.get("lang", ""), alt=aloud(element),
            name=element.get("aria-label", "") or element.get("title", "") or (spoken(element) if role == "Link" else ""),
        )  # fmt: skip
        if role == "Note":
            return self._beside_call(above, node)
        return above.child("LBody").add(node) if above.role == "LI" else above.add(node)

    def _beside_call(self, above: Node, note: Node) -> Node:
        """A note stands behind the paragraph that calls it; within what is no paragraph, at its end."""
        self._notes += 1
        note.id = f"note-{self._notes}"
        while above.role in INLINE and above.parent is not None:
            above = above.parent
        if above.parent is not None and (above.role == "P" or above.role[0] == "H"):
            return above.parent.add_after(above, note)
        return above.add(note)

    def _label(self, element: Element) -> Node:
        """The label that is written in an element: it belongs to the item or note as a whole, before its text."""
        if element not in self._labels:
            around = self._parents[element]
            while around.tag != ABOVE_LABEL.get(element.tag, around.tag):
                around = self._parents[around]
            self._labels[element] = self.node(around).add(Node("Lbl"))
        return self._labels[element]
