"""The records of rendered documents, as they lie in the workspace."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from briefgen.usage.record import Record
from briefgen.workspace import Workspace

FOLDER: Final = "rendered"
"""The folder of `.briefgen` that holds them, one file a document."""

SUFFIX: Final = ".json"


def read_records(workspace: Workspace) -> dict[str, Record]:
    """The records of all documents by name; one that cannot be read is left out."""
    return {name: record for name in _names(workspace) if (record := read_record(workspace, name))}


def read_record(workspace: Workspace, name: str) -> Record | None:
    """The record of the documents of this name; None where there is none that can be read."""
    data = workspace.read_own(FOLDER, name + SUFFIX)
    return _understood(data) if data else None


def records_with(workspace: Workspace, words: str) -> Iterator[Record]:
    """The records in which `words`, a sum or the name of a file, stand; the others are not taken apart."""
    for name in _names(workspace):
        data = workspace.read_own(FOLDER, name + SUFFIX)
        if data and words.encode() in data and (record := _understood(data)):
            yield record


def shown(workspace: Workspace, folder: Path, file: str) -> str:
    """The name of a file within the workspace; the bare name of one elsewhere, for no record names this computer."""
    place = folder.resolve()
    return (place.relative_to(workspace.root) / file).as_posix() if place.is_relative_to(workspace.root) else file


def digest_of(data: bytes) -> str:
    """What stands for the bytes of a file in a record: their SHA-256 sum."""
    return hashlib.sha256(data).hexdigest()


def _names(workspace: Workspace) -> list[str]:
    return sorted(name.removesuffix(SUFFIX) for name in workspace.own_files(FOLDER) if name.endswith(SUFFIX))


def _understood(data: bytes) -> Record | None:
    try:
        return Record.model_validate_json(data)
    except ValidationError:
        return None
