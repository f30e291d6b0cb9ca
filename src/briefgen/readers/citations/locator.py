"""Tells the place within a source (`pp. 3-4`) from the words that follow it in a citation.

After Pandoc: behind the key, and an optional comma, stands a locator if there is a known
term before a number, or a number alone, which then means a page. Braces set a locator
apart by hand: `[@a, {pp. 3-4}, twice]`; empty ones say that there is none.
"""

from __future__ import annotations

import re

TERMS = (
    *("appendix", "appendices", "app.", "apps.", "article", "articles", "art.", "arts."),
    *("book", "books", "bk.", "bks.", "chapter", "chapters", "chap.", "chaps.", "ch.", "chs."),
    *("clause", "clauses", "cl.", "cls.", "column", "columns", "col.", "cols."),
    *("figure", "figures", "fig.", "figs.", "folio", "folios", "fol.", "fols."),
    *("issue", "issues", "line", "lines", "l.", "ll.", "note", "notes", "n.", "nn."),
    *("number", "numbers", "no.", "nos.", "opus", "opera", "op.", "opp."),
    *("page", "pages", "p.", "pp.", "paragraph", "paragraphs", "para.", "paras.", "¶", "¶¶"),
    *("part", "parts", "pt.", "pts.", "rule", "rules", "r.", "rr."),
    *("section", "sections", "sec.", "secs.", "§", "§§", "sub verbo", "sub verbis", "s.v.", "s.vv."),
    *("table", "tables", "tbl.", "tbls.", "title", "titles", "tit.", "tits."),
    *("verse", "verses", "v.", "vv.", "volume", "volumes", "vol.", "vols."),
)
"""The words that announce a place: CSL's locator terms in English, with their short forms."""

TERM = re.compile(
    r"(?:" + "|".join(re.escape(term) for term in sorted(TERMS, key=len, reverse=True)) + r")(?:\s+|(?=[\d§¶(\[]))",
    re.IGNORECASE,
)

WORD = re.compile(r"[^\s,;]*[^\s,;.:!?’”\"']")
"""A word without the punctuation that ends a phrase."""

GAP = re.compile(r"\s*,\s*|\s+")

ROMAN = re.compile(r"m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


def _is_roman(word: str) -> bool:
    return all(part and ROMAN.fullmatch(part) for part in re.split("[-–]", word))


def _is_number(word: str) -> bool:
    return any(character.isdigit() for character in word) or _is_roman(word)


def _is_first_number(word: str) -> bool:
    """Whether `word` can stand behind a term: a number, a capital numeral, a single letter as in `app. A`."""
    return _is_number(word.lower()) or bool(re.fullmatch(r"\w|[(\[]\w+[)\]]", word))


def _numbers(text: str, at: int) -> int:
    """Where the numbers that begin at `at` end."""
    while True:
        gap = GAP.match(text, at)
        word = WORD.match(text, gap.end()) if gap else None
        if word is None or not _is_number(word[0]):
            return at
        at = word.end()


def _delimited(text: str, at: int) -> tuple[str, str] | None:
    """A locator in braces, which may hold balanced braces itself."""
    depth = 0
    for position in range(at, len(text)):
        depth += {"{": 1, "}": -1}.get(text[position], 0)
        if depth == 0:
            return _tidy(text[at + 1 : position]), text[position + 1 :].strip()
    return None


def _tidy(locator: str) -> str:
    return " ".join(locator.split())


def split_locator(text: str) -> tuple[str, str]:
    """The locator and the rest of what stands behind a citation key, both without outer spaces."""
    text = text.strip()
    at = len(text) - len(text.removeprefix(",").lstrip())
    if text[at : at + 1] == "{" and (found := _delimited(text, at)):
        return found
    term = TERM.match(text, at)
    word = WORD.match(text, term.end() if term else at)
    if word is None or not (_is_first_number(word[0]) if term else _is_bare_number(text, word)):
        return "", text
    end = _numbers(text, word.end())
    return _tidy(text[at:end]), text[end:].strip()


def _is_bare_number(text: str, word: re.Match[str]) -> bool:
    """Whether a word without a term is a page: it has a digit, or is a small Roman numeral and nothing follows."""
    if any(character.isdigit() for character in word[0]):
        return True
    return _is_roman(word[0]) and not text[word.end() :].strip(" .")
