"""The lock beside a brief, as data: which lengths were chosen, and for which inputs."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import StringConstraints

from briefgen.models.values import InWords, Model, Name

SUFFIX = ".lock.yaml"

Fingerprint = Annotated[
    str, StringConstraints(pattern=r"^[0-9a-f]{64}$"), InWords("64 hexadecimal digits, as briefgen wrote them")
]
"""What stands for the inputs."""


class LockedUse(Model):
    """One use of a block and the length chosen for it."""

    use: Name
    length: Literal["full", "short", "headline", "left out"]


class Lock(Model):
    """`NAME.lock.yaml`, written by the program and read back until an input changes.

    `document` is the id of the document in its packet, which has a lock for each.
    """

    brief: str
    document: Name | None = None
    inputs: Fingerprint
    uses: tuple[LockedUse, ...]


def lock_name(brief: str, document: str = "") -> str:
    """The file of the lock of the brief whose spec is the file `brief`, or of one document of a packet."""
    return PurePosixPath(brief).with_suffix(f".{document}{SUFFIX}" if document else SUFFIX).as_posix()
