"""Inlines as runs: characters, emphasis, links, calls of footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import groupby
from typing import assert_never
from urllib.parse import quote

from briefgen.document.marked import Foreign, Inserted, Struck, Subscript, Superscript
from briefgen.document.nodes import Citation, Code, Emphasis, Inline, LineBreak, Link, Note, Strong, Text
from briefgen.models.palette import ColorName, Colors
from briefgen.models.style import Filler
from briefgen.noun import noun
from briefgen.writers.docx import names
from briefgen.writers.docx.names import StyleName
from briefgen.writers.docx.ooxml import Element, qualified, text, w
from briefgen.writers.docx.palette import type_color
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.story import Story
from briefgen.writers.docx.typography import language, toggles

ADDRESS_CHARACTERS = "!#$%&'()*+,/:;=?@~"
"""What may stand in an address beside letters, digits and `_.-` (RFC 3986); all else is percent-encoded."""

UNUSUAL = re.compile("[^\0-\u017f\u1e00-\u1eff\u200b-\u200f\u2013-\u202f\ufff0-\U0010ffff]")
"""Characters that a font of Latin letters may lack; only for these are the fonts looked into."""

BREAKS = {"\n": "br", "\t": "tab", "\u00ad": "softHyphen", "\u2011": "noBreakHyphen", "-\u2060": "noBreakHyphen"}
"""Elements that stand for characters."""

BROKEN = re.compile("(-\u2060|[\n\t\u00ad\u2011])")

WITHIN_ADDRESSES = str.maketrans(dict.fromkeys("\u200b\u2060"))
"""What no address of a Word file has: whoever copies it from there would take it along, and be led nowhere."""

LONGEST_BOOKMARK, LONGEST_READABLE = 40, 28
"""The most characters of a bookmark's name, and of that part of it which is not there to tell it from others."""


@noun
class Face:
    """How characters stand out from the paragraph around them.

    `side` is `subscript` or `superscript`, where they stand beside the line. `language` is given where it is not
    that of the document; `plain_links` leaves links without a line under them; `unit` are the words beside a number
    set large; `told` are struck and new words of a bill; `family` is a font other than that of the paragraph; `ink` is
    the color of links and calls where theirs cannot be read on the ground; `run_in` are the words of a head that runs
    into its paragraph, `head_ink` their color where theirs cannot be read.
    """

    bold: bool = False
    italic: bool = False
    code: bool = False
    link: bool = False
    struck: bool = False
    inserted: bool = False
    side: str = ""
    language: str = ""
    plain_links: bool = False
    unit: bool = False
    told: bool = False
    family: str = ""
    ink: tuple[ColorName, Colors] | None = None
    run_in: bool = False
    head_ink: tuple[ColorName, Colors] | None = None

    @property
    def style(self) -> StyleName | None:
        """The one character style a run can have: that which says most."""
        choices = (
            (self.unit, names.STAT_UNIT),
            (self.told and self.struck, names.BILL_STRUCK),
            (self.told, names.BILL_INSERTED),
            (self.link, names.HYPERLINK),
            (self.code, names.CODE),
            (self.run_in, names.RUN_IN),
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
        strike = w("strike") if self.struck else None
        side = w("vertAlign", val=self.side) if self.side else None
        font = w("rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), self.family)) if self.family else None
        made = w("rPr", style, font, *toggles(*said), strike, self._color(), self._underline(), side, spoken)
        return made if len(made) else None

    def _color(self) -> Element | None:
        """The color of a link or a head that does not have its own."""
        ink = self.ink if self.link else self.head_ink if self.run_in else None
        return type_color(ink[1], ink[0]) if ink else None

    def _underline(self) -> Element | None:
        """The line under inserted words, or under none of a link."""
        if self.inserted:
            return w("u", val="single")
        return w("u", val="none") if self.link and self.plain_links else None


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
            yield from _words(words, face, story.sheet)
        case Code(words):
            yield from _words(words, replace(face, code=True), story.sheet)
        case LineBreak():
            yield run(w("br"), face)
        case Emphasis(children):
            yield from runs(children, story, replace(face, italic=True))
        case Strong(children):
            yield from runs(children, story, replace(face, bold=True))
        case Struck(children, said):
            yield from runs(children, story, replace(face, struck=True, told=bool(said)))
        case Inserted(children, said):
            yield from runs(
                children, story, replace(face, inserted=True, bold=face.bold or bool(said), told=bool(said))
            )
        case Subscript(children):
            yield from runs(children, story, replace(face, side="subscript"))
        case Foreign(children, spoken):
            yield from runs(children, story, replace(face, language=spoken))
        case Superscript(children):
            yield from runs(children, story, replace(face, side="superscript"))
        case Link(target, children, name):
            yield _link(target, runs(children, story, replace(face, link=True)), story, name)
        case Note():
            called = w("footnoteReference", id=story.call(node))
            ink = type_color(face.ink[1], face.ink[0]) if face.ink else None
            yield w("r", w("rPr", w("rStyle", val=names.NOTE_REFERENCE.id), ink), called)
        case Citation():
            raise ValueError("citations become notes and sources before the document is written")
        case _:
            assert_never(node)


def _words(words: str, face: Face, sheet: Sheet) -> Iterator[Element]:
    """Runs for characters; those for which Word has elements, such as line feeds and soft hyphens, are these."""
    for piece in BROKEN.split(words.translate(WITHIN_ADDRESSES) if face.link else words):
        if piece in BREAKS:
            yield run(w(BREAKS[piece]), face)
        elif UNUSUAL.search(piece):
            for family, characters in _by_family(piece, sheet):
                yield run(text(characters), replace(face, family=family))
        elif piece:
            yield run(text(piece), face)


def fillers(texts: Iterable[str], sheet: Sheet) -> list[Filler]:
    """The fonts beside the two of the style in which characters of texts stand."""
    characters = dict.fromkeys(one for words in texts for one in UNUSUAL.findall(words))
    found = [filler for one in characters if (filler := sheet.filler(one))]
    return list({filler.family: filler for filler in found}.values())


def _by_family(words: str, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Stretches of words with the font of each: of what the families of the style lack; nothing for all others.

    Marks stay with their letter.
    """
    letters = re.findall(r".[\u0300-\u036f\ufe0e\ufe0f]*", words)
    for filler, group in groupby(letters, lambda one: sheet.filler(one[0]) if UNUSUAL.match(one) else None):
        yield filler.family if filler else "", "".join(group)


def _link(target: str, content: Iterator[Element], story: Story, name: str) -> Element:
    """A link inside the document leads to a bookmark, any other through a relationship of the part.

    Its name is the tip that Word shows and screen readers say (ISO/IEC 29500-1, 17.16.22).
    """
    tip = {"tooltip": name} if name else {}
    if target.startswith("#"):
        return w("hyperlink", *content, anchor=bookmark_name(target[1:]), history=1, **tip)
    link = w("hyperlink", *content, history=1, **tip)
    link.set(qualified("r:id"), story.link(quote(target, safe=ADDRESS_CHARACTERS)))
    return link


def bookmarked(content: list[Element], anchor: str, story: Story) -> list[Element]:
    """Content that links can lead to, when it has an anchor."""
    if not anchor:
        return content
    number = next(story.bookmarks)
    start = w("bookmarkStart", id=number, name=bookmark_name(anchor))
    return [start, *content, w("bookmarkEnd", id=number)]


def marked(content: list[Element], words: str, story: Story) -> list[Element]:
    """Content that screen readers and Word's own list of bookmarks lead to, by its words; no link does.

    Two underscores and a number keep its name apart from those that links lead to.
    """
    number = next(story.bookmarks)
    readable = re.sub(r"\W+", "_", words.lower()).strip("_")[:LONGEST_READABLE]
    name = readable if readable[:1].isalpha() else f"b_{readable}"
    start = w("bookmarkStart", id=number, name=f"{name}__{number}")
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
