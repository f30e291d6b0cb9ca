"""The manifests of a workspace: one file for the documents of a name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.models.folders import MANIFESTS
from briefgen.usage.journal import Entry, after, entries, names_in_journal, raw_entries
from briefgen.usage.manifest import Manifest, understood
from briefgen.usage.sums import digest_of
from briefgen.workspace import Workspace

__all__ = [
    "RECORDS", "SUFFIX", "changed_manifest", "digest_of", "latest_made", "manifest_file", "manifests_with", "noted_in", "read_all",
    "read_manifest", "read_manifests", "shown", "unreadable_entries", "unreadable_entry", "unreadable_manifest",
    "unsound_manifests",
]  # fmt: skip

RECORDS: Final = "rendered"
"""The folder of `.briefgen` where earlier versions of briefgen kept what they had made. It is read as long as it is there."""

SUFFIX: Final = ".json"

_MADE: Final = re.compile(rb'"made": ?"([0-9]{4}-[0-9]{2}-[0-9]{2})"')


def read_manifests(workspace: Workspace) -> dict[str, Manifest]:
    """The manifests of all documents by name; one that cannot be read is left out."""
    return {name: manifest for name in _names(workspace) if (manifest := read_manifest(workspace, name))}


def read_all(workspace: Workspace) -> dict[str, Manifest | None]:
    """The manifests of all documents by name; None for one that cannot be read."""
    return {name: read_manifest(workspace, name) for name in _names(workspace)}


def read_manifest(workspace: Workspace, name: str) -> Manifest | None:
    """The manifest of the documents of this name, with what is to go into it; None where there is none that can be read."""
    noted, saved = noted_in(workspace, name), tuple(entries(workspace, name))
    if noted is None and (not saved or _is_there(workspace, name)):
        return None
    return after(noted or Manifest(), saved)


def noted_in(workspace: Workspace, name: str) -> Manifest | None:
    """What the file of a manifest says, and the record of an earlier version; None where neither can be read."""
    found = [known for data in _both(workspace, name) if (known := understood(data))]
    if not found:
        return None
    first, *older = found
    for other in older:
        first = first.with_all(other)
    return first


def _is_there(workspace: Workspace, name: str) -> bool:
    return any(True for _ in _both(workspace, name))


def unsound_manifests(workspace: Workspace) -> Iterator[Diagnostic]:
    """What is wrong with the manifests as they are: those that cannot be read, and what somebody else than briefgen wrote."""
    for name, manifest in read_all(workspace).items():
        if manifest is None:
            yield unreadable_manifest(name)
        elif manifest.changed:
            yield changed_manifest(name, manifest)
    yield from unreadable_entries(workspace)


def unreadable_entries(workspace: Workspace) -> Iterator[Diagnostic]:
    """What is to go into manifests and cannot be read."""
    for name in sorted(names_in_journal(workspace)):
        yield from (unreadable_entry(entry) for entry in entries(workspace, name) if entry.renderings is None)


def unreadable_entry(entry: Entry) -> Diagnostic:
    """That what was noted of a packet cannot be read."""
    message = f"“{entry.place}” cannot be read: what was saved for one meeting is not known"
    hint = "Its papers are kept as they are. Move them away, and make them again."
    return Diagnostic("damaged-manifest", message, Span(entry.place), Severity.WARNING, hint=hint)


def unreadable_manifest(name: str) -> Diagnostic:
    """That a manifest cannot be read, so that nothing is known of what it noted."""
    message = f"“{manifest_file(name)}” cannot be read: what it noted is not known"
    hint = "If you have an earlier version of it, put that in its place. The next render keeps it aside and begins a new one."
    return Diagnostic("damaged-manifest", message, Span(manifest_file(name)), Severity.WARNING, hint=hint)


def changed_manifest(name: str, known: Manifest) -> Diagnostic:
    """That what a manifest says of a document is not what was written there; the first such document."""
    which = known.changed[0]
    message = f"what “{manifest_file(name)}” says of the document of {which.date} is not what briefgen wrote"
    hint = "Nobody edits a manifest by hand: put back the version before, if you have it. Nothing of it was taken out."
    return Diagnostic("edited-manifest", message, Span(manifest_file(name)), Severity.WARNING, hint=hint)


def manifests_with(workspace: Workspace, words: str) -> Iterator[Manifest]:
    """The manifests in which `words`, a sum or the name of a file, stand; the others are not taken apart."""
    for name in _names(workspace):
        for data in (*_both(workspace, name), *raw_entries(workspace, name)):
            if words.encode() in data and (manifest := understood(data)):
                yield manifest


def latest_made(workspace: Workspace, name: str) -> dt.date | None:
    """The latest day on which documents of this name were made, as far as it is noted; their manifest is not taken apart."""
    noted = (*_both(workspace, name), *raw_entries(workspace, name))
    return max((day for data in noted for found in _MADE.findall(data) if (day := _day(found))), default=None)


def _day(found: bytes) -> dt.date | None:
    try:
        return dt.date.fromisoformat(found.decode())
    except ValueError:
        return None


def shown(workspace: Workspace, folder: Path, file: str) -> str:
    """The name of a file within the workspace; the bare name of one elsewhere, for no manifest names this computer."""
    place = folder.resolve()
    return (place.relative_to(workspace.root) / file).as_posix() if place.is_relative_to(workspace.root) else file


def manifest_file(name: str) -> str:
    """The file of the manifest of this name."""
    return f"{MANIFESTS}/{name}{SUFFIX}"


def _both(workspace: Workspace, name: str) -> Iterator[bytes]:
    """What was noted of a name: its manifest, and the record of an earlier version of briefgen."""
    for folder in (MANIFESTS, RECORDS):
        if data := workspace.read_own(folder, name + SUFFIX):
            yield data


def _names(workspace: Workspace) -> list[str]:
    files = {name for folder in (MANIFESTS, RECORDS) for name in workspace.own_files(folder)}
    noted = {name.removesuffix(SUFFIX) for name in files if name.endswith(SUFFIX)}
    return sorted(noted | names_in_journal(workspace))
