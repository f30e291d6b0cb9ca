"""The templates of a workspace as texts that somebody looks after."""

from __future__ import annotations

from briefgen.diagnostics import Report
from briefgen.models.upkeep import Tended
from briefgen.readers.brief.reading import own_documents
from briefgen.readers.brief.upkeep import tended
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import template_files


def tended_templates(workspace: Workspace) -> tuple[Tended, ...]:
    """The workspace's own templates, by name; what is wrong with them is told where they are checked."""
    return tuple(
        tended(name, node, Report())
        for name, file in template_files(workspace).items()
        if file
        for node in own_documents(workspace, file).values()
    )
