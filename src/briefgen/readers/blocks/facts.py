"""`briefs/facts.yaml` → facts by id."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.diagnostics import BriefError, Diagnostic, Report, Span, nearest
from briefgen.models.folders import FACTS
from briefgen.models.library import Fact, FactEntry, FactFile, Source, where_sources_are
from briefgen.models.upkeep import KEYS
from briefgen.readers.files.decoding import NamedBytes
from briefgen.readers.files.positions import Positioned
from briefgen.readers.files.remembered import remembered
from briefgen.readers.files.yaml import load
from briefgen.readers.validation import settle
from briefgen.workspace import File, Workspace


def read_facts(workspace: Workspace, sources: Mapping[str, Source], report: Report) -> Mapping[str, Fact]:
    """The facts of the workspace by id, in the order of the file; none, when there is no file.

    Each must name one of `sources`.
    """
    return workspace.once("facts", lambda own: _read(workspace, sources, own), report)


def _read(workspace: Workspace, sources: Mapping[str, Source], report: Report) -> Mapping[str, Fact]:
    try:
        file = workspace.read_if_there(FACTS)
    except BriefError as error:
        report.add(*error.diagnostics)
        return {}
    positioned, entries = remembered(_written, file, report) if file else (None, {})
    if positioned is None:
        return {}
    for name, entry in entries.items():
        if entry.source not in sources:
            report.add(_unknown_source(entry.source, positioned.span((name, "source")), sources))
    return {
        name: Fact(
            name, entry, entry.use or "", positioned.key_spans.get((name,)) or Span(FACTS), _spans(positioned, name)
        )
        for name, entry in entries.items()
    }


def _written(file: File, report: Report) -> tuple[Positioned | None, Mapping[str, FactEntry]]:
    """The facts of a file with their places; no places where there is nothing."""
    positioned = load(file, report)
    if positioned is None or positioned.data is None:
        return None, {}
    return positioned, _entries(positioned, report)


def _spans(positioned: Positioned, name: str) -> Mapping[str, Span]:
    return {key: positioned.spans[(name, key)] for key in (*KEYS, "review") if (name, key) in positioned.spans}


def facts_of(file: NamedBytes, report: Report) -> Mapping[str, FactEntry]:
    """The facts of a file as they are written, their sources not looked for."""
    positioned = load(file, report) if file.data.strip() else None
    return _entries(positioned, report) if positioned is not None and positioned.data is not None else {}


def _entries(positioned: Positioned, report: Report) -> Mapping[str, FactEntry]:
    settled = settle(FactFile, positioned.under("facts", FACTS), report)
    return settled[0].facts if settled else {}


def _unknown_source(name: str, span: Span | None, sources: Mapping[str, Source]) -> Diagnostic:
    return Diagnostic(
        "unknown-source",
        f"there is no source `{name}`",
        span,
        expected=f"the id of an entry in {where_sources_are(sources)}",
        nearest=nearest(name, sources),
        hint="`briefgen list sources` shows all of them.",
    )
