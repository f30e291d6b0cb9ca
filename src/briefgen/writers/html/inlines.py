"""What stands in a line, as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from briefgen.document.marked import Foreign, Inserted, Struck, Subscript, Superscript
from briefgen.document.nodes import Citation, Code, Emphasis, Inline, LineBreak, Link, Note, Strong, Text
from briefgen.writers.html.element import element, empty, text
from briefgen.writers.html.setting import Setting, direction

JOINER, OPENING = "\u2060", "\u200b"
"""Where a line must not end, and where it may, within a word."""

JOINT = '<span class="joint"></span>'


def inlines(nodes: Iterable[Inline], setting: Setting) -> str:
    """The markup of inlines, one after another."""
    return "".join(inline(node, setting) for node in nodes)


def inline(node: Inline, setting: Setting) -> str:
    """The markup of one inline."""
    match node:
        case Text(words):
            return text(words) if setting.column else broken(words)
        case LineBreak():
            return empty("br")
        case Emphasis(children):
            return element("em", inlines(children, setting))
        case Strong(children):
            return element("strong", inlines(children, setting))
        case Struck(children, said):
            return element("del", inlines(children, setting), title=said or None)
        case Inserted(children, said):
            return element("ins", inlines(children, setting), title=said or None)
        case Subscript(children):
            return element("sub", inlines(children, setting))
        case Superscript(children):
            return element("sup", inlines(children, setting), class_="raised")
        case Foreign(children, language):
            return _foreign(children, language, setting)
        case Code(words):
            return element("code", text(words))
        case Link(target, children, name):
            return element("a", inlines(children, setting), href=target, title=name or None)
        case Note():
            return setting.note(node, setting)
        case Citation():
            raise ValueError("citations become notes and sources before the document is written")
        case _:
            assert_never(node)


def _foreign(children: Iterable[Inline], language: str, setting: Setting) -> str:
    """Words in another language, set apart only where that is not the language of the text around."""
    if language == setting.language:
        return inlines(children, setting)
    turned = direction(language) if direction(language) != direction(setting.language) else None
    return element("span", inlines(children, setting.speaking(language)), lang=language, dir=turned)


def broken(words: str) -> str:
    """Characters as markup for a screen; where a line may end or must not, an element that has no characters: nobody copies any.

    On paper the characters themselves stand there: they have no glyphs, so that no PDF holds them.
    """
    return text(words).replace(JOINER, JOINT).replace(OPENING, "<wbr/>")
