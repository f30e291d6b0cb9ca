"""The folder `.briefgen` of a workspace: what the program writes for itself there, and can do without.

What was worked out from a file is kept under a seal made of all that it depends on: the
program, the bytes of the file, the folder of this workspace on this computer. What does
not bear the right seal is not looked at, so a damaged copy, one that came along with
somebody's files and one of another version are as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any, Final

from briefgen import __version__
from briefgen.diagnostics import BriefError, Diagnostic, Span
from briefgen.models.folders import MANIFESTS
from briefgen.workspace.opening import read_inside
from briefgen.workspace.saving import put, write_together

OWN: Final = ".briefgen"
CACHE: Final = "cache"
LIMIT_BYTES: Final = 100_000_000
PACK: Final = "all"
SEAL: Final = 64
"""The length of a seal: SHA-256 in hexadecimal digits."""
MAKERS: Final = (
    "diagnostics",
    "libreoffice",
    "models",
    "pipeline",
    "readers",
    "trust",
    "workspace",
    "writers/docx/fonts",
)
"""The rooms whose code works out what is kept; a change in any of them makes what was kept before worthless."""


def kept(root: Path, kind: str, name: str, data: bytes) -> Any | None:
    """What was kept of the kind `kind` for a file of this name with these bytes; None when there is nothing sound."""
    try:
        stored = read_inside(root, (OWN, CACHE, _place(kind, name)), LIMIT_BYTES, helpful=False)
    except BriefError:
        return None
    seal, payload = stored[:SEAL], stored[SEAL + 1 :]
    if seal != _seal(root, kind, name, data, payload):
        return None
    return json.loads(payload)


def keep(root: Path, kind: str, name: str, data: bytes, value: Any) -> None:
    """Keep a value that can be written as JSON, in place of what was kept before; where that cannot be, do nothing."""
    payload = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    with contextlib.suppress(BriefError):
        put(own_folder(root, CACHE), _place(kind, name), _seal(root, kind, name, data, payload) + b"\n" + payload)


class Pack:
    """What was kept of one kind for many small files, in one file: reading and writing thousands would take seconds."""

    def __init__(self, root: Path, kind: str) -> None:
        self._root, self._kind = root, kind
        found = kept(root, kind, PACK, b"")
        self._known: dict[str, list[Any]] = found if isinstance(found, dict) else {}
        self._used: dict[str, list[Any]] = {}

    def get(self, name: str, data: bytes) -> Any | None:
        """What was put for a file of this name with these bytes; None when there is nothing."""
        entry = self._known.get(name)
        if entry is None or entry[0] != hashlib.sha256(data).hexdigest():
            return None
        self._used[name] = entry
        return entry[1]

    def put(self, name: str, data: bytes, value: Any) -> None:
        """Remember a value that can be written as JSON."""
        self._used[name] = [hashlib.sha256(data).hexdigest(), value]

    def save(self) -> None:
        """Keep what was got and put, and forget the rest; where that cannot be, do nothing."""
        if self._used != self._known:
            keep(self._root, self._kind, PACK, b"", self._used)


def write_own(root: Path, folder: str, files: Mapping[str, bytes]) -> None:
    """Write files into a folder of `.briefgen`, whole or not at all.

    Raises BriefError (`cannot-write`), also where that folder is a link to somewhere else.
    """
    write_together(own_folder(root, folder), files)


def keep_own(root: Path, folder: str, name: str, data: bytes) -> None:
    """Write one file into a folder of `.briefgen`, whole, but not forced to the disk. Raises BriefError (`cannot-write`)."""
    put(own_folder(root, folder), name, data)


def drop_own(root: Path, folder: str, name: str) -> None:
    """Remove a file from a folder of `.briefgen`, where it is there."""
    with contextlib.suppress(OSError):
        (own_folder(root, folder) / name).unlink()


def read_own(root: Path, folder: str, name: str) -> bytes | None:
    """The bytes of a file in a folder of `.briefgen`; None where there is none that can be read."""
    try:
        return read_inside(root, (*_steps(folder), name), LIMIT_BYTES, helpful=False)
    except BriefError:
        return None


def own_files(root: Path, folder: str) -> tuple[str, ...]:
    """The names of the files in a folder of `.briefgen`, sorted."""
    try:
        return tuple(sorted(name for name in os.listdir(root.joinpath(*_steps(folder))) if not name.startswith(".")))
    except OSError:
        return ()


def own_before(root: Path, folder: str, seconds: float) -> tuple[str, ...]:
    """The names of the files in a folder of `.briefgen` that were written before so many seconds since 1970, sorted."""
    found = []
    for name in own_files(root, folder):
        with contextlib.suppress(OSError):
            if os.stat(root.joinpath(*_steps(folder), name), follow_symlinks=False).st_mtime < seconds:
                found.append(name)
    return tuple(found)


def own_folder(root: Path, folder: str) -> Path:
    """The place of a folder of `.briefgen`. Raises BriefError where it is a link to somewhere else."""
    steps = _steps(folder)
    linked = [path for end in range(1, len(steps) + 1) if os.path.islink(path := root.joinpath(*steps[:end]))]
    if linked:
        raise BriefError([_linked(linked[0].relative_to(root))])
    return root.joinpath(*steps)


def _steps(folder: str) -> tuple[str, ...]:
    """Where a folder of the program's own lies: in `.briefgen`; but people keep and share the manifests."""
    return (folder,) if folder == MANIFESTS else (OWN, folder)


def _linked(path: Path) -> Diagnostic:
    message = f"nothing was written to “{path.as_posix()}”: it is a link to another place"
    hint = "Remove the link: briefgen makes the folder anew."
    return Diagnostic("cannot-write", message, Span(path.as_posix()), hint=hint)


def _place(kind: str, name: str) -> str:
    return f"{kind}-{hashlib.sha256(name.encode()).hexdigest()[:20]}.json"


def _seal(root: Path, kind: str, name: str, data: bytes, payload: bytes) -> bytes:
    folder = os.stat(root)
    parts = (program(), f"{folder.st_dev}:{folder.st_ino}".encode(), kind.encode(), name.encode(), data, payload)
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest().encode()


@cache
def program(rooms: tuple[str, ...] = MAKERS) -> bytes:
    """What tells this program from any other: its version, and the modules of these rooms as they are on the disk."""
    modules = ":".join(f"{name} {status.st_size} {status.st_mtime_ns}" for name, status in _modules(rooms))
    return f"{__version__} {modules}".encode()


def _modules(rooms: tuple[str, ...]) -> Iterator[tuple[str, os.stat_result]]:
    package = Path(__file__).resolve().parents[1]
    for folder in rooms:
        for module in sorted(package.joinpath(folder).rglob("*.py")):
            yield module.relative_to(package).as_posix(), module.stat()
    # Pictures are kept as Pillow encoded them, fonts as HarfBuzz cut them and FreeType in Pillow could draw them; their
    # versions stand in modules of their own, which need not be loaded.
    for library in ("PIL", "uharfbuzz"):
        found = PathFinder.find_spec(library)
        if found is not None and found.origin:
            with contextlib.suppress(OSError):
                stated = os.path.join(os.path.dirname(found.origin), "_version.py")
                yield f"{library}/_version.py", os.stat(stated)
