"""Keeps record of rendered documents in the workspace, so that what went out can be found again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from briefgen.diagnostics import BriefError, Diagnostic, Severity, Span
from briefgen.noun import noun
from briefgen.usage.guarding import Guard
from briefgen.usage.record import Record, Rendering
from briefgen.usage.recorded import FOLDER, SUFFIX, digest_of, read_record, shown
from briefgen.workspace import Workspace


@noun
class Finished:
    """A document that can be saved: its name in the record, what it carries, its files by name."""

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

    A file that is there already is replaced where the record says that this program wrote it, just as it is, for the same
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
    """Note down that the files of a document were written into `folder`; a warning where that cannot be done.

    A record that cannot be read is begun anew.
    """
    sums = {shown(workspace, folder, file): digest_of(data) for file, data in document.files.items()}
    known = read_record(workspace, document.name) or Record()
    record = known.with_latest(document.rendering.model_copy(update={"files": sums}))
    data = record.model_dump_json(indent=1, exclude_none=True).encode() + b"\n"
    try:
        workspace.write_own(FOLDER, {document.name + SUFFIX: data})
    except BriefError as error:
        return (_not_recorded(document.name, error),)
    return ()


def _not_recorded(name: str, error: BriefError) -> Diagnostic:
    # The message names the folder by its full path, which is that of one computer.
    reason = error.diagnostics[0].message.rpartition("”: ")[2]
    return Diagnostic(
        "not-recorded",
        f"what “{name}” carries was not recorded: {reason}",
        Span(f".briefgen/{FOLDER}"),
        Severity.WARNING,
        hint="The files themselves were written. Without a record, `briefgen where-used` cannot find them, "
        "and the next run does not know them as its own.",
    )
