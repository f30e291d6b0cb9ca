"""Puts finished documents in their place, and keeps record of what went out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.diagnostics import BriefError, Diagnostic, Severity
from briefgen.noun import noun
from briefgen.workspace import Workspace

if TYPE_CHECKING:
    from briefgen.pipeline.writing import RenderedDocument


@noun
class Saved:
    """The files that were written, and warnings about what could not be kept beside them."""

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


def save(
    workspace: Workspace,
    documents: Sequence[RenderedDocument],
    folder: Path,
    *,
    force: bool = False,
    own: Collection[Path] = (),
) -> Saved:
    """Write the files of all documents into `folder`, together or not at all; their locks and records beside.

    What somebody edited, what no record knows and what was made for another brief or meeting is kept, but for `force`;
    `own` are files of the same sitting, as `save_documents` takes them. Raises BriefError: `edited-output`,
    `unknown-output`, `taken-output`, `cannot-write`.
    """
    # What reads texts for facts and blocks takes long to load, and is needed only once a PDF is being laid out.
    from briefgen.usage.recording import Finished, save_documents

    made = [Finished(document.brief, document.rendering, document.named) for document in documents]
    recorded = save_documents(workspace, folder, made, force=force, own=own)
    locked = [diagnostic for document in documents for diagnostic in _lock(workspace, document)]
    return Saved(tuple(folder / file for one in made for file in one.files), (*recorded, *locked))


def _lock(workspace: Workspace, document: RenderedDocument) -> Iterator[Diagnostic]:
    """Keep the lock of a document; warnings where that cannot be done."""
    if document.lock is not None:
        path = workspace.root / document.lock_file
        try:
            workspace.write(path.parent, {path.name: document.lock})
        except BriefError as error:
            yield from (replace(diagnostic, severity=Severity.WARNING) for diagnostic in error.diagnostics)
