"""What is to be said of a PDF that LibreOffice made: by whom it is, what it lacks, where it differs from the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.document.nodes import Code, CodeListing, Document, Figure, Heading, Text, plain_text
from briefgen.document.walking import walk
from briefgen.reading_back.pdf import FinishedPdf

MOST_SHOWN = 60
"""The most characters of a text that a message repeats."""


def made_by(finished: FinishedPdf) -> Diagnostic:
    """That the PDF was made another way than usual, and what it lacks therefore."""
    marked = (
        "it is PDF/A-3b, not PDF/A-3a, and though marked as PDF/UA it does not pass a validator: "
        "links, notes and lines are not tagged as that asks"
    )
    if not finished.conforms:
        marked = "it is not marked as PDF/UA, for which LibreOffice 7.4 or later is needed"
    lacks = (
        f"{marked}; lines and pages may break otherwise on another computer; notes and letters were not checked one by one, "
        "and what it holds beside its words only in the Word file"
    )
    return Diagnostic(
        "pdf-by-libreoffice",
        f"PDF by {finished.producer or 'LibreOffice'}, from the Word file, because Pango is not installed: {lacks}",
        severity=Severity.NOTE,
        hint="To have it laid out by briefgen itself, install Pango: see “macOS and Windows” in the guide.",
    )


def neither(missing: Sequence[Diagnostic], why: str) -> tuple[Diagnostic, ...]:
    """That neither Pango nor LibreOffice can make the PDF."""
    if not why:
        return tuple(missing)
    return tuple(
        replace(one, message=f"{one.message}, and LibreOffice cannot make it either: {why}") for one in missing
    )


def differences(document: Document, finished: FinishedPdf) -> Iterator[Diagnostic]:
    """Words, headings and descriptions of pictures that the document has and the finished PDF has not, or has otherwise."""
    said = bare(finished.words)
    lost = [words for words in _words(document) if bare(words) not in said]
    if lost:
        yield _differs(f"the PDF lacks words of the document: “{_short(lost[0])}”")
    headings = tuple(
        (node.level, bare(plain_text(node.children))) for node in walk(document.children) if isinstance(node, Heading)
    )
    found = tuple((level, bare(words)) for level, words in finished.headings)
    if headings != found:
        yield _differs(f"the PDF has {len(found)} headings where the document has {len(headings)}, or in another order")
    alts = tuple(node.image.alt for node in walk(document.children) if isinstance(node, Figure))
    # LibreOffice tags the line of a thematic break as a figure, which has nothing to describe.
    if list(map(bare, alts)) != [bare(alt) for alt in finished.descriptions if alt]:
        yield _differs("the PDF describes its pictures otherwise than the document")
    for name, words in (("mark", document.mark), ("code", document.code)):
        lacking = [number for number, page in enumerate(finished.drawn, 1) if bare(words) not in bare(page.words)]
        if lacking:
            told = _differs(f"page {lacking[0]} of the PDF lacks the {name} “{words}”")
            yield replace(told, severity=Severity.ERROR)


def _words(document: Document) -> Iterator[str]:
    """Every run of characters of the text."""
    for node in walk(document.children):
        if isinstance(node, Text | Code | CodeListing):
            yield node.text


def bare(words: str) -> str:
    """Words without spaces, capitals and the hyphens at which lines end, to compare what is printed."""
    return re.sub(r"[\s\u00ad\u200b\u2060\ufeff]+", "", words.replace("\x02", "-").replace("\ufffe", "-")).casefold()


def _short(words: str) -> str:
    return words if len(words) <= MOST_SHOWN else f"{words[: MOST_SHOWN - 1]}…"


def _differs(message: str) -> Diagnostic:
    hint = "Look at the PDF before you give it away; the Word file has everything."
    return Diagnostic("pdf-differs", message, severity=Severity.WARNING, hint=hint)
