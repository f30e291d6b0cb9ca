"""What stands in a line, as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import assert_never
from urllib.parse import unquote

from briefgen.document.marked import Foreign, Inserted, Struck, Subscript, Superscript
from briefgen.document.nodes import Citation, Code, Emphasis, Inline, LineBreak, Link, Note, Strong, Text

SCHEME = re.compile(r"^(?:https?://(?:www\.)?|mailto:|tel:)")
"""What people leave out when they write an address."""


STRUCK, INSERTED = "~~", "++"
"""What stands around words that an amendment takes out and puts in: without it the text would say both."""

WITHIN_WORDS = str.maketrans({"\u00ad": None, "\u200b": None, "\u2060": None, "\u00a0": " "})
"""Where a line may or must not end: mail programs break lines as they do, and some show these characters."""

LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
"""Characters that Unicode has below and above the line."""


def inlines(nodes: Iterable[Inline]) -> str:
    """The words of inlines, one after another; what stands out elsewhere does not here."""
    return "".join(map(inline, nodes))


def inline(node: Inline) -> str:
    """The words of one inline; the call of a note is its number in brackets."""
    match node:
        case Text(words) | Code(words):
            return words.translate(WITHIN_WORDS)
        case LineBreak():
            return "\n"
        case Emphasis(children) | Strong(children) | Foreign(children):
            return inlines(children)
        case Struck(children, said):
            return f"[{said}: {inlines(children)}]" if said else f"{STRUCK}{inlines(children)}{STRUCK}"
        case Inserted(children, said):
            return f"[{said}: {inlines(children)}]" if said else f"{INSERTED}{inlines(children)}{INSERTED}"
        case Subscript(children):
            return _beside(inlines(children), LOWERED, "_")
        case Superscript(children):
            return _beside(inlines(children), RAISED, "^")
        case Link(target, children):
            return _link(target, inlines(children))
        case Note():
            return call(node)
        case Citation():
            raise ValueError("citations become notes and sources before the document is written")
        case _:
            assert_never(node)


def _beside(words: str, characters: dict[int, int], sign: str) -> str:
    """Words below or above the line: in characters made for it, else letters alone as they are (`1st`), else after a sign."""
    if all(ord(character) in characters for character in words):
        return words.translate(characters)
    return words if words.isalpha() and sign == "^" else f"{sign}{words}"


def call(note: Note) -> str:
    """How a note is called, and how it begins."""
    return f"[{note.number}]"


def _link(target: str, words: str) -> str:
    """The words, then the address in parentheses, unless the words are the address or lead to another place in the text.

    A web address is written out with its scheme, by which mail programs know that it is one.
    """
    if target.startswith("#"):
        return words
    web, said = target.startswith("http"), _says(words, target)
    if said and web:
        return target
    return words if said else f"{words} ({target if web else SCHEME.sub('', target)})"


def _says(words: str, target: str) -> bool:
    """Whether words are the address itself; a telephone number may be said without the code of its country."""
    if target.startswith("tel:"):
        digits = re.sub(r"\D", "", words)
        return bool(digits) and target.endswith(digits)
    bare, address = (SCHEME.sub("", one.strip()).rstrip("/").casefold() for one in (words, target))
    # Older DOIs hold < and >, which their addresses write as %3C and %3E.
    return bare in (address, unquote(address))
