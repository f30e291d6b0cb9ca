"""The structure tree while it is being built: elements, and the marked content and links they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from briefgen.noun import noun


@noun
class Content:
    """One run of marked content: its page, counted from 0, its number there, and its words."""

    page: int
    mcid: int
    text: str


@noun
class LinkArea:
    """One rectangle of a link on a page; a link that goes over lines has several."""

    page: int
    annotation: Any


@dataclass(eq=False, slots=True)
class Node:
    """One structure element. `attributes` are those of its attribute object, with their owner as `O`.

    `name` is what a link leads to: its words, where they say it.
    """

    role: str
    parent: Node | None = None
    kids: list[Node | Content | LinkArea] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)
    language: str = ""
    alt: str = ""
    id: str = ""
    name: str = ""

    def add(self, node: Node) -> Node:
        """Put a node at the end of this one."""
        node.parent = self
        self.kids.append(node)
        return node

    def add_after(self, place: Node, node: Node) -> Node:
        """Put a node behind a kid of this one, and behind those of the node's own role that follow it already."""
        at = self.kids.index(place) + 1
        while at < len(self.kids) and isinstance(kid := self.kids[at], Node) and kid.role == node.role:
            at += 1
        node.parent = self
        self.kids.insert(at, node)
        return node

    def child(self, role: str) -> Node:
        """The last kid of a role, made where there is none."""
        found = [kid for kid in self.kids if isinstance(kid, Node) and kid.role == role]
        return found[-1] if found else self.add(Node(role))

    def nodes(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.nodes()

    @property
    def text(self) -> str:
        """The words under this node."""
        return "".join(kid.text for kid in self.kids if not isinstance(kid, LinkArea))
