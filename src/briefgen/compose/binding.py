"""The tree with what must stay on one line bound together, so that every writer breaks the same lines alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any
from urllib.parse import unquote

from briefgen.compose.unbroken import ASIDE, DOT, LEAST_LAST, LONGEST_TEXT, NBSP, address, unbroken, without_lone_end
from briefgen.document.display import KeyNumber
from briefgen.document.nodes import (
    Callout,
    Cell,
    Code,
    Document,
    Figure,
    Heading,
    Inline,
    LineBreak,
    Link,
    Note,
    Paragraph,
    Quote,
    Role,
    Table,
    Text,
)
from briefgen.document.walking import rebuild_all

LINES: dict[type[Any], tuple[str, ...]] = {
    Paragraph: ("children",),
    Heading: ("children",),
    Cell: ("children",),
    Table: ("caption",),
    Figure: ("caption",),
    Quote: ("attribution",),
    Callout: ("title",),
    KeyNumber: ("number", "unit", "words"),
}
"""The nodes that hold lines of text, and where."""

IN_PIECES = (
    Role.ORGANIZATION, Role.KICKER, Role.MEETING, Role.ADDRESS, Role.SIGNATURE, Role.LABEL, Role.CONTACT,
    Role.CONTACT_CARD, Role.SIGNER, Role.ATTRIBUTION, Role.SIDE, Role.SIDE_LABEL, Role.SIDE_NUMBER, Role.ENDORSERS,
)  # fmt: skip
"""Roles of paragraphs that are no running text: no word of them is alone."""

LARGE = (Role.TITLE, Role.SUBTITLE, Role.ASK)
"""Roles whose last line should not be short."""


def bound(document: Document) -> Document:
    """The document with its ranges, dates, numbers and addresses bound, and no short word alone on a last line.

    Only spaces, joiners and places for a break change; literal words and the words of a reader stay to the letter.
    """
    foot = document.footer
    footer = replace(foot, left=_dotted(foot.left), center=_dotted(foot.center), right=_dotted(foot.right))
    children = rebuild_all(document.children, _change)
    return replace(document, children=children, footer=footer, head=_dotted(document.head))


def _dotted(words: str) -> str:
    return DOT.sub(f" ·{NBSP}", words)


def _change(node: Any) -> tuple[Any, ...]:
    for name in LINES.get(node.__class__, ()):
        line: tuple[Inline, ...] = getattr(node, name)
        if line and (written := _bound(node, name, line)) is not line:
            node = replace(node, **{name: written})
    return (node,)


def _bound(node: Any, name: str, line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A line of a node; itself where nothing has changed."""
    text = "".join(_characters(line))
    made = unbroken(text)
    if isinstance(node, Heading):
        made = without_lone_end(made)
    elif isinstance(node, Paragraph) and node.role not in IN_PIECES:
        made = without_lone_end(made, LEAST_LAST if node.role in LARGE else 0)
    elif isinstance(node, KeyNumber) and name == "words":
        made = without_lone_end(made)
    return _written(line, iter(made))


def _characters(line: tuple[Inline, ...]) -> Iterator[str]:
    """The words of a line, one character for each that is not to be touched; notes stand beside it."""
    for node in line:
        match node:
            case Text(words):
                yield words
            case Note():
                pass
            case Code() | LineBreak():
                yield ASIDE
            case _ if shown := _address(node):
                yield "x" * len(shown.text)
            case _:
                yield from _characters(getattr(node, "children", ()))


def _written(line: tuple[Inline, ...], made: Iterator[str]) -> tuple[Inline, ...]:
    """The line of these characters; itself where nothing has changed."""
    new = tuple(_inline(node, made) for node in line)
    return line if all(one is other for one, other in zip(new, line, strict=True)) else new


def _inline(node: Any, made: Iterator[str]) -> Any:
    match node:
        case Text(words):
            return _text(node, "".join(islice(made, len(words))))
        case Note():
            return node
        case Code() | LineBreak():
            next(made)
            return node
        case _ if shown := _address(node):
            for _ in shown.text:
                next(made)
            text = _text(shown, "".join(address(shown.text)))
            return node if text is shown else replace(node, children=(text,))
        case _ if children := getattr(node, "children", ()):
            written = _written(children, made)
            return node if written is children else replace(node, children=written)
    return node


def _text(node: Text, words: str) -> Text:
    return node if words == node.text else Text(words)


def _address(node: Any) -> Text | None:
    """The words of a link that shows the address that it leads to, or most of it."""
    match node:
        case Link(target, (Text(shown) as text,)) if (
            shown and len(shown) < LONGEST_TEXT and not re.search(r"\s", shown)
        ):
            bare = shown.rstrip("/.").casefold()
            return text if "." in bare and (bare in target.casefold() or bare in unquote(target).casefold()) else None
    return None
