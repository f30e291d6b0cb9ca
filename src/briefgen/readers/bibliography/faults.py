"""Which source a problem belongs to: one that nothing cites does not stop a brief.

What a reference manager exports is seldom the author's to repair; a source that is printed must be right all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Report, Severity
from briefgen.models.library import Source
from briefgen.readers.files.positions import Positioned

Start = tuple[int, int, str]
"""Where an item of a file begins (line, column), and its id."""


def starts(positioned: Positioned) -> list[Start]:
    """Where the items under `references` begin, in the order of the file."""
    items = positioned.data.get("references") if isinstance(positioned.data, dict) else None
    found = []
    for number, item in enumerate(items if isinstance(items, list) else []):
        span = positioned.span(("references", number))
        if span and isinstance(item, dict) and isinstance(item.get("id"), str):
            # In BibTeX the place of an entry is that of its id: what is wrong may stand before it, from @ on.
            at = span.text.rfind("@", 0, span.column) if span.file.lower().endswith((".bib", ".bibtex")) else -1
            found.append((span.line, at + 1 if at >= 0 else span.column, item["id"]))
    return sorted(found)


def charged(
    sources: Iterable[Source], begin: Sequence[Start], found: Iterable[Diagnostic], report: Report
) -> list[Source]:
    """The sources with their faults, which are reported as warnings; what belongs to no source is reported as it is."""
    faults: dict[str, list[Diagnostic]] = {}
    for diagnostic in found:
        owner = _owner(diagnostic, begin)
        if owner is None or diagnostic.severity is not Severity.ERROR:
            report.add(diagnostic)
            continue
        faults.setdefault(owner, []).append(diagnostic)
        report.add(as_warning(diagnostic))
    return [replace(source, faults=tuple(faults.get(source.id, ()))) for source in sources]


def as_warning(fault: Diagnostic) -> Diagnostic:
    """A fault of a source that nothing cites."""
    return replace(fault, severity=Severity.WARNING)


def _owner(diagnostic: Diagnostic, begin: Sequence[Start]) -> str | None:
    span = diagnostic.span
    if span is None or not span.line:
        return None
    before = [id for line, column, id in begin if (line, column) <= (span.line, span.column)]
    return before[-1] if before else None
