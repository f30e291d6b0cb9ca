"""Where LibreOffice is on this computer, and what tells it from another version of itself."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from briefgen.noun import noun

VARIABLE = "BRIEFGEN_LIBREOFFICE"
"""The variable of the environment that names the program; empty, where none is wanted."""

MAC = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", "~/Applications/LibreOffice.app/Contents/MacOS/soffice")
WINDOWS = ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)")
"""The variables that say where programs are installed."""

BESIDE = ("soffice.bin", "versionrc", "version.ini", "../Resources/versionrc")
"""Files of the program that change when it is updated, though the one that starts it may not."""


class NotCounted(Exception):
    """The pages of a Word file are not known; `why` says it in words for people, and is empty where nobody wants to know."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@noun
class Program:
    """A program that can be started; `stamp` changes whenever it is updated."""

    path: Path
    stamp: str


def find() -> Program:
    """The LibreOffice that the environment names, else the one that is installed. Raises NotCounted where there is none."""
    named = os.environ.get(VARIABLE)
    if named == "":
        raise NotCounted("")
    if named is not None:
        path = shutil.which(Path(named).absolute())
        if path is None:
            raise NotCounted(f"the variable {VARIABLE} names no program that can be run")
        return _program(Path(path))
    for place in _places():
        if path := shutil.which(place):
            return _program(Path(path))
    raise NotCounted("LibreOffice was not found on this computer")


def search_path() -> Iterator[str]:
    """The folders in which programs are looked for; never the current one, whose files may be anybody's."""
    return filter(os.path.isabs, os.environ.get("PATH", os.defpath).split(os.pathsep))


def _places() -> Iterator[str]:
    if sys.platform == "win32":
        for folder in filter(None, map(os.environ.get, WINDOWS)):
            yield str(Path(folder, "LibreOffice", "program", "soffice.exe"))
    names = ("soffice.exe",) if sys.platform == "win32" else ("soffice", "libreoffice")
    for name in names:
        yield from (str(Path(folder, name)) for folder in search_path())
    if sys.platform == "darwin":
        yield from map(os.path.expanduser, MAC)


def _program(path: Path) -> Program:
    real = path.resolve()
    files = (real, *(real.parent / name for name in BESIDE))
    stamps = [f"{status.st_size}:{status.st_mtime_ns}" for file in files if (status := _status(file))]
    return Program(path, " ".join([str(real), *stamps]))


def _status(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None
