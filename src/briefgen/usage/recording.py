"""Keeps record of rendered documents in the workspace, so that what went out can be found again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from briefgen.diagnostics import BriefError, Diagnostic, Severity, Span
from briefgen.usage.record import Record, Rendering
from briefgen.workspace import Workspace

FOLDER = "rendered"
SUFFIX = ".json"


def keep_record(
    workspace: Workspace, name: str, rendering: Rendering, folder: Path, files: Mapping[str, bytes]
) -> tuple[Diagnostic, ...]:
    """Note down that `files` were written into `folder`; a warning where that cannot be done.

    A record that cannot be read is begun anew.
    """
    sums = {_shown(workspace, folder, file): hashlib.sha256(data).hexdigest() for file, data in files.items()}
    known = _read(workspace, name) or Record()
    record = known.with_latest(rendering.model_copy(update={"files": sums}))
    data = record.model_dump_json(indent=1, exclude_none=True).encode() + b"\n"
    try:
        workspace.write_own(FOLDER, {name + SUFFIX: data})
    except BriefError as error:
        return (_not_recorded(name, error),)
    return ()


def read_records(workspace: Workspace) -> dict[str, Record]:
    """The records of all documents by name; one that cannot be read is left out."""
    names = sorted(name.removesuffix(SUFFIX) for name in workspace.own_files(FOLDER) if name.endswith(SUFFIX))
    return {name: record for name in names if (record := _read(workspace, name))}


def _read(workspace: Workspace, name: str) -> Record | None:
    data = workspace.read_own(FOLDER, name + SUFFIX)
    try:
        return Record.model_validate_json(data) if data else None
    except ValidationError:
        return None


def _shown(workspace: Workspace, folder: Path, file: str) -> str:
    """The name of a file within the workspace; the bare name of one elsewhere, for no record names this computer."""
    place = folder.resolve()
    return (place.relative_to(workspace.root) / file).as_posix() if place.is_relative_to(workspace.root) else file


def _not_recorded(name: str, error: BriefError) -> Diagnostic:
    # The message names the folder by its full path, which is that of one computer.
    reason = error.diagnostics[0].message.rpartition("”: ")[2]
    return Diagnostic(
        "not-recorded",
        f"what “{name}” carries was not recorded: {reason}",
        Span(f".briefgen/{FOLDER}"),
        Severity.WARNING,
        hint="The files themselves were written. Without a record, `briefgen where-used` cannot find them.",
    )
