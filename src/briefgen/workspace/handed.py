"""A folder or a file that somebody hands over by its name, wherever it lies: read once, bounded, no link followed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefgen.diagnostics import BriefError, Diagnostic, Span
from briefgen.workspace.listing import names_below
from briefgen.workspace.opening import read_inside


def files_handed(
    folder: Path, suffixes: tuple[str, ...], *, most: int, limit_bytes: int
) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """The files below a folder whose names end in one of `suffixes`, in whatever case, by their names in it; those that cannot be read.

    Raises BriefError: `missing-file` where there is no such folder, `too-many-files`.
    """
    names = names_handed(folder, suffixes, most=most)
    root = folder.resolve()
    read: dict[str, bytes] = {}
    unread: list[Diagnostic] = []
    for name in names:
        try:
            read[name] = read_inside(root, tuple(name.split("/")), limit_bytes, helpful=False)
        except BriefError as error:
            unread += error.diagnostics
    return read, tuple(unread)


def names_handed(folder: Path, suffixes: tuple[str, ...], *, most: int) -> list[str]:
    """The names of the files below a folder that end in one of `suffixes`, in whatever case; no link is followed.

    Raises BriefError: `missing-file` where there is no such folder, `too-many-files`.
    """
    if not folder.is_dir():
        raise BriefError([_no_folder(folder)])
    names = [name.removeprefix("./") for name in names_below(folder.resolve(), ".", suffixes, any_case=True)]
    if len(names) > most:
        raise BriefError([_too_many(folder, len(names), most)])
    return names


def file_handed(file: Path, *, limit_bytes: int) -> bytes:
    """The bytes of one file.

    Raises BriefError where it cannot be read: it is not there, is no file, or has more bytes.
    """
    if not file.is_file():
        found = "is a folder" if file.is_dir() else "is not there"
        raise BriefError([_not_there(f"the file “{file}” {found}", file, "a file, a folder or a content code")])
    return read_inside(file.parent.resolve(), (file.name,), limit_bytes, helpful=False)


def text_handed(file: Path, *, limit_bytes: int) -> str:
    """The text of one file (UTF-8, else as Windows writes it).

    Raises BriefError where it cannot be read: it is not there, is no file, or has more bytes.
    """
    if not file.is_file():
        found = "is a folder" if file.is_dir() else "is not there"
        raise BriefError([_not_there(f"the file “{file}” {found}", file, "a file with text in it")])
    data = read_inside(file.parent.resolve(), (file.name,), limit_bytes, helpful=False)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _no_folder(folder: Path) -> Diagnostic:
    found = "is a file" if folder.is_file() else "is not there"
    return _not_there(f"the folder “{folder}” {found}", folder, "a folder with files in it")


def _not_there(message: str, place: Path, expected: str) -> Diagnostic:
    hint = "Check the spelling; upper and lower case count."
    return Diagnostic("missing-file", message, Span(place.as_posix()), expected=expected, hint=hint)


def _too_many(folder: Path, number: int, most: int) -> Diagnostic:
    return Diagnostic(
        "too-many-files",
        f"there are {number:,} such files in “{folder}”",
        Span(folder.as_posix()),
        expected=f"at most {most}",
        hint="Put those that are needed into a folder of their own.",
    )
