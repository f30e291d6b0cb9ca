"""The tables of local figures that a packet names, and those that any packet of the workspace names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.models.library import Fact, Source
from briefgen.readers.brief.reading import spec_tree
from briefgen.readers.local.describing import described, unknown_sources
from briefgen.readers.local.joining import first_figures, open_figures
from briefgen.readers.local.panel import files_named
from briefgen.readers.local.tables import LocalTable, local_table
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import brief_files


def local_files(workspace: Workspace, file: str) -> Mapping[str, Span]:
    """The tables of local figures that a packet names, each with its place."""
    node = spec_tree(workspace, file)
    return files_named(node) if node else {}


def read_local(
    workspace: Workspace, files: Mapping[str, Span], sources: Mapping[str, Source], report: Report
) -> tuple[LocalTable, ...]:
    """The tables of local figures in these files, each named at its place; what cannot be used is reported and left out."""
    found = [
        one
        for file, span in files.items()
        if (one := workspace.once(("local", file, span), partial(_one, workspace, file, span), report))
    ]
    for one in found:
        unknown_sources(one.described, sources, report)
    report.add(*_named_twice(found))
    return tuple(found)


def local_facts(
    workspace: Workspace, files: Mapping[str, Span], sources: Mapping[str, Source], report: Report
) -> Mapping[str, Fact]:
    """The local figures that texts may name, by id, without those of a meeting."""
    return {fact.id: fact for fact in open_figures(read_local(workspace, files, sources, report))}


def known_tables(workspace: Workspace, sources: Mapping[str, Source], report: Report) -> tuple[LocalTable, ...]:
    """The tables of local figures that any packet names, each once."""
    files = {file: span for brief in brief_files(workspace) for file, span in local_files(workspace, brief).items()}
    return read_local(workspace, files, sources, report)


def known_facts(workspace: Workspace, sources: Mapping[str, Source], report: Report) -> Mapping[str, Fact]:
    """The local figures of all packets by id, without those of a meeting."""
    return {fact.id: fact for fact in first_figures(known_tables(workspace, sources, report))}


def _one(workspace: Workspace, file: str, span: Span, report: Report) -> LocalTable | None:
    one = described(workspace, file, span, report)
    return local_table(workspace, file, one, span, report) if one else None


def _named_twice(tables: Sequence[LocalTable]) -> Iterator[Diagnostic]:
    """Columns of one name in two tables: text that names them would not say which is meant."""
    first: dict[str, str] = {}
    for table in tables:
        for name in table.described.said.columns:
            if name in first:
                message = f"two tables have local figures called `{name}`; the other is described in {first[name]}"
                hint = "Give one of them another name, and its heading under `heading`."
                yield Diagnostic("local-column-twice", message, table.described.span("columns", name), hint=hint)
            first.setdefault(name, table.described.file)
