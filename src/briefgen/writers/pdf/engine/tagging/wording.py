"""The text layer: what is searched, copied and read aloud is what was written, with a space between words of two lines.

A font may have one glyph for several characters, several glyphs for one letter with its marks, and
none for a hyphen that shows only where a word is broken. Where the glyphs of a run do not say its
words, the run says them itself, as its actual text (ISO 32000-1, 14.8.2.5 and 14.9.4); so does one
that is set in capitals and was written otherwise.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from fontTools.ttLib import TTFont
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from briefgen.writers.pdf.engine.tagging.reading import Run, runs
from briefgen.writers.pdf.line_ends import JOINTS, SPACES, apart

PLAIN = {"\u00a0": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-"}
"""Characters that share the glyph of a plainer one, which is far more often what the glyph stands for."""

SOFT_HYPHEN, HYPHEN = "\u00ad", "\u2010"
"""Where a word may be broken, and what is drawn where it is."""


def settle(fonts: Mapping[Any, Any]) -> None:
    """Let each glyph stand for one character where it can: the plainer of two, the mark without the letter it is set on."""
    for font in fonts.values():
        unclear = [glyph for glyph, text in font.to_unicode.items() if not text or _marked(text)]
        named = _named(font) if unclear else {}
        font.to_unicode.update({glyph: named[glyph] for glyph in unclear if glyph in named})
        for glyph, text in font.to_unicode.items():
            font.to_unicode[glyph] = PLAIN.get(text, text)


def _marked(text: str) -> bool:
    return len(text) > 1 and any(map(unicodedata.combining, text))


def _named(font: Any) -> dict[int, str]:
    """The character that each glyph of a font is the glyph of."""
    file = TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True)
    return {file.getGlyphID(name): chr(code) for code, name in sorted(file.getBestCmap().items(), reverse=True)}


def complete(document: Any, streams: Sequence[Any]) -> None:
    """Let every run of a finished document say its words, and part the words of one line from those of the next."""
    maps = {font.hash: font.to_unicode for font in document.fonts.values()}
    ends: dict[Element, tuple[Any, Run]] = {}
    texts: dict[Element, str] = {}
    said: dict[Element, int] = {}
    for page, stream in zip(document.pages, streams, strict=True):
        found = dict(runs(stream.stream, maps))
        drawn = {box: found[tag["mcid"]] for box, tag in stream._tags.items() if tag["mcid"] in found}
        for line in _lines(page._page_box):
            words = [box for box in _words(line) if box in drawn and drawn[box].last >= 0]
            text = texts.setdefault(line.element, words_of(line.element))
            for box in words:
                _say(drawn[box], box.text)
                if box.style["text_transform"] == "uppercase":
                    start = said.get(line.element, 0)
                    said[line.element] = _say_as_written(drawn[box], box.text, text, start)
            if words and line.element in ends:
                last, run = ends[line.element]
                if apart(last.text, words[0].text, text):
                    run.end_with_space(last.text)
            if words:
                ends[line.element] = (words[-1], drawn[words[-1]])


def _lines(box: Any) -> Iterator[Any]:
    """The lines below a box that are part of the text, not drawn by CSS as bullets are."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if isinstance(box, boxes.MarginBox) or "::" in (box.element_tag or ""):
        return
    if isinstance(box, boxes.LineBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from _lines(child)


def _words(box: Any) -> Iterator[Any]:
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox) and "::" not in (child.element_tag or ""):
            yield from _words(child)


def words_of(element: Element) -> str:
    """The words of an element on one line, without those of the notes in it."""
    return " ".join("".join(_pieces(element)).translate(JOINTS).split())


def _pieces(element: Element) -> Iterator[str]:
    yield " " if element.tag == "br" else element.text or ""
    for child in element:
        if child.tag != "aside":
            yield from _pieces(child)
        yield child.tail or ""


def _say(run: Run, drawn: str) -> None:
    """Give a run its words where its glyphs say others; a word that is broken is said with its soft hyphen."""
    broken = drawn.endswith(SOFT_HYPHEN + HYPHEN)
    written = (
        drawn.removesuffix(HYPHEN).replace(SOFT_HYPHEN, "") + SOFT_HYPHEN if broken else drawn.replace(SOFT_HYPHEN, "")
    ).translate(JOINTS)
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in written):
        return
    composed, shown = _bare(written), _bare(run.words)
    if shown.rstrip() != composed.rstrip() or any(map(unicodedata.combining, composed)):
        run.say(unicodedata.normalize("NFC", written).translate(SPACES))
    elif composed.endswith(" ") and not shown.endswith(" "):
        run.end_with_space(drawn)


def _say_as_written(run: Run, drawn: str, text: str, start: int) -> int:
    """Give a run that is set in capitals the words of its text: some voices spell capitals letter by letter.

    They are looked for in the capitals of the text from `start` on, where the run before ended; the end of this one is
    returned.
    """
    capitals, places = "", []
    for place, letter in enumerate(text.translate(SPACES)):
        capitals += letter.upper()
        places += [place] * len(letter.upper())
    plain = drawn.translate(SPACES)
    looked_for = plain.strip()
    at = capitals.find(looked_for, start) if looked_for else -1
    if at < 0:
        return start
    end = at + len(looked_for)
    written = text[places[at] : places[end - 1] + 1]
    run.say(" " * plain.startswith(" ") + written.translate(SPACES) + " " * plain.endswith(" "))
    return end


def _bare(words: str) -> str:
    """Words without what no glyph shows."""
    shown = (c for c in words.translate(SPACES) if unicodedata.category(c) != "Cf" or c == SOFT_HYPHEN)
    return unicodedata.normalize("NFC", "".join(shown))
