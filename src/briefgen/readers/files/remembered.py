"""What was worked out of the bytes of a file alone, remembered while the program runs: a desk reads the same files all day."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

from briefgen.diagnostics import Diagnostic, Report
from briefgen.workspace import File

MOST: Final = 256
"""Of how many files this is remembered: those that were asked for last."""

Read = TypeVar("Read")

_known: OrderedDict[tuple[Callable[..., Any], File], tuple[Any, tuple[Diagnostic, ...]]] = OrderedDict()
_lock = threading.Lock()


def remembered(read: Callable[[File, Report], Read], file: File, report: Report) -> Read:
    """What `read` makes of a file, and what it reports; it looks at nothing but the file, and nobody changes what it gives."""
    key = (read, file)
    with _lock:
        found = _known.pop(key, None)
        if found is not None:
            _known[key] = found
    if found is None:
        own = Report()
        found = read(file, own), own.diagnostics
        with _lock:
            _known[key] = found
            while len(_known) > MOST:
                _known.popitem(last=False)
    report.add(*found[1])
    return cast(Read, found[0])
