"""A place within a source as an author writes it, `pp. 3-4` → CSL's label and the place itself."""

from __future__ import annotations

import re
from typing import Final

from briefgen.csl.locale import Locale

LABELS: Final = (
    *("act", "appendix", "article-locator", "book", "canon", "chapter", "column", "elocation", "equation", "figure"),
    *("folio", "issue", "line", "note", "opus", "page", "paragraph", "part", "rule", "scene", "section", "sub-verbo"),
    *("supplement", "table", "timestamp", "title-locator", "verse", "volume"),
)
"""The kinds of place that CSL 1.0.2 knows."""

ENGLISH: Final = {
    **{"app.": "appendix", "apps.": "appendix", "appendix": "appendix", "appendices": "appendix"},
    **{
        "art.": "article-locator",
        "arts.": "article-locator",
        "article": "article-locator",
        "articles": "article-locator",
    },
    **{"bk.": "book", "bks.": "book", "ch.": "chapter", "chs.": "chapter", "chap.": "chapter", "chaps.": "chapter"},
    **{"col.": "column", "cols.": "column", "fig.": "figure", "figs.": "figure", "fol.": "folio", "fols.": "folio"},
    **{"l.": "line", "ll.": "line", "n.": "note", "nn.": "note", "no.": "issue", "nos.": "issue"},
    **{"op.": "opus", "opp.": "opus", "p.": "page", "pp.": "page", "para.": "paragraph", "paras.": "paragraph"},
    **{"¶": "paragraph", "¶¶": "paragraph", "pt.": "part", "pts.": "part", "r.": "rule", "rr.": "rule"},
    **{
        "sec.": "section",
        "secs.": "section",
        "§": "section",
        "§§": "section",
        "s.v.": "sub-verbo",
        "s.vv.": "sub-verbo",
    },
    **{"sub verbo": "sub-verbo", "sub verbis": "sub-verbo", "tbl.": "table", "tbls.": "table"},
    **{"tit.": "title-locator", "tits.": "title-locator", "title": "title-locator", "titles": "title-locator"},
    **{"v.": "verse", "vv.": "verse", "vol.": "volume", "vols.": "volume"},
}
"""English words for places, which every author may use."""

WORDED: Final = re.compile(
    r"(?P<word>[^\d\s][^\d§¶(\[]*?|§§?|¶¶?)\s*(?P<place>(?:[\d(\[]|\b[a-zA-Z]\b|\b[ivxlcdmIVXLCDM]+\b).*)"
)


def place_in_source(text: str, locale: Locale) -> tuple[str, str]:
    """The label and the place in `pp. 3-4`: page and 3-4.

    A bare number is a page. What begins with a bracket is a `subdivision`, as in 34 U.S.C. § 20713(b)(1).
    Words that CSL has no label for stay with the place, which is then `custom`. These two print no label.
    """
    text = text.strip()
    if text.startswith(("(", "[")):
        return "subdivision", text
    found = WORDED.fullmatch(text)
    if found is None:
        return ("page", text) if not text[:1].isalpha() or _is_single(text) else ("custom", text)
    label = _label(found["word"].strip().casefold(), locale)
    if label is None:
        return ("page", text) if _is_single(text.split()[0]) else ("custom", text)
    return label, found["place"]


def _is_single(word: str) -> bool:
    """Whether a word is a page by itself: S12, xiv."""
    return bool(re.fullmatch(r"[A-Za-z]?\d.*|[ivxlcdm]+(?:[-–][ivxlcdm]+)?", word))


def _label(word: str, locale: Locale) -> str | None:
    """The label that a word stands for, in English or in the language of the text."""
    if word in ENGLISH or word in LABELS:
        return ENGLISH.get(word, word)
    if word.removesuffix("s") in LABELS:
        return word.removesuffix("s")
    return next((label for label in LABELS if word in _wordings(label, locale)), None)


def _wordings(label: str, locale: Locale) -> list[str]:
    forms = [(form, plural) for form in ("long", "short", "symbol") for plural in (False, True)]
    return [locale.term(label, form, plural).casefold() for form, plural in forms]
