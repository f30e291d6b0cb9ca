"""Typographic characters for typed ones: quotes of the language, dashes, ellipses.

Words are never altered: `(c)` stays `(c)`, which is how statutes count. Escaped characters
and code stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import copy

from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import process_inlines
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from briefgen.models.languages import AMERICAN_SPANISH, primary

APOSTROPHE = "’"

NBSP = "\u00a0"

QUOTES: dict[str, str | tuple[str, ...]] = {
    "en": "“”‘’",
    "cs": "„“‚‘",
    "da": "»«›‹",
    "de": "„“‚‘",
    "de-CH": "«»‹›",
    "el": "«»“”",
    "es": "«»“”",
    **dict.fromkeys(AMERICAN_SPANISH, "“”‘’"),
    "fi": "””’’",
    "fr": ("«" + NBSP, NBSP + "»", "“", "”"),
    "hu": "„”»«",
    "ht": ("«" + NBSP, NBSP + "»", "“", "”"),
    "it": "«»“”",
    "nb": "«»‘’",
    "nn": "«»‘’",
    "pl": "„”«»",
    "pt-PT": "«»“”",
    "ro": "„”«»",
    "ru": "«»„“",
    "sv": "””’’",
    "uk": "«»„“",
}
"""Opening and closing marks, double then single, by language; where a language is not here, as in English."""

WORDS = ("text", "text_special")
BROKEN = {"softbreak": "\n", "hardbreak": "\n"}
"""Tokens that hold words as they are printed, and those that end a line."""

ASIDE = "\ufffc"
"""Stands for what is neither."""

DASHES = (
    (re.compile(r"(?<!-)---(?!-)"), "—"),
    (re.compile(r"(?<!-)--(?!-)"), "–"),
    (re.compile(r"(?<!\.)\.\.\.(?!\.\.)"), "…"),
)

ELISION = re.compile(
    r"(?<![^\W_])'(?=(?:[Tt](?:is|was|were|will)|em|[Nn]['’])(?![^\W_]|['’]))|(?<=(?<![^\W_])['’][Nn])'(?![^\W_])"
)
"""Apostrophes before and behind what is left of a word, which are no quotation marks: 'tis, 'em, rock 'n' roll."""


MINUS = "−"

NEGATIVE = re.compile(
    r"""
    (?<![^\s(\[“‘«„‹"'—=<>≤≥~≈±+×])                  # at the beginning, behind a space, a bracket, a quotation mark
    (?<! [\d%).] [ \u00a0]) (?<! [A-Z] [ \u00a0])      # 10 -15, (212) -5550, HB -12: ranges and codes
    - (?= [$€£¥]? (?!0\d) (?: \d+ (?:[.,]\d+)* | \.\d+ ) (?! [\w/:-] | [.,]\d ) )
    | (?<![^\s(\[“‘«„‹"'—=<>≤≥~≈±+×])
    (?<! [\d%).] [ \u00a0]) (?<! [A-Z] [ \u00a0])
    - (?= [$€£¥] \d+ (?:[.,]\d+)* (?:k|K|M|m|bn|B|b|tn|T) \b )  # -$5M
    """,
    re.VERBOSE,
)
"""A hyphen that says that a number is less than nothing: no hyphen of a range, a code, a telephone number or a day."""


SIGNED = re.compile(r"-[$€£¥.\d]")
"""A hyphen that may be such a sign: nearly no text has one."""


def quotes(language: str) -> str | tuple[str, ...]:
    """The quotation marks of a language tag such as `es-MX`: of exactly that tag, or of its language."""
    return QUOTES.get(language) or QUOTES.get(primary(language)) or QUOTES["en"]


def typographic(text: str) -> str:
    """`text` with dashes and ellipses; quotes and minus signs need their surroundings and are set by `set_type`."""
    if "--" in text or "..." in text:
        for pattern, sign in DASHES:
            text = pattern.sub(sign, text)
    return text


def _with_minus(tokens: Sequence[Token]) -> Iterator[str]:
    """The content of each token, with the sign of negative numbers; what stands around it tells that it is one."""
    shown = (
        BROKEN.get(token.type) or (token.content if token.type in WORDS else ASIDE * len(token.content))
        for token in tokens
    )
    pieces = list(shown)
    line = "".join(pieces)
    if not SIGNED.search(line):
        yield from (token.content for token in tokens)
        return
    made = iter(NEGATIVE.sub(MINUS, line))
    for token, piece in zip(tokens, pieces, strict=True):
        written = "".join(next(made) for _ in piece)
        yield written if token.type == "text" else token.content


def _open_quotation(tokens: list[Token], marks: Sequence[str]) -> None:
    """Make a mark that begins a line of text and is closed in a later paragraph what it is: one that opens a quotation."""
    first = next((token for token in tokens if token.content), None)
    if first is not None and first.type == "text" and re.match(r'"[^\s"]', first.content + "-" * (len(tokens) > 1)):
        first.content = marks[0] + first.content[1:]


def lines_of_text(tokens: list[Token]) -> Iterator[list[Token]]:
    """The inline tokens of each line of text, and of the lines within it: notes, parts of citations, words of another language."""
    yield from (line for line, _ in _lines_of(tokens, ""))


def _lines_of(tokens: list[Token], language: str) -> Iterator[tuple[list[Token], str]]:
    """Each line with its language; empty where it says none."""
    yield tokens, language
    for token in tokens:
        if token.type != "image":
            for inner in (token.children, *token.meta.get("parts", ())):
                if inner:
                    yield from _lines_of(inner, token.meta.get("language", language))


def _set_line(tokens: list[Token], state: StateCore) -> None:
    for token in tokens:
        if token.type == "text" and "'" in token.content:
            token.content = ELISION.sub(APOSTROPHE, token.content)
    process_inlines(tokens, state)
    _open_quotation(tokens, state.md.options["quotes"])
    verbatim = False
    for token, content in zip(tokens, list(_with_minus(tokens)), strict=True):
        if token.info == "auto":
            verbatim = token.nesting > 0
        elif token.type == "text" and not verbatim:
            token.content = typographic(content).replace("'", APOSTROPHE)


def set_type(state: StateCore) -> None:
    """The rule of markdown-it that makes all text of a manuscript typographic."""
    around: list[str] = [""]
    for token in state.tokens:
        if token.type == "box_open":
            around.append(token.meta["box"].language or around[-1])
        elif token.type == "box_close":
            around.pop()
        elif token.type == "inline":
            for line, language in _lines_of(token.children or [], around[-1]):
                _set_line(line, _speaking(state, language) if language else state)


def _speaking(state: StateCore, language: str) -> StateCore:
    """The state of a reader of another language; that of this one is shared with all who read."""
    other = copy(state)
    other.md = copy(state.md)
    other.md.options = OptionsDict(dict(state.md.options))  # type: ignore[arg-type]
    other.md.options["quotes"] = quotes(language)
    return other
