"""`briefgen.yaml` → the language of a workspace, kept between runs: to list blocks nothing else of the file is needed."""

from __future__ import annotations

from briefgen.diagnostics import BriefError, Report
from briefgen.models.languages import USUAL_LANGUAGE
from briefgen.workspace import SETTINGS, File, Workspace

KEPT = "language"
"""The kind under which the language is kept."""


def usual_language(workspace: Workspace) -> str:
    """The language of every text that says none: the workspace's `language`; of settings that cannot be read, the usual."""
    try:
        file = workspace.read(SETTINGS)
    except BriefError:
        return USUAL_LANGUAGE
    kept = workspace.kept(KEPT, file)
    return kept if isinstance(kept, str) else _read(workspace, file)


def _read(workspace: Workspace, file: File) -> str:
    # What reads settings takes long to load.
    from briefgen.models.settings import language_of
    from briefgen.readers.brief.reading import read_settings

    report = Report()
    language = language_of(read_settings(workspace, report))
    if not report.diagnostics:
        workspace.keep(KEPT, file, language)
    return language
