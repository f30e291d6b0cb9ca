"""Puts finished documents in their place, and keeps record of what went out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.diagnostics import BriefError, Diagnostic, Severity
from briefgen.noun import noun
from briefgen.usage.recording import keep_record
from briefgen.workspace import Workspace

if TYPE_CHECKING:
    from briefgen.pipeline.writing import RenderedDocument


@noun
class Saved:
    """The files that were written, and warnings about what could not be kept beside them."""

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


def save(workspace: Workspace, documents: Sequence[RenderedDocument], folder: Path) -> Saved:
    """Write the files of all documents into `folder`, together or not at all; their locks and records beside.

    Raises BriefError (`cannot-write`).
    """
    files = {name: data for document in documents for name, data in document.named.items()}
    workspace.write(folder, files)
    kept = [diagnostic for document in documents for diagnostic in _kept(workspace, document, folder)]
    return Saved(tuple(folder / file for file in files), tuple(kept))


def _kept(workspace: Workspace, document: RenderedDocument, folder: Path) -> Iterator[Diagnostic]:
    """Keep record of a document and its lock; warnings where that cannot be done."""
    yield from keep_record(workspace, document.brief, document.rendering, folder, document.named)
    if document.lock is not None:
        path = workspace.root / document.lock_file
        try:
            workspace.write(path.parent, {path.name: document.lock})
        except BriefError as error:
            yield from (replace(diagnostic, severity=Severity.WARNING) for diagnostic in error.diagnostics)
