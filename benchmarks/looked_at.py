"""Makes one brief again and again in one process, and prints what looking into its files takes, a document, and all of a render.

python benchmarks/looked_at.py SPEC TIMES

A line has the processor time of looking into the finished files together with what the manifest notes, for each document; the
same of what is looked at after the PDF is there, for which one waits; and the seconds of the render for each document. The title
is another each time: of a file that is as it was before, most would be known.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from briefgen.cli import MOST_YOUNG
from briefgen.models.formats import Format
from briefgen.pipeline import Asked, leaving, render, writing
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

spent = {"all": 0.0, "waited": 0.0}


def timed(work: Callable[..., Any], waited: Callable[..., bool]) -> Callable[..., Any]:
    """The same work, its processor time added to what was spent."""

    @wraps(work)
    def worked(*given: Any, **named: Any) -> Any:
        start = time.thread_time()
        try:
            return work(*given, **named)
        finally:
            took = time.thread_time() - start
            spent["all"] += took
            spent["waited"] += took if waited(*given) else 0

    return worked


def main(spec: str, times: int) -> None:
    gc.set_threshold(MOST_YOUNG)
    leaving.Leaving._look = timed(leaving.Leaving._look, lambda _, form, *__: form is Format.PDF)  # type: ignore[method-assign]
    writing.noted = timed(writing.noted, lambda *_: True)  # type: ignore[attr-defined]
    workspace = Workspace.find(Path.cwd())
    with Press() as press:
        for turn in range(times):
            spent.update(dict.fromkeys(spent, 0.0))
            start = time.perf_counter()
            made = render(workspace, Asked(spec, overrides=(f"title=A paper of turn {turn}",)), press)
            seconds, count = time.perf_counter() - start, len(made.documents)
            if turn:
                print(spent["all"] / count, spent["waited"] / count, seconds / count)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
