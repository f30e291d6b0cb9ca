"""document + style → bytes: one writer a format, all of one shape."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file: its bytes, what the writer noticed, and the number of pages where it laid them out."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: int | None = None
