"""Whether the brief keeps to the pages and words it promised."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.document.nodes import Document, Section
from briefgen.document.walking import running_text
from briefgen.models.spec import Spec


def word_pages(allowed: int, pages: int, span: Span) -> Iterator[Diagnostic]:
    """A warning when the Word file, as another program lays it out, has more pages than `pages:` allows."""
    if pages > allowed:
        yield Diagnostic(
            "word-pages",
            f"the Word file has {pages} pages, counted by LibreOffice, and may have {_pages(allowed)}",
            span,
            Severity.WARNING,
            expected=f"at most {_pages(allowed)}",
            hint="Shorten a block, or print the PDF. Word itself may break pages a little differently.",
        )


def word_budget(spec: Spec, document: Document, span: Span) -> Iterator[Diagnostic]:
    """A warning when the sections have more words than `words:` says; headings, notes and other parts are not counted.

    The document must be one whose citations have not become words yet.
    """
    words = len(running_text(tuple(flow for flow in document.children if isinstance(flow, Section))).split())
    if spec.words is not None and words > spec.words:
        yield Diagnostic(
            "too-many-words",
            f"the sections have {words:,} words and should have at most {spec.words:,}",
            span,
            Severity.WARNING,
            hint="Use shorter lengths, leave a block out, or allow more with `words:`.",
        )


def _pages(number: int) -> str:
    return "1 page" if number == 1 else f"{number} pages"
