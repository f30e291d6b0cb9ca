"""`briefs/sources.yaml` → sources by id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefgen.bibliography import Bibliography
from briefgen.diagnostics import BriefError, Diagnostic, Report, Span
from briefgen.library import Source
from briefgen.readers.positions import Positioned
from briefgen.readers.validation import settle
from briefgen.readers.yaml import load
from briefgen.workspace import Workspace

SOURCES = "briefs/sources.yaml"
LIMIT_BYTES = 20_000_000


def read_sources(workspace: Workspace, report: Report) -> Mapping[str, Source]:
    """The sources of the workspace by id, in the order of the file; none, when there is no file.

    An item that is reported as faulty is there all the same, under its id, so that what
    cites it is not called unknown.
    """
    try:
        file = workspace.read_if_there(SOURCES, limit_bytes=LIMIT_BYTES)
    except BriefError as error:
        report.add(*error.diagnostics)
        return {}
    positioned = load(file, report) if file else None
    if positioned is None:
        return {}
    settled = settle(Bibliography, positioned, report)
    sound = _sound(settled[0], settled[1], report) if settled else {}
    return {**_faulty(positioned), **sound}


def _sound(bibliography: Bibliography, positioned: Positioned, report: Report) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for number, reference in enumerate(bibliography.references):
        span = positioned.span(("references", number, "id")) or Span(SOURCES)
        if reference.id in sources:
            report.add(_duplicate(reference.id, sources[reference.id].span, span))
            continue
        csl = reference.model_dump(by_alias=True, exclude_unset=True, exclude_none=True, exclude={"custom"})
        sources[reference.id] = Source(reference.id, csl, dict(reference.custom), span)
    return sources


def _faulty(positioned: Positioned) -> dict[str, Source]:
    """Every item that has an id, as far as it can be named."""
    data: Any = positioned.data
    items = data.get("references") if isinstance(data, dict) else None
    return {
        item["id"]: Source(item["id"], {"id": item["id"], "title": item["id"]}, {}, positioned.spans[("references", number)])
        for number, item in enumerate(items if isinstance(items, list) else [])
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    }


def _duplicate(name: str, first: Span, second: Span) -> Diagnostic:
    return Diagnostic(
        "duplicate-source",
        f"the id `{name}` is given to two sources: here and on line {first.line}",
        second,
        hint="Give one of them another id, or remove it.",
    )
