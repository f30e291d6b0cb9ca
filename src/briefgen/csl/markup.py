"""CSL-JSON's markup → rich text: `<i>`, `<b>`, `<sc>`, `<sup>`, `<span class="nocase">`, quotation marks.

Any other tag is literal text. Source: CSL-JSON markup of citeproc-js, which Pandoc reads the same way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from briefgen.csl.rich import (
    BOLD,
    CLOSE_QUOTE,
    EMPTY,
    ITALIC,
    OPEN_QUOTE,
    PRESERVED,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNDERLINE,
    Rich,
    Run,
    marked,
    plain,
    quoted,
    rich,
    toggled,
)

LONGEST: Final = 10_000
"""The most characters of a value whose markup is read; a longer one is plain text."""

DEEPEST: Final = 20
"""The most tags and quotations one within another; what is deeper is literal."""

TAGS: Final = {"i": ITALIC, "b": BOLD, "u": UNDERLINE, "sc": SMALL_CAPS, "sup": SUPERSCRIPT, "sub": SUBSCRIPT}

SPANS: Final = {'class="nocase"': PRESERVED, 'class="nodecor"': 0, 'style="font-variant:small-caps;"': SMALL_CAPS}

TOKEN: Final = re.compile(
    r"<(?P<open>i|b|u|sc|sup|sub)>"
    r"|<span\s*(?P<span>class=\"nocase\"|class=\"nodecor\"|style=\"font-variant:\s*small-caps;\s*\")\s*>"
    r"|</(?P<close>i|b|u|sc|sup|sub|span)>"
    r"|(?P<apostrophe>(?<=[^\W_])['’](?=[^\W_]))"
    r"|(?P<quote>[\"'“”‘’«»‹›„‚])"
)

UNWANTED: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFDD0, 0xFDD1)) | {
    9: " ",
    10: " ",
    13: " ",
}
"""Control characters, and the two that stand for quotation marks here."""

QUOTES: Final = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»", "‹": "›", "„": "“", "‚": "‘"}


@dataclass(slots=True)
class _Frame:
    """A tag or quotation that was opened: how it was written, what closes it, what it holds so far."""

    written: str
    closer: str
    face: int = 0
    held: list[Run] = field(default_factory=list)

    @property
    def is_quote(self) -> bool:
        return self.closer in QUOTES.values()

    def closed(self) -> Rich:
        """What it holds, in its face or within its quotation marks."""
        held = tuple(self.held)
        if self.is_quote:
            return quoted(held)
        return toggled(held, self.face) if self.face in (ITALIC, BOLD, SMALL_CAPS) else marked(held, self.face)


def clean(text: str) -> str:
    """The text without characters that nobody can see."""
    return text.translate(UNWANTED)


def spaced(text: str) -> str:
    """The text with narrow no-break spaces before the marks that French sets apart."""
    for mark in (" ;", " ?", " !", " »"):
        text = text.replace(mark, "\u202f" + mark[1])
    return text.replace("« ", "«\u202f")


@lru_cache(maxsize=4096)
def parse(text: str) -> Rich:
    """The text with its markup read; what is not well-formed stays as it was written."""
    text = clean(text)
    if len(text) > LONGEST:
        return rich(text)
    if not TOKEN.search(text):
        return rich(spaced(text))
    return _Parser(text).parse()


class _Parser:
    """One pass over a text, with the tags and quotations that are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.frames = [_Frame("", "")]

    def parse(self) -> Rich:
        """The runs of the whole text."""
        at = 0
        for token in TOKEN.finditer(self.text):
            self._add(self.text[at : token.start()])
            self._take(token)
            at = token.end()
        self._add(self.text[at:])
        while len(self.frames) > 1:
            self._give_up()
        return _merged(self.frames[0].held)

    def _add(self, text: str) -> None:
        if text:
            self.frames[-1].held.append(Run(spaced(text)))

    def _take(self, token: re.Match[str]) -> None:
        if token["apostrophe"]:
            self._add("’")
        elif token["quote"]:
            self._quote(token)
        elif token["close"]:
            self._close(token[0])
        elif len(self.frames) > DEEPEST:
            self._add(token[0])
        elif token["open"]:
            self.frames.append(_Frame(token[0], f"</{token['open']}>", TAGS[token["open"]]))
        else:
            face = SPANS[re.sub(r":\s+|;\s+", lambda gap: gap[0].strip(), token["span"])]
            self.frames.append(_Frame(token[0], "</span>", face))

    def _quote(self, token: re.Match[str]) -> None:
        mark, after = token[0], self.text[token.end() : token.end() + 1]
        if self._close(mark, literal=False):
            return
        closer = QUOTES.get(mark)
        if closer and after and not after.isspace() and after != closer and len(self.frames) <= DEEPEST:
            self.frames.append(_Frame(mark, closer))
        else:
            self._add("’" if mark == "'" else mark)

    def _close(self, closer: str, literal: bool = True) -> bool:
        """Closes the frame that `closer` belongs to, if one is open."""
        depth = next((n for n in range(len(self.frames) - 1, 0, -1) if self.frames[n].closer == closer), 0)
        if not depth:
            if literal:
                self._add(closer)
            return False
        while len(self.frames) - 1 > depth:
            self._give_up()
        frame = self.frames.pop()
        self.frames[-1].held.extend(frame.closed())
        return True

    def _give_up(self) -> None:
        """Takes the innermost frame for literal text: nothing closed it."""
        frame = self.frames.pop()
        self._add("’" if frame.written == "'" else frame.written)
        self.frames[-1].held.extend(frame.held)


def _merged(runs: list[Run]) -> Rich:
    """The runs with neighbors that look alike made one."""
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1][1:] == run[1:]:
            merged[-1] = Run(merged[-1].text + run.text, run.face, run.link)
        else:
            merged.append(run)
    return tuple(merged)


def without_markup(text: str) -> str:
    """The words of a value as a person reads them, its quotation marks curly."""
    return plain(parse(text)).replace(OPEN_QUOTE, "“").replace(CLOSE_QUOTE, "”") if text else plain(EMPTY)
