"""Puts finished files in their place, and notes down in a manifest what they carry, so that it can be found again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Final

from briefgen.diagnostics import BriefError, Diagnostic, Severity, Span
from briefgen.models.folders import MANIFESTS
from briefgen.noun import noun
from briefgen.usage.guarding import Guard
from briefgen.usage.journal import (
    JOURNAL,
    Entry,
    after,
    begin,
    drop,
    entries,
    give_up,
    names_in_journal,
    note_gone,
    settle,
)
from briefgen.usage.manifest import Manifest, understood
from briefgen.usage.manifests import (
    RECORDS,
    SUFFIX,
    changed_manifest,
    digest_of,
    manifest_file,
    noted_in,
    shown,
    unreadable_entry,
)
from briefgen.usage.papers import LookedUp, Papers, Written
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
    _write(workspace, folder, documents, None if force else LookedUp(workspace), own)
    noted = _renderings(workspace, folder, documents)
    return tuple(found for name, renderings in noted.items() for found in _note_down(workspace, name, renderings))


def save_packet(
    workspace: Workspace,
    folder: Path,
    documents: Sequence[Finished],
    known: Papers,
    *,
    force: bool = False,
    own: Collection[Path] = (),
) -> tuple[Diagnostic, ...]:
    """As `save_documents`, for one meeting of many: what the files carry is noted in the journal before they are written.

    `fold` puts it into the manifest, after the last of them. `known` is what the manifests said before the first; what is
    saved is added to it. However this ends, the files that are in their place are known to the next run.
    """
    noted = _renderings(workspace, folder, documents)
    found: list[Diagnostic] = []
    begun = [entry for name, renderings in noted.items() if (entry := _begun(workspace, name, renderings, found))]
    try:
        _write(workspace, folder, documents, None if force else known, own)
    except BaseException:
        for entry in begun:
            give_up(workspace, entry)
        raise
    for entry in begun:
        settle(workspace, entry)
    known.add(one for renderings in noted.values() for one in renderings)
    return tuple(found)


def note_anew(
    workspace: Workspace, name: str, known: Papers, renderings: Sequence[Rendering]
) -> tuple[Diagnostic, ...]:
    """Note what papers of one meeting carry by now whose files stay as they are; a warning where it cannot be noted."""
    found: list[Diagnostic] = []
    entry = _begun(workspace, name, renderings, found) if renderings else None
    if entry:
        settle(workspace, entry)
        known.add(renderings)
    return tuple(found)


def forget_files(workspace: Workspace, name: str, known: Papers, gone: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Note that files of meetings were taken away, by their names and sums: nothing lists them any longer as papers that lie there.

    A warning where it cannot be noted. What a copy of one is of stays known.
    """
    if not gone:
        return ()
    known.remove(gone)
    try:
        with workspace.only_writer(manifest_file(name)):
            note_gone(workspace, name, gone)
    except BriefError as error:
        return (_not_recorded(name, error),)
    return ()


def fold(workspace: Workspace, name: str) -> tuple[Diagnostic, ...]:
    """Put what was saved for single meetings into the manifest of this name; warnings where that cannot be done, or was not whole.

    What cannot be put into it stays in the journal, where it is known as well.
    """
    return _note_down(workspace, name, ()) if name in names_in_journal(workspace) else ()


def _write(
    workspace: Workspace,
    folder: Path,
    documents: Sequence[Finished],
    known: Written | None,
    own: Collection[Path],
) -> None:
    """Put the files in their place; without `known`, whatever is there."""
    files = {name: data for document in documents for name, data in document.files.items()}
    papers = {name: (document.rendering, files[name]) for document in documents for name in document.files}
    workspace.write(folder, files, Guard(workspace, folder, papers, own, known) if known else None)


def _renderings(workspace: Workspace, folder: Path, documents: Sequence[Finished]) -> dict[str, list[Rendering]]:
    """What is to be noted of each manifest, by its name."""
    noted: dict[str, list[Rendering]] = {}
    for document in documents:
        sums = {shown(workspace, folder, file): digest_of(data) for file, data in document.files.items()}
        noted.setdefault(document.name, []).append(document.rendering.model_copy(update={"files": sums}))
    return noted


def _begun(workspace: Workspace, name: str, renderings: Sequence[Rendering], found: list[Diagnostic]) -> str | None:
    """The entry of a packet that is about to be written; None where it cannot be noted, which is told."""
    try:
        with workspace.only_writer(manifest_file(name)):
            return begin(workspace, name, renderings)
    except BriefError as error:
        found.append(_not_recorded(name, error))
        return None


def _note_down(workspace: Workspace, name: str, renderings: Sequence[Rendering]) -> tuple[Diagnostic, ...]:
    """Note down what was written; a warning where that cannot be done."""
    try:
        with workspace.only_writer(manifest_file(name)):
            return tuple(_noted(workspace, name, renderings))
    except BriefError as error:
        return (_not_recorded(name, error),)


def _noted(workspace: Workspace, name: str, renderings: Sequence[Rendering]) -> Iterator[Diagnostic]:
    """Put renderings into their manifest; a file that is none any longer is kept beside it, and another one is begun.

    What an earlier version of briefgen noted goes into it, once, and what stands in the journal.
    """
    file, there = name + SUFFIX, workspace.read_own(MANIFESTS, name + SUFFIX)
    if there is not None and understood(there) is None:
        workspace.write_own(MANIFESTS, {f"{name}{DAMAGED}": there})
        yield _damaged(name)
    saved = tuple(entries(workspace, name))
    whole = after(noted_in(workspace, name) or Manifest(), saved, renderings)
    if whole.changed:
        yield changed_manifest(name, whole)
    if (data := whole.data) != there:
        workspace.write_own(MANIFESTS, {file: data})
    workspace.drop_own(RECORDS, file)
    yield from _emptied(workspace, saved)


def _emptied(workspace: Workspace, saved: Iterable[Entry]) -> Iterator[Diagnostic]:
    """Take what stands in a manifest now out of the journal; what could not be read is kept beside, and told once."""
    for entry in saved:
        if entry.renderings is None:
            data = workspace.read_own(JOURNAL, entry.file)
            workspace.write_own(JOURNAL, {f"{entry.file}{DAMAGED}": data or b""})
            yield unreadable_entry(entry)
        drop(workspace, entry)


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
