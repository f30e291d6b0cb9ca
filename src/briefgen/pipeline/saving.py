"""Puts finished documents in their place, and keeps manifests of what went out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.diagnostics import BriefError, Diagnostic, Severity
from briefgen.noun import noun
from briefgen.workspace import Workspace

if TYPE_CHECKING:
    from briefgen.pipeline.writing import RenderedDocument


MOST_NAMED: Final = 4
"""How many files a moment of the history names."""


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
    """Write the files of all documents into `folder`, together or not at all; their locks and manifests beside.

    The file of the spec as it is now becomes a moment of its history, once a sitting.

    What somebody edited, what no manifest knows and what was made for another brief or meeting is kept, but for `force`;
    `own` are files of the same sitting, as `save_documents` takes them. Raises BriefError: `edited-output`,
    `unknown-output`, `taken-output`, `cannot-write`.
    """
    # What reads texts for facts and blocks takes long to load, and is needed only once a PDF is being laid out.
    from briefgen.usage.saving import Finished, save_documents

    made = [Finished(document.brief, document.rendering, document.named) for document in documents]
    recorded = save_documents(workspace, folder, made, force=force, own=own)
    locked = [diagnostic for document in documents for diagnostic in _lock(workspace, document)]
    if not own:
        _remember(workspace, documents)
    return Saved(tuple(folder / file for one in made for file in one.files), (*recorded, *locked))


def _remember(workspace: Workspace, documents: Sequence[RenderedDocument]) -> None:
    """Note in the history of each spec that files were made of it. Where that cannot be, do nothing: the files are there."""
    from briefgen.editing.history import Kind
    from briefgen.editing.saving import moment

    for spec in dict.fromkeys(document.rendering.spec for document in documents):
        made = [name for document in documents if document.rendering.spec == spec for name in document.named]
        with suppress(BriefError):
            moment(workspace, spec, Kind.MADE, ", ".join(made[:MOST_NAMED]) + (" …" if len(made) > MOST_NAMED else ""))


def _lock(workspace: Workspace, document: RenderedDocument) -> Iterator[Diagnostic]:
    """Keep the lock of a document; warnings where that cannot be done."""
    if document.lock is not None:
        path = workspace.root / document.lock_file
        try:
            workspace.write(path.parent, {path.name: document.lock})
        except BriefError as error:
            yield from (replace(diagnostic, severity=Severity.WARNING) for diagnostic in error.diagnostics)
