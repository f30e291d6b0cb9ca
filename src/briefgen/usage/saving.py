"""Puts finished files in their place, and notes down in a manifest what they carry, so that it can be found again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Final

from briefgen.diagnostics import BriefError, Diagnostic, Severity, Span
from briefgen.models.folders import MANIFESTS
from briefgen.noun import noun
from briefgen.usage.guarding import Guard
from briefgen.usage.manifest import Manifest, understood
from briefgen.usage.manifests import RECORDS, SUFFIX, changed_manifest, digest_of, manifest_file, read_manifest, shown
from briefgen.usage.rendering import Rendering
from briefgen.workspace import Workspace

DAMAGED: Final = ".damaged"
"""What the name of a manifest ends in that could not be read."""


@noun
class Finished:
    """A document that can be saved: the name of its manifest, what it carries, its files by name."""

    name: str
    rendering: Rendering
    files: Mapping[str, bytes] = field(repr=False)


def save_documents(
    workspace: Workspace,
    folder: Path,
    documents: Sequence[Finished],
    *,
    force: bool = False,
    own: Collection[Path] = (),
) -> tuple[Diagnostic, ...]:
    """Write the files of all documents into `folder`, or none of them, and note down what they carry.

    A file that is there already is replaced where a manifest says that this program wrote it, just as it is, for the same
    document and the same meeting; so is one that would not change. Every other one stops them all, but for `force`. `own`
    are files that were written before in the same sitting: a meeting whose name or day has changed since is the same.
    Gives warnings where something could not be noted down. Raises BriefError: `edited-output`, `unknown-output`,
    `taken-output`, `cannot-write`.
    """
    files = {name: data for document in documents for name, data in document.files.items()}
    papers = {name: (document.rendering, files[name]) for document in documents for name in document.files}
    workspace.write(folder, files, None if force else Guard(workspace, folder, papers, own))
    return tuple(found for document in documents for found in _note_down(workspace, folder, document))


def _note_down(workspace: Workspace, folder: Path, document: Finished) -> tuple[Diagnostic, ...]:
    """Note down that the files of a document were written into `folder`; a warning where that cannot be done."""
    sums = {shown(workspace, folder, file): digest_of(data) for file, data in document.files.items()}
    rendering = document.rendering.model_copy(update={"files": sums})
    try:
        with workspace.only_writer(manifest_file(document.name)):
            return tuple(_noted(workspace, document.name, rendering))
    except BriefError as error:
        return (_not_recorded(document.name, error),)


def _noted(workspace: Workspace, name: str, rendering: Rendering) -> Iterator[Diagnostic]:
    """Put a rendering into its manifest; a file that is none any longer is kept beside it, and another one is begun.

    What an earlier version of briefgen noted goes into it, once.
    """
    file, there = name + SUFFIX, workspace.read_own(MANIFESTS, name + SUFFIX)
    if there is not None and understood(there) is None:
        workspace.write_own(MANIFESTS, {f"{name}{DAMAGED}": there})
        yield _damaged(name)
    known = read_manifest(workspace, name) or Manifest()
    if known.changed:
        yield changed_manifest(name, known)
    data = known.with_latest(rendering).data
    if data != there:
        workspace.write_own(MANIFESTS, {file: data})
    workspace.drop_own(RECORDS, file)


def _damaged(name: str) -> Diagnostic:
    message = f"“{manifest_file(name)}” cannot be read: it was kept as “{name}{DAMAGED}”, and a new one was begun"
    hint = (
        "If you have an earlier version of it, put that in its place: what it knows is taken over with the next render."
    )
    return Diagnostic("damaged-manifest", message, Span(manifest_file(name)), Severity.WARNING, hint=hint)


def _not_recorded(name: str, error: BriefError) -> Diagnostic:
    # The message names the folder by its full path, which is that of one computer.
    reason = error.diagnostics[0].message.rpartition("”: ")[2]
    return Diagnostic(
        "not-recorded",
        f"what “{name}” carries was not noted down: {reason}",
        Span(manifest_file(name)),
        Severity.WARNING,
        hint="The files themselves were written. Without a manifest, `briefgen where-used` cannot find them, "
        "and the next run does not know them as its own.",
    )
