"""What git carries away: which files of a folder it tracks, and whether it is told to leave the folder out.

Git itself is not started for it: what it does is for the settings of a repository to say, which may be anybody's.
Source: gitformat-index(5), versions 2 to 4; gitignore(5).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

MOST_BYTES: Final = 200_000_000
"""The most bytes of an index that are read."""

IGNORE: Final = ".gitignore"

_FLAGS, _EXTENDED = 2, 0x4000


def tracked_below(root: Path, folder: str) -> tuple[str, ...]:
    """The files below a folder of a workspace that the repository around it tracks, by their names in the workspace."""
    repository = next((place for place in (root, *root.parents) if (place / ".git").exists()), None)
    if repository is None:
        return ()
    above = root.relative_to(repository).as_posix().removeprefix(".")
    prefix = f"{above}/" if above else ""
    names = (name.decode("utf-8", "replace") for name in _names(_store(repository)))
    # A disk that takes upper and lower case for the same keeps a file under the name that git was given first.
    wanted = f"{prefix}{folder}/".casefold()
    return tuple(name.removeprefix(prefix) for name in names if name.casefold().startswith(wanted))


def left_out(root: Path, folder: str) -> bool:
    """Whether a `.gitignore` of the workspace says plainly that git leaves the folder out, and none takes that back."""
    steps = folder.split("/")
    found = False
    for depth in range(len(steps) + 1):
        lines = _lines(root.joinpath(*steps[:depth], IGNORE))
        if any(line.startswith("!") for line in lines):
            return False
        found = found or bool(_ways(steps[depth:]) & set(lines))
    return found


def _ways(steps: list[str]) -> set[str]:
    """The lines that leave out a folder, which lies so many steps below."""
    ways = {"*", "/*", "**"}
    for end in range(1, len(steps) + 1):
        name = "/".join(steps[:end])
        ways |= {f"{start}{name}{stop}" for start in ("", "/") for stop in ("", "/", "/*", "/**")}
    return ways


def _lines(path: Path) -> list[str]:
    try:
        return [line.strip() for line in path.read_text("utf-8", "replace").splitlines()]
    except OSError:
        return []


def _store(repository: Path) -> Path:
    """Where the index lies: in `.git`, or where that file says, as it does in a worktree."""
    place = repository / ".git"
    if place.is_dir():
        return place
    try:
        return repository / place.read_text("utf-8").removeprefix("gitdir:").strip()
    except (OSError, UnicodeDecodeError):
        return place


def _names(store: Path) -> Iterator[bytes]:
    """The names in an index; none where it cannot be read."""
    path = store / "index"
    try:
        data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
        kind, version, count = struct.unpack(">4sII", data[:12])
        found = list(_entries(data, version, count, _sum_bytes(store))) if kind == b"DIRC" else []
    except (OSError, struct.error, ValueError, IndexError):
        return
    yield from found


def _sum_bytes(store: Path) -> int:
    """How long the sums of a repository are: those of SHA-1, or of SHA-256 where its settings say so."""
    common = store.parents[1] if store.parent.name == "worktrees" else store
    try:
        said = (common / "config").read_text("utf-8", "replace").casefold().replace(" ", "")
    except OSError:
        said = ""
    return 32 if "objectformat=sha256" in said else 20


def _entries(data: bytes, version: int, count: int, sum_bytes: int) -> Iterator[bytes]:
    at, before = 12, b""
    for _ in range(count):
        flags_at = at + 40 + sum_bytes
        (flags,) = struct.unpack(">H", data[flags_at : flags_at + _FLAGS])
        start = flags_at + _FLAGS + (2 if flags & _EXTENDED else 0)
        if version >= 4:
            gone, start = _number(data, start)
            end = data.index(b"\0", start)
            before, at = before[: len(before) - gone] + data[start:end], end + 1
        else:
            end = data.index(b"\0", start)
            before, at = data[start:end], at + (end - at + 8) // 8 * 8
        yield before


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number in the way of git's packs, and what comes behind it."""
    value = data[at] & 0x7F
    while data[at] & 0x80:
        at += 1
        value = ((value + 1) << 7) | (data[at] & 0x7F)
    return value, at + 1
