"""Inlines as runs: characters, emphasis, links, calls of footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from typing import assert_never
from urllib.parse import quote

from briefgen.document.nodes import Citation, Code, Emphasis, Inline, LineBreak, Link, Note, Strong, Text
from briefgen.noun import noun
from briefgen.writers.docx import names
from briefgen.writers.docx.names import StyleName
from briefgen.writers.docx.ooxml import Element, qualified, text, w
from briefgen.writers.docx.story import Story
from briefgen.writers.docx.typography import language, toggles

ADDRESS_CHARACTERS = "!#$%&'()*+,/:;=?@~"
"""What may stand in an address beside letters, digits and `_.-` (RFC 3986); all else is percent-encoded."""

BREAKS = {"\n": "br", "\t": "tab"}
"""Elements that stand for characters."""

LONGEST_BOOKMARK, LONGEST_READABLE = 40, 28
"""The most characters of a bookmark's name, and of that part of it which is not there to tell it from others."""


@noun
class Face:
    """How characters stand out from the paragraph around them.

    `language` is given where it is not that of the document; `plain_links` leaves links without a line under them.
    """

    bold: bool = False
    italic: bool = False
    code: bool = False
    link: bool = False
    language: str = ""
    plain_links: bool = False

    @property
    def style(self) -> StyleName | None:
        """The one character style a run can have: that which says most."""
        choices = (
            (self.link, names.HYPERLINK),
            (self.code, names.CODE),
            (self.bold, names.STRONG),
            (self.italic, names.EMPHASIS),
        )
        return next((style for applies, style in choices if applies), None)

    def properties(self) -> Element | None:
        """The properties of a run. Bold and italic are said outright too: in a style alone they would
        undo those of a paragraph that is bold or italic already (ISO/IEC 29500-1, 17.7.3)."""
        said = [letter for letter, applies in (("b", self.bold), ("i", self.italic)) if applies]
        style = w("rStyle", val=self.style.id) if self.style else None
        spoken = language(self.language) if self.language else None
        bare = w("u", val="none") if self.link and self.plain_links else None
        made = w("rPr", style, *toggles(*said), bare, spoken)
        return made if len(made) else None


PLAIN = Face()


def runs(nodes: Iterable[Inline], story: Story, face: Face = PLAIN) -> Iterator[Element]:
    """The elements of a paragraph for inlines, in order."""
    for node in nodes:
        yield from _inline(node, story, face)


def run(content: Element, face: Face = PLAIN) -> Element:
    """One run."""
    return w("r", face.properties(), content)


def _inline(node: Inline, story: Story, face: Face) -> Iterator[Element]:
    match node:
        case Text(words):
            yield from _words(words, face)
        case Code(words):
            yield from _words(words, replace(face, code=True))
        case LineBreak():
            yield run(w("br"), face)
        case Emphasis(children):
            yield from runs(children, story, replace(face, italic=True))
        case Strong(children):
            yield from runs(children, story, replace(face, bold=True))
        case Link(target, children):
            yield _link(target, runs(children, story, replace(face, link=True)), story)
        case Note():
            called = w("footnoteReference", id=story.call(node))
            yield w("r", w("rPr", w("rStyle", val=names.NOTE_REFERENCE.id)), called)
        case Citation():
            raise ValueError("citations become notes and sources before the document is written")
        case _:
            assert_never(node)


def _words(words: str, face: Face) -> Iterator[Element]:
    """Runs for characters; line feeds and tabs within them, as in literal text, are what they are in Word."""
    for piece in re.split("([\n\t])", words):
        if piece in BREAKS:
            yield run(w(BREAKS[piece]), face)
        elif piece:
            yield run(text(piece), face)


def _link(target: str, content: Iterator[Element], story: Story) -> Element:
    """A link inside the document leads to a bookmark, any other through a relationship of the part."""
    if target.startswith("#"):
        return w("hyperlink", *content, anchor=bookmark_name(target[1:]), history=1)
    link = w("hyperlink", *content, history=1)
    link.set(qualified("r:id"), story.link(quote(target, safe=ADDRESS_CHARACTERS)))
    return link


def bookmarked(content: list[Element], anchor: str, story: Story) -> list[Element]:
    """Content that links can lead to, when it has an anchor."""
    if not anchor:
        return content
    number = next(story.bookmarks)
    start = w("bookmarkStart", id=number, name=bookmark_name(anchor))
    return [start, *content, w("bookmarkEnd", id=number)]


def bookmark(paragraph: Element, anchor: str, story: Story) -> None:
    """Have links lead to a paragraph that is made already, its properties staying first."""
    properties, *content = paragraph
    paragraph[:] = [properties, *bookmarked(content, anchor, story)]


def bookmark_name(anchor: str) -> str:
    """An anchor as Word allows it: letters, digits and underscores, a letter first, at most 40 characters."""
    if re.fullmatch("[a-z][a-z0-9-]*", anchor) and len(anchor) <= LONGEST_BOOKMARK:
        return anchor.replace("-", "_")
    readable = re.sub(r"\W", "_", anchor)[:LONGEST_READABLE]
    return f"b_{readable}_{sha256(anchor.encode()).hexdigest()[:8]}"
