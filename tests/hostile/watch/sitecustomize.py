"""Writes down, for every Python process of a test, each attempt to reach the network or to write outside its folders."""

from __future__ import annotations

import os
import sys

FOLDERS = tuple(os.environ["WATCHED_FOLDERS"].split(os.pathsep))
LOG = os.open(os.environ["WATCHED_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
NETWORK = {
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "urllib.Request",
}
CHANGES = {"os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod"}
DEVICES = {"/dev/null", "/dev/tty"}


def note(event: str, arguments: tuple[object, ...]) -> None:
    changes = event in CHANGES or (event == "open" and writes(arguments))
    if event in NETWORK or (changes and outside(arguments[0])):
        os.write(LOG, f"{event} {arguments!r}\n".encode())


def writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def outside(path: object) -> bool:
    if not isinstance(path, str | bytes | os.PathLike):
        return False
    full = os.path.abspath(os.fsdecode(path))
    return full not in DEVICES and "__pycache__" not in full and not full.startswith(FOLDERS)


sys.addaudithook(note)
