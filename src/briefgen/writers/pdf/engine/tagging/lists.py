"""Lists: each says what stands before its items, as it is printed."""

from __future__ import annotations

from typing import Final

from briefgen.writers.pdf.engine.tagging.node import Node

MARKS: Final = {"/Disc": "•●∙·⋅", "/Circle": "○◦", "/Square": "▪■◼"}
"""The marks that have a name in PDF (ISO 32000-1, table 347)."""


def name_marks(root: Node) -> None:
    """Give every list in the tree the kind of its marks: numbers, a mark with a name, or none such."""
    for node in root.nodes():
        if node.role == "L":
            node.attributes = {"O": "/List", "ListNumbering": _kind(_first_label(node))}


def _first_label(node: Node) -> str:
    """What is printed before the first item of a list; nothing where no item has a mark."""
    items = [kid for kid in node.kids if isinstance(kid, Node) and kid.role == "LI"]
    labels = [kid for item in items for kid in item.kids if isinstance(kid, Node) and kid.role == "Lbl"]
    return labels[0].text.strip() if labels else ""


def _kind(label: str) -> str:
    if label[:1].isdecimal():
        return "/Decimal"
    return next((kind for kind, marks in MARKS.items() if label and label in marks), "/None")
