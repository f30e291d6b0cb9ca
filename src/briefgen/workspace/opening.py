"""Opening a file below a folder, without ever following a link out of it."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from briefgen.diagnostics import BriefError, Diagnostic, Span
from briefgen.workspace.spelling import as_stored, close_name

_WALKS = hasattr(os, "O_NOFOLLOW") and os.open in os.supports_dir_fd
"""Whether the system can open a file step by step, each step relative to the one before."""


def read_inside(root: Path, segments: tuple[str, ...], limit_bytes: int, *, helpful: bool = True) -> bytes:
    """The bytes of the regular file `segments` below `root`, at most `limit_bytes`.

    Only what is `helpful` says which name was probably meant: that takes a look at every other file of the folder.

    Raises BriefError: `missing-file`, `not-a-file`, `outside-workspace` (a link),
    `too-large`, `unreadable-file`.
    """
    name = "/".join(segments)
    try:
        handle = _open(root, segments)
    except OSError as error:
        raise BriefError([_why_not_opened(root, segments, error, helpful)]) from None
    except UnicodeEncodeError:
        raise BriefError([_unspellable(name)]) from None
    try:
        return _read_regular(handle, name, limit_bytes)
    except OSError as error:
        raise BriefError([_unreadable(name, error)]) from None
    finally:
        os.close(handle)


def link_out(root: Path, folder: Path) -> Path | None:
    """The first link on the way to a folder that lies below `root` and leads out of it; None where there is none."""
    below = Path(os.path.abspath(folder))
    if not below.is_relative_to(root) or below.resolve().is_relative_to(root):
        return None
    steps = (path for path in reversed((below, *below.parents)) if path != root and path.is_relative_to(root))
    return next((path for path in steps if os.path.islink(path)), None)


def _open(root: Path, segments: tuple[str, ...]) -> int:
    opened = _open_by_steps if _WALKS else _open_resolved
    try:
        return opened(root, segments)
    except FileNotFoundError:
        if (stored := as_stored(root, segments)) is None:
            raise
        return opened(root, stored)


def _open_by_steps(root: Path, segments: tuple[str, ...]) -> int:
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for segment in segments[:-1]:
            below = os.open(segment, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
            os.close(folder)
            folder = below
        # O_NONBLOCK: a named pipe must not make us wait for its other end.
        return os.open(segments[-1], os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    finally:
        os.close(folder)


def _open_resolved(root: Path, segments: tuple[str, ...]) -> int:
    path = root.joinpath(*segments)
    if path.resolve(strict=True) != path:
        raise OSError(errno.ELOOP, "link")
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    if not os.path.samestat(os.fstat(handle), os.lstat(path)):
        os.close(handle)
        raise OSError(errno.ELOOP, "link")
    return handle


def _read_regular(handle: int, name: str, limit_bytes: int) -> bytes:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        raise BriefError([_not_a_file(name)])
    with os.fdopen(handle, "rb", closefd=False) as stream:
        # Room for the whole limit would be made and given back for every small file.
        data = stream.read(min(status.st_size, limit_bytes) + 1)
        if len(data) > status.st_size:
            data += stream.read(limit_bytes + 1 - len(data))
    if len(data) > limit_bytes:
        raise BriefError([_too_large(name, max(status.st_size, len(data)), limit_bytes)])
    return data


def _why_not_opened(root: Path, segments: tuple[str, ...], error: OSError, helpful: bool) -> Diagnostic:
    name = "/".join(segments)
    path = root
    for segment in segments:
        path = path / segment
        if os.path.islink(path):
            return Diagnostic(
                "outside-workspace",
                f"“{name}” is reached through a link, and links are not followed",
                Span(name),
                hint="Put a copy of the file itself into the workspace.",
            )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Diagnostic(
            "missing-file",
            f"there is no file “{name}” in the workspace",
            Span(name),
            nearest=close_name(root, segments) if helpful else "",
            hint="Check the spelling; upper and lower case count.",
        )
    return _not_a_file(name) if os.path.isdir(path) else _unreadable(name, error)


def _not_a_file(name: str) -> Diagnostic:
    return Diagnostic(
        "not-a-file", f"“{name}” is a folder or a device, not a file", Span(name), expected="an ordinary file"
    )


def _unreadable(name: str, error: OSError) -> Diagnostic:
    reason = "this account is not allowed to read it" if isinstance(error, PermissionError) else "reading it failed"
    return Diagnostic(
        "unreadable-file",
        f"“{name}” cannot be read: {reason}",
        Span(name),
        hint="Ask the person who owns the file to share it with you, or copy it again.",
    )


def _unspellable(name: str) -> Diagnostic:
    return Diagnostic(
        "unreadable-file",
        f"“{name}” cannot be read: in the language settings of this computer, no file name can hold such letters",
        Span(name),
        hint="Set LC_ALL=C.UTF-8 and PYTHONUTF8=1, and run the command again.",
    )


def _too_large(name: str, size: int, limit_bytes: int) -> Diagnostic:
    return Diagnostic(
        "too-large",
        f"“{name}” has {size:,} bytes; the most that is read is {limit_bytes:,}",
        Span(name),
        hint="Is it the right file? A text is rarely so long; a picture can be saved smaller.",
    )
