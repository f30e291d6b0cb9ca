"""A document without what plain text says elsewhere or more than once, to compare its words with those of other files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefgen.document.marked import Inserted, Struck
from briefgen.document.nodes import Cell, Document, Figure, Group, GroupRole, Link, Note, Paragraph, Role, Table, Text
from briefgen.document.walking import rebuild_all, walk


def plainly(document: Document) -> Document:
    """Notes stand where they are called, links have no address, tables are read cell by cell; there is neither logo nor QR code."""
    return replace(document, children=rebuild_all(document.children, _plain))


def _plain(node: Any) -> tuple[Any, ...]:
    match node:
        case Link(children=children):
            return children
        case Struck(children, said) | Inserted(children, said) if said:
            return (Text(f"[{said}: "), *children, Text("]"))
        case Paragraph(role=Role.BILL_LEGEND):
            return ()
        case Note():
            words = (found.children for found in walk(node.children) if isinstance(found, Paragraph))
            return tuple(inline for line in words for inline in line)
        case Table(caption=caption):
            cells = (found.children for found in walk((node.header, *node.rows)) if isinstance(found, Cell))
            return tuple(Paragraph(words or (Text(""),)) for words in (caption, *cells))
        case Figure(code=code) if code:
            return ()
        case Group(GroupRole.MASTHEAD, (Figure(), *rest)):
            return (replace(node, children=tuple(rest)),)
        case _:
            return (node,)


def letters(words: str) -> str:
    """The letters alone: marks, numbers and lines that plain text draws hold none."""
    return "".join(filter(str.isalpha, words)).casefold()
