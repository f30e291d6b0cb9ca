"""Whether the margins of a style leave room for text, on every paper that a brief may name."""

from __future__ import annotations

from briefgen.diagnostics import Diagnostic, Report
from briefgen.diagnostics.limits import told_apart
from briefgen.models.style import Tokens
from briefgen.readers.files.positions import Positioned

SHORTEST = 595.0
"""The shortest edge of a paper, in points: the short one of A4. A brief may turn its paper."""

LEAST = 180.0
"""The least width and height of the column of text, in points: 2.5 inches."""


def check_room(tokens: Tokens, positioned: Positioned, report: Report) -> None:
    """Report margins that, together, leave too little of the paper (`out-of-range`)."""
    page, most = tokens.page, SHORTEST - LEAST
    first, after = page.margins, page.margins.after(page.next)
    pairs = [("margins", first, "left", "right"), ("margins", first, "top", "bottom")]
    if after != first:
        pairs.append(("next", after, "top", "bottom"))
    for name, margins, one, other in pairs:
        both = getattr(margins, one) + getattr(margins, other)
        if both > most:
            taken, allowed = told_apart(both / 72, most / 72, 1)
            report.add(
                Diagnostic(
                    "out-of-range",
                    f"the margins at the {one} and at the {other} take {taken} inches together",
                    positioned.span(("page", name, other)),
                    expected=f"at most {allowed} inches, so that there is room for text on every paper",
                )
            )
