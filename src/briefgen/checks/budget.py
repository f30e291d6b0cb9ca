"""Whether the brief keeps to the pages it promised."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Span
from briefgen.spec import Spec


def budget(spec: Spec, pages: int | None, span: Span) -> Iterator[Diagnostic]:
    """An error when the laid-out PDF has more pages than `pages:` allows."""
    if spec.pages is not None and pages is not None and pages > spec.pages:
        allowed = "1 page" if spec.pages == 1 else f"{spec.pages} pages"
        yield Diagnostic(
            "too-many-pages",
            f"the brief is {pages} pages long and may have {allowed}",
            span,
            hint="Use shorter lengths (`length: short` or `headline`), leave a block out, or allow more with `pages:`.",
        )
