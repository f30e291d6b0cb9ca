"""The head of a Markdown file: front matter between two lines of `---`, read as strictly as any YAML."""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Report
from briefgen.models.library import FrontMatter
from briefgen.readers.files.decoding import SourceText
from briefgen.readers.files.earlier import old_consent
from briefgen.readers.files.positions import Positioned
from briefgen.readers.files.yaml import load_text
from briefgen.readers.validation import settle

_FENCE = re.compile(r"---[ \t]*\Z")
_EXAMPLE = "a first line `---`, lines such as `title: …` and `summary: …`, and a line `---` again"


def read_front_matter(source: SourceText, report: Report) -> tuple[FrontMatter, Positioned, int] | None:
    """The front matter, its data with places, and the number (from 1) of the first line after it.

    None, with the reasons in the report, when there is none that can be used.
    """
    end = head_end(source, report)
    if end is None:
        return None
    # The line `---` before it stays: to YAML it only opens the document, and the lines keep their numbers.
    head = SourceText(source.file, "\n".join(source.lines[: end - 1]), source.lines)
    positioned = load_text(head, report)
    if positioned is None:
        return None
    if positioned.data is None:
        report.add(_absent(source, "the front matter is empty"))
        return None
    settled = settle(FrontMatter, _with_consent_named(positioned, report), report)
    return (*settled, end + 1) if settled else None


def _with_consent_named(positioned: Positioned, report: Report) -> Positioned:
    """The front matter without what earlier versions of briefgen took for a consent, which is told."""
    said = positioned.data.get("consent") if isinstance(positioned.data, dict) else None
    if not isinstance(said, dict):
        return positioned
    report.add(old_consent(positioned))
    return replace(positioned, data={key: value for key, value in positioned.data.items() if key != "consent"})


def head_end(source: SourceText, report: Report) -> int | None:
    """The number, from 1, of the line that closes the front matter; None, with the reason in the report, where none does."""
    if not source.text.strip():
        report.add(Diagnostic("empty-file", "there is nothing in this file", source.span(1), expected=_EXAMPLE))
        return None
    if not _FENCE.match(source.lines[0]):
        report.add(_absent(source, "the file does not begin with front matter"))
        return None
    for number, line in enumerate(source.lines[1:], start=2):
        if _FENCE.match(line):
            return number
    report.add(
        Diagnostic(
            "unclosed-front-matter",
            "the front matter that begins here does not end",
            source.span(1, 1, 3),
            expected=_EXAMPLE,
            hint="Write a line `---` between the front matter and the text.",
        )
    )
    return None


def _absent(source: SourceText, message: str) -> Diagnostic:
    return Diagnostic(
        "no-front-matter",
        message,
        source.span(1),
        expected=_EXAMPLE,
        hint="`briefgen new block NAME` writes a block to begin with.",
    )
