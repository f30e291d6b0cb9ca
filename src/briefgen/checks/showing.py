"""What no page could show: links that lead nowhere, characters that no font of the style has."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import groupby
from urllib.parse import unquote

from briefgen.checks.evidence.texts import texts_of
from briefgen.diagnostics import Diagnostic, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Citation, Document, Heading, Link, ListItem
from briefgen.document.plan import Plan
from briefgen.document.walking import printed, walk
from briefgen.models.languages import LETTERS, primary
from briefgen.models.library import Library
from briefgen.models.style import ADD_A_FONT, Style
from briefgen.noun import noun

UNUSUAL = re.compile("[^\t\n\r\x20-\x7e\xa0-\xff–—‘’‚“”„†‡•…‹›€™−]")
"""Characters that a font of Latin letters may lack; only where there are some are the fonts looked into."""

MOST_NAMED = 5
"""How many characters of one line a message names."""


@noun
class Origins:
    """Where the words of a document may come from: its blocks, the files of its brief (`lines`, the brief's own being
    `file`), the sources that `bare` cites, and the facts it prints."""

    file: str
    plan: Plan
    library: Library
    lines: Mapping[str, tuple[str, ...]]
    bare: Document

    def find(self, *spellings: str) -> Span:
        """The first place of something in any of its spellings; the brief as a whole, where it is written nowhere."""
        return next((span for spelling in spellings for span in self._places(spelling)), Span(self.file))

    def _places(self, words: str) -> Iterator[Span]:
        for manuscript in self._manuscripts():
            lines = enumerate(manuscript.text.split("\n"))
            yield from (manuscript.find(words, number) for number, line in lines if words in line)
        cited = {item.source for node in walk(self.bare.children) if isinstance(node, Citation) for item in node.items}
        for source in self.library.sources.values():
            if source.id in cited and words in json.dumps(source.csl, ensure_ascii=False):
                yield source.span
        yield from (fact.span for fact in self.library.facts.values() if words in fact.stated.say)

    def _manuscripts(self) -> Iterator[Manuscript]:
        """The texts that are printed, then the files of the brief, its own first."""
        yield from (written.manuscript for written in texts_of(self.plan, self.library, ""))
        for name in sorted(self.lines, key=lambda name: name != self.file):
            yield Manuscript.verbatim("\n".join(self.lines[name]), name, source=self.lines[name])


def lost_links(document: Document, origins: Origins) -> Iterator[Diagnostic]:
    """Links to places that are not in the document."""
    nodes = list(walk(document.children))
    known = {node.anchor for node in nodes if isinstance(node, Heading | ListItem)}
    targets = dict.fromkeys(node.target[1:] for node in nodes if isinstance(node, Link) and node.target.startswith("#"))
    for target in targets:
        if target not in known:
            yield Diagnostic(
                "unknown-anchor",
                f"a link leads to `#{unquote(target)}`, which is not in the document",
                origins.find(f"#{target}", f"#{unquote(target)}"),
                hint="Link to a heading of this brief, or take the link out.",
            )


def lost_characters(document: Document, origins: Origins, fonts: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Characters that none of the fonts can draw, line by line of where they were written."""
    words = unicodedata.normalize("NFC", "\n".join(printed(document)))
    if not UNUSUAL.search(words):
        return
    from briefgen.models.coverage import Coverage  # most briefs have no such character

    coverage = Coverage.of(fonts.values())
    lost = {one: origins.find(one, *_entities(one)) for one in dict.fromkeys(words) if coverage.lacks(one)}
    by_line = sorted(lost.items(), key=lambda item: item[1])
    for _, line in groupby(by_line, key=lambda item: (item[1].file, item[1].line)):
        found = list(line)
        yield _lost([character for character, _ in found], found[0][1])


def lost_letters(language: str, style: Style, span: Span) -> Iterator[Diagnostic]:
    """Letters of a language that a face of the style lacks: the layout would take another for it, and bold might vanish."""
    letters = LETTERS.get(primary(language), "")
    wanted = [one for letter in letters for one in dict.fromkeys((letter, letter.upper()))]
    for file, family in _faces(style).items() if letters else ():
        from briefgen.models.coverage import Coverage  # briefs in English need none

        own = Coverage.of((style.fonts[file],))
        if lacking := [one for one in wanted if own.lacks(one[0])]:
            yield Diagnostic(
                "font-lacks-characters",
                f"the face “{file}” of {family} lacks letters of the brief’s language: {' '.join(lacking)}",
                span,
                expected=f"a font that has the alphabet of the language `{language}`",
                hint="Choose another style, or a font with these letters: else they would be printed in another face.",
            )


def _faces(style: Style) -> dict[str, str]:
    """The font files of the two families, each with the name of its family."""
    families = (style.tokens.fonts.body, style.tokens.fonts.heading)
    return {file: one.family for one in families for file in (one.regular, one.italic, one.bold, one.bold_italic)}


def _entities(character: str) -> tuple[str, ...]:
    """The ways to write a character by its number."""
    code = ord(character)
    return f"&#x{code:x};", f"&#x{code:X};", f"&#{code};"


def _lost(characters: list[str], span: Span) -> Diagnostic:
    named = [f"{character} (U+{ord(character):04X})" for character in characters[:MOST_NAMED]]
    if more := len(characters) - len(named):
        named.append(f"{more} more")
    *first, last = named
    listed = f"characters {', '.join(first)} and {last}" if first else f"character {last}"
    message = f"no font of the style has the {listed}"
    return Diagnostic("missing-glyph", message, span, hint=ADD_A_FONT)
