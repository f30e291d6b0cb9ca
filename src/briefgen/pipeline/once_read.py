"""Markdown that several briefs of a run print, read once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from briefgen.diagnostics import Diagnostic, Report
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Flow
from briefgen.workspace import Workspace

ParseFlows: TypeAlias = Callable[[Manuscript, Report], tuple[Flow, ...]]
Known: TypeAlias = dict[Manuscript, tuple[tuple[Flow, ...], tuple[Diagnostic, ...]]]


def once_read(workspace: Workspace, language: str, parse: ParseFlows) -> ParseFlows:
    """As `parse`, which is called once in a run for each text of a language; what it reports is said each time."""
    known: Known = workspace.once(("flows", language), lambda _: {}, Report())

    def read(manuscript: Manuscript, report: Report) -> tuple[Flow, ...]:
        if _names_a_file(manuscript.text):
            return parse(manuscript, report)
        found = known.get(manuscript)
        if found is None:
            own = Report()
            found = known[manuscript] = parse(manuscript, own), own.diagnostics
        report.add(*found[1])
        return found[0]

    return read


def _names_a_file(text: str) -> bool:
    """Whether a picture or a table of a file may stand in a text: what is wrong with that is told to whoever reads it."""
    return "![" in text or "src" in text
