"""`briefs/sources.yaml`, `briefs/*.bib`, `*.bibtex` and `*.json` → sources by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, Final

from briefgen.diagnostics import BriefError, Report, Span
from briefgen.models.folders import BRIEFS as FOLDER
from briefgen.models.folders import SOURCES
from briefgen.models.library import Source
from briefgen.readers.bibliography.faults import Start, as_warning, charged, starts
from briefgen.readers.bibliography.identity import duplicate
from briefgen.readers.files.decoding import decode
from briefgen.readers.files.positions import Positioned
from briefgen.workspace import File, Workspace

SUFFIXES: Final = (".bib", ".bibtex", ".json")
LIMIT_BYTES: Final = 20_000_000
KEPT: Final = "sources"
"""What the sources of a file are kept as, for the next time."""


def read_sources(workspace: Workspace, report: Report) -> Mapping[str, Source]:
    """The sources of the workspace by id, file by file, in the order of each; none, when there is no file.

    An item that is faulty is there all the same, under its id, so that what cites it is not called unknown. Its
    faults are warnings in the report; whoever cites it makes them errors.
    """
    return workspace.once("sources", lambda own: _of_workspace(workspace, own), report)


def _of_workspace(workspace: Workspace, report: Report) -> Mapping[str, Source]:
    sources: dict[str, Source] = {}
    for name in source_files(workspace, report):
        for source in _of_file(workspace, name, report):
            first = sources.setdefault(source.id, source)
            if first is not source:
                fault = duplicate(source.id, first.span, source.span)
                report.add(as_warning(fault))
                sources[source.id] = replace(first, faults=(*first.faults, *source.faults, fault))
    return sources


def source_files(workspace: Workspace, report: Report) -> tuple[str, ...]:
    """The files that may hold sources: `briefs/sources.yaml`, then the others directly in `briefs/`, by name."""
    try:
        listed = workspace.files(FOLDER, *SUFFIXES, any_case=True)
    except BriefError as error:
        report.add(*error.diagnostics)
        return (SOURCES,)
    others = (name for name in listed if name.count("/") == 1)
    return (SOURCES, *others)


def _of_file(workspace: Workspace, name: str, report: Report) -> tuple[Source, ...]:
    """The sources of one file: as they were kept when the file was found in order, else read."""
    try:
        file = workspace.read_if_there(name, limit_bytes=LIMIT_BYTES)
    except BriefError as error:
        report.add(*error.diagnostics)
        return ()
    if file is None:
        return ()
    kept = workspace.kept(KEPT, file)
    if kept is not None and (source := decode(file, Report())):
        return tuple(Source(csl["id"], csl, custom, source.span(*mark)) for csl, custom, mark in kept)
    own = Report()
    sources, begin = _read(file, own)
    if own.diagnostics:
        return tuple(charged(sources, begin, own.diagnostics, report))
    workspace.keep(KEPT, file, [_kept(source) for source in sources])
    return sources


def sources_of(file: File, report: Report) -> tuple[Source, ...]:
    """The sources of one file, of the workspace or not; every problem goes into the report as it is."""
    return _read(file, report)[0]


def _kept(source: Source) -> tuple[Any, ...]:
    """What is kept of a source. The line itself is not: where a whole file is one line, it would be kept with each."""
    return source.csl, source.custom, (source.span.line, source.span.column, source.span.length)


def _read(file: File, report: Report) -> tuple[tuple[Source, ...], list[Start]]:
    """The sources of a file, read and checked, and where they begin."""
    # Whatever was kept needs neither the readers nor the model.
    from briefgen.models.bibliography import Bibliography
    from briefgen.readers.bibliography.markup import check_markup
    from briefgen.readers.validation import settle

    positioned = _items(file, report)
    if positioned is None:
        return (), []
    begin = starts(positioned)
    settled = settle(Bibliography, positioned, report)
    if settled is None:
        return tuple(_faulty(positioned).values()), begin
    report.add(*check_markup(settled[1]))
    sound = _sound(settled[0], settled[1], report)
    return tuple({**_faulty(positioned), **sound}.values()), begin


def _items(file: File, report: Report) -> Positioned | None:
    """The items of a file as the value of `references`, in the words of CSL."""
    match PurePosixPath(file.name).suffix.lower():
        case ".json":
            from briefgen.readers.bibliography.csl_json import read_csl_json

            return read_csl_json(file, report)
        case ".bib" | ".bibtex" as suffix:
            from briefgen.readers.bibliography.bibtex import read_bibtex

            return read_bibtex(file, report, classic=suffix == ".bibtex")
    from briefgen.readers.files.yaml import load

    return load(file, report)


def _sound(bibliography: Any, positioned: Positioned, report: Report) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for number, reference in enumerate(bibliography.references):
        span = positioned.span(("references", number, "id")) or Span(SOURCES)
        if reference.id in sources:
            report.add(duplicate(reference.id, sources[reference.id].span, span))
            continue
        said = reference.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
        custom = said.pop("custom", {})
        sources[reference.id] = Source(reference.id, said, custom, span)
    return sources


def _faulty(positioned: Positioned) -> dict[str, Source]:
    """Every item that has an id, as far as it can be named."""
    data: Any = positioned.data
    items = data.get("references") if isinstance(data, dict) else None
    return {
        item["id"]: Source(
            item["id"], {"id": item["id"], "title": item["id"]}, {}, positioned.spans[("references", number)]
        )
        for number, item in enumerate(items if isinstance(items, list) else [])
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    }
