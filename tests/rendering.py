"""One brief, prepared or rendered: what most tests want of the sentence."""

from __future__ import annotations

from typing import Any

from briefgen.libreoffice import PageCounter
from briefgen.pipeline import Asked, Prepared, RenderedDocument, prepare, render
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press


def rendered_brief(
    workspace: Workspace, file: str, press: Press, counter: PageCounter | None = None, **asked: Any
) -> RenderedDocument:
    """The only document of a spec, as `Asked` says."""
    (document,) = render(workspace, Asked(file, **asked), press, counter).documents
    return document


def prepared_brief(workspace: Workspace, file: str) -> Prepared:
    """The only document of a spec, up to where only the writers are missing."""
    (prepared,) = prepare(workspace, Asked(file)).values()
    return prepared
