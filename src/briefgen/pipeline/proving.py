"""Finished files are compared with their document before anything is put in place: a difference is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.models.formats import Format
from briefgen.pipeline.comparing import FAULT
from briefgen.pipeline.drafting import Draft
from briefgen.pipeline.writing import RenderedDocument, Written

if TYPE_CHECKING:
    from briefgen.reading_back.pairing import Difference

MOST_TOLD = 5
"""How many differences of one file are told one by one."""

LONGEST = 100
"""The most characters of a text that a message repeats."""

PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ,.;:()%$]{8,58}[A-Za-z0-9]")
"""Words that stand on the page as an author typed them."""

MOST_SPELLINGS = 5

NAMES = {Format.PDF: "the PDF", Format.DOCX: "the Word file"}

HINT = (
    "The files were not replaced. This is a fault of briefgen, not of your text: please report it. "
    "With --no-read-back the files are made all the same; then look at them before you give them away."
)


def proven(written: Written) -> RenderedDocument:
    """The document, if nothing leaves in its finished files that must not, and all of them say what it says.

    The second is left out where that is asked for, the first never. Raises BriefError: `leak`, `unknown-part`, `read-back`.
    """
    layouts, rendered = written.layouts, written.rendered
    leaving, report = layouts.leaving(written.lengths), Report(layouts.material.brief.file)
    leaving.take(layouts.outputs(written.lengths))
    report.add(*leaving.found)
    report.add(*(rendered.diagnostics if report.failed else ()))
    report.raise_if_failed()
    return _read_back(written)


def _read_back(written: Written) -> RenderedDocument:
    """The document, if all its finished files say what it says; else raises BriefError (`read-back`)."""
    layouts, rendered = written.layouts, written.rendered
    if layouts.material.asked.read_back:
        comparison, draft = layouts.compared(written.lengths), layouts.draft(written.lengths)
        comparison.take(layouts.outputs(written.lengths))
        report = Report(layouts.material.brief.file)
        for form, found in comparison.differences.items():
            report.add(*_told(found, form, draft))
        report.add(*(rendered.diagnostics if report.failed else ()))
        report.raise_if_failed()
    return rendered


def _told(found: Sequence[Difference], form: Format, draft: Draft) -> Iterator[Diagnostic]:
    """The differences of one file, the first of them one by one."""
    for one in found[:MOST_TOLD]:
        page = f", page {one.page}," if one.page else ""
        said = f"; found: {_short(one.found)}" if one.found else ""
        fails = "has a fault" if one.kind == FAULT else "does not say what the brief says"
        message = f"{NAMES[form]}{page} {fails}: {one.what}{said}"
        yield Diagnostic("read-back", message, _place(one, draft), expected=_short(one.expected), hint=HINT)
    if (more := len(found) - MOST_TOLD) > 0:
        places = "one more place" if more == 1 else f"{more} more places"
        message = f"{NAMES[form]} does not say what the brief says in {places}"
        yield Diagnostic("read-back", message, Span(draft.material.brief.file))


def _place(one: Difference, draft: Draft) -> Span:
    """Where the words of a difference were written, else where their block begins, else the brief."""
    from briefgen.checks.showing import Origins

    material = draft.material
    origins = Origins(material.brief.file, draft.plan, material.library, material.places.lines, draft.bare)
    spellings = PLAIN.findall(one.words)[:MOST_SPELLINGS]
    span = origins.find(*spellings)
    if one.origin is not None and span.file != one.origin.file:
        return Span(one.origin.file, one.origin.line)
    return span


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
