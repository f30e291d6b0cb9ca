"""What a process that reads what others sent may take: so much memory and time, no file, and no word on its standard output."""

from __future__ import annotations

import os
import sys
from typing import BinaryIO


def confine(memory: int, seconds: int) -> BinaryIO:
    """The pipe for the answers of this process, which from now on has at most so many bytes of address space and seconds of processor time.

    It can write no file. Standard output itself is closed to it, so that no library can write among the answers. Only
    Linux keeps the limits.
    """
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    return answers
