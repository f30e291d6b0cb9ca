"""Times of one brief in a warm process: as it is with its lock, searched anew, and with neither; one line of seconds a turn.

  python benchmarks/fitting.py FOLDER TIMES

FOLDER is a workspace with `briefs/fitted.yaml`, which has a page budget, and `briefs/plain.yaml`,
which asks for the lengths that fit and has none.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from briefgen.models.lock import lock_name
from briefgen.pipeline import Asked, Rendered, render
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

FITTED, PLAIN = "briefs/fitted.yaml", "briefs/plain.yaml"


def main(folder: Path, times: int) -> None:
    with Press() as press:
        found = render(Workspace(folder), Asked(FITTED, refit=True), press)
        (folder / lock_name(FITTED)).write_bytes(found.documents[0].lock or b"")
        (folder / PLAIN).write_text(plain(folder, [use["length"] for use in locked(folder)]), encoding="utf-8")
        for turn in range(times + 1):
            seconds = (
                timed(lambda: render(Workspace(folder), Asked(PLAIN), press)),
                timed(lambda: render(Workspace(folder), Asked(FITTED, refit=True), press)),
                timed(lambda: render(Workspace(folder), Asked(FITTED), press)),
            )
            if turn:
                print(*seconds)


def timed(make: Callable[[], Rendered]) -> float:
    start = time.perf_counter()
    make()
    return time.perf_counter() - start


def locked(folder: Path) -> list[dict[str, str]]:
    import yaml

    uses: list[dict[str, str]] = yaml.safe_load((folder / lock_name(FITTED)).read_text("utf-8"))["uses"]
    return uses


def plain(folder: Path, lengths: list[str]) -> str:
    """The fitted brief without its budget, every use in the length that was chosen."""
    import yaml

    spec = yaml.safe_load((folder / FITTED).read_text("utf-8"))
    left = iter(lengths)
    for section in spec["sections"]:
        section["blocks"] = [
            {"use": item["use"] if isinstance(item, dict) else item, "length": length}
            for item in section["blocks"]
            if (length := next(left)) != "left out"
        ]
    spec["sections"] = [section for section in spec["sections"] if section["blocks"]]
    return yaml.safe_dump({key: value for key, value in spec.items() if key != "pages"}, sort_keys=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
