"""An id that two sources have."""

from __future__ import annotations

from briefgen.diagnostics import Diagnostic, Span


def duplicate(name: str, first: Span, second: Span) -> Diagnostic:
    """The diagnostic for a source at `second` whose id the source at `first` has already."""
    where = f"on line {first.line}" if first.file == second.file else f"in “{first.file}” on line {first.line}"
    return Diagnostic(
        "duplicate-source",
        f"the id `{name}` is given to two sources: here and {where}",
        second,
        hint="Give one of them another id, or remove it.",
    )
