"""What a reader with assistive technology needs, and a PDF/UA file has."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Span
from briefgen.models.spec import Spec


def accessibility(spec: Spec, place: Span) -> Iterator[Diagnostic]:
    """A document without a title, by which a screen reader announces it. `place` is the brief.

    Source: PDF/UA-1 (ISO 14289-1), 7.1: dc:title and DisplayDocTitle.
    """
    if spec.title is None:
        yield Diagnostic(
            "missing-title",
            "the brief has no title",
            place,
            expected="a line `title: …`",
            hint="Screen readers announce a document by its title, also where it is not printed.",
        )
