"""Listing the files below a folder, in a steady order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from briefgen.diagnostics import BriefError, Diagnostic, Span

MOST_FILES = 20_000
DEEPEST = 8


def names_below(root: Path, folder: str, suffixes: tuple[str, ...], *, any_case: bool = False) -> tuple[str, ...]:
    """The files below `folder` whose names end in one of `suffixes` (of lower case for `any_case`), relative to `root`, sorted.

    Hidden files are left out, and so is what lies in folders that are links. Raises BriefError
    (`too-many-files`) when there are more than MOST_FILES or folders go deeper than DEEPEST.
    """
    found: list[str] = []
    if _is_linked(root, folder):
        return ()
    for name in _walk(root / folder, folder, 0):
        if (name.lower() if any_case else name).endswith(suffixes):
            found.append(name)
        if len(found) > MOST_FILES:
            raise BriefError([_too_many(folder, f"more than {MOST_FILES:,} files")])
    return tuple(sorted(found))


def _walk(path: Path, name: str, depth: int) -> Iterator[str]:
    if depth > DEEPEST:
        raise BriefError([_too_many(name, f"folders more than {DEEPEST} deep")])
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        below = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path / entry.name, below, depth + 1)
        elif not (entry.is_symlink() and os.path.isdir(entry)):
            yield below


def _is_linked(root: Path, folder: str) -> bool:
    path = root
    for segment in folder.split("/"):
        path = path / segment
        if os.path.islink(path):
            return True
    return False


def _too_many(folder: str, found: str) -> Diagnostic:
    return Diagnostic(
        "too-many-files",
        f"there are {found} in “{folder}”",
        Span(folder),
        hint="Is this the right folder? Move what does not belong to the workspace elsewhere.",
    )
