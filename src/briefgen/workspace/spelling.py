"""Names of files as they are stored: accents in one form or the other, and the name that was probably meant."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from briefgen.diagnostics import nearest


def as_stored(root: Path, segments: tuple[str, ...]) -> tuple[str, ...] | None:
    """The segments of a name as the file system has them, where it has them with accents in another normal form.

    A Mac may store `é` as e and an accent, which is the same name to everybody but a program
    (Unicode Standard Annex 15). None where nothing is stored so, or two names are the same but for that.
    """
    if all(segment.isascii() for segment in segments):
        return None
    folder, stored = root, []
    for segment in segments:
        same = [name for name in _names(folder) if _composed(name) == _composed(segment)]
        found = segment if segment in same else same[0] if len(same) == 1 else None
        if found is None:
            return None
        stored.append(found)
        folder = folder / found
    return tuple(stored)


def close_name(root: Path, segments: tuple[str, ...]) -> str:
    """The file in the same folder whose name is most like the last segment, with its folder; empty for none."""
    *folders, last = segments
    close = nearest(last, (name for name in _names(root.joinpath(*folders)) if not name.startswith(".")))
    return "/".join((*folders, close)) if close else ""


def _names(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(entry.name for entry in os.scandir(folder)))
    except OSError:
        return ()


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)
