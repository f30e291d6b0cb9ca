"""What `import briefgen` offers: the commands `render` and `check`, as functions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

from briefgen.diagnostics import Diagnostic, Report
from briefgen.models.formats import Format
from briefgen.pipeline import Asked, Rendered
from briefgen.pipeline import render as render_documents
from briefgen.pipeline.survey import check_brief, check_workspace
from briefgen.readers.brief.overrides import as_override
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import spec_name
from briefgen.writers.pdf import Press


def render(
    spec: str | PathLike[str],
    *,
    set: Mapping[str, Any] | None = None,
    documents: Sequence[str] = (),
    formats: Collection[str] = (),
    workspace: Workspace | None = None,
    refit: bool = False,
    read_back: bool = True,
) -> Rendered:
    """Make the files of every document of a spec, and keep them in memory; `.save()` writes them.

    `spec` is a path, or the name of a brief of the workspace, which is the one that the spec lies in
    or else the one around the current folder. `set` gives values in place of the spec's, by their keys:
    `{"meeting.date": "2026-12-04"}`. Of a packet, `documents` names those to make; without it, all are made.
    `formats` are pdf, docx, html, txt, in place of the spec's. Of what is limited in pages, `refit` chooses
    the lengths anew. Without `read_back`, the finished files are not compared with the document.
    Raises BriefError with everything that is wrong; warnings come with the files.
    """
    place, file = _found(spec, workspace)
    overrides = tuple(as_override(key, value) for key, value in (set or {}).items())
    asked = Asked(file, tuple(documents), tuple(map(Format, formats)), overrides, refit, read_back=read_back)
    with Press(at_once=not formats or Format.PDF in asked.formats) as press:
        return render_documents(place, asked, press)


def check(*specs: str | PathLike[str], workspace: Workspace | None = None) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with the specs named, or without any with the whole workspace, in reading order.

    Raises BriefError where there is no workspace, or no such spec.
    """
    if not specs:
        place, report = workspace or Workspace.find(Path.cwd()), Report()
        check_workspace(place, report)
        return report.diagnostics
    found = [_found(spec, workspace) for spec in specs]
    report = Report(*(file for _, file in found))
    for place, file in found:
        check_brief(place, file, report)
    return report.diagnostics


def _found(spec: str | PathLike[str], workspace: Workspace | None) -> tuple[Workspace, str]:
    """The workspace of a spec, and the name of its file there."""
    path = Path(spec)
    place = workspace or Workspace.find(path.parent if path.is_file() else Path.cwd())
    return place, spec_name(place, str(spec))
