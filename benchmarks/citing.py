"""What citing costs: times of one text without notes, with notes written by hand, and with citations; a line of seconds a turn.

  python benchmarks/citing.py FOLDER TIMES

The last line is the seconds in which a large library of sources is loaded that was read before.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable
from copy import deepcopy
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml

from briefgen.diagnostics import Report
from briefgen.document.nodes import Code, Emphasis, Inline, Link, Note, Paragraph, Strong, Text
from briefgen.document.walking import walk
from briefgen.models.folders import SOURCES
from briefgen.pipeline import Asked, prepare, render
from briefgen.readers.bibliography import read_sources
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

CHECKOUT = Path(__file__).resolve().parents[1]
CITATIONS, CITED_LIBRARY, LARGE_LIBRARY = 12, 60, 5_000
PARAGRAPH = (
    "Outreach workers meet people where they are, and they come back the next week, whatever happened in between. "
    "That is how trust grows, and trust is what brings somebody to a clinic, to treatment, or to a lawyer. "
    "Where the police arrest those who carry clean equipment, people stop carrying it; where buyers are hunted, "
    "sellers take less time to look at whom they get into a car with. Fund what works, and leave the rest out."
)
"""About eighty words: twelve of them make two pages."""


def main(folder: Path, times: int) -> None:
    write_library(folder, CITED_LIBRARY)
    write_briefs(folder)
    with Press() as press:
        for turn in range(times + 1):
            seconds = [
                timed(partial(render, Workspace(folder), Asked(spec), press))
                for spec in ("briefs/none.yaml", "briefs/hand.yaml", "briefs/cited.yaml")
            ]
            if turn:
                print(*seconds)
    write_library(folder, LARGE_LIBRARY)
    read_sources(Workspace(folder), Report())
    print(min(timed(lambda: read_sources(Workspace(folder), Report())) for _ in range(times)))


def timed(make: Callable[[], Any]) -> float:
    start = time.perf_counter()
    make()
    return time.perf_counter() - start


def write_library(folder: Path, size: int) -> None:
    """The sources that come with briefgen, under other names again and again until there are enough."""
    shipped = yaml.safe_load((CHECKOUT / SOURCES).read_text("utf-8"))["references"]
    many = [deepcopy(source) | {"id": f"source-{number}"} for number, source in enumerate(islice(cycle(shipped), size))]
    (folder / "briefs").mkdir(parents=True, exist_ok=True)
    (folder / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n", "utf-8")
    # Thousands of sources take the dumper in Python a quarter of a minute.
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    (folder / SOURCES).write_text(
        yaml.dump({"references": many}, Dumper=dumper, allow_unicode=True, sort_keys=False), "utf-8"
    )


def write_briefs(folder: Path) -> None:
    """One text three times over. The notes written by hand have the words that the citations come to."""
    write_brief(folder, "none", [""] * CITATIONS)
    write_brief(folder, "cited", [f" [@source-{number * 5}, p. {number + 1}]" for number in range(CITATIONS)])
    notes = (
        node
        for node in walk(prepare(Workspace(folder), Asked("briefs/cited.yaml"))[""].document.children)
        if isinstance(node, Note)
    )
    write_brief(folder, "hand", [f"^[{by_hand(note)}]" for note in notes])


def write_brief(folder: Path, name: str, notes: Iterable[str]) -> None:
    text = "\n\n".join(f"{PARAGRAPH}{note}" for note in notes)
    spec = {
        "title": "What citing costs",
        "date": "2026-11-20",
        "sections": [{"heading": "Text", "blocks": [{"text": text}]}],
    }
    (folder / f"briefs/{name}.yaml").write_text(yaml.safe_dump(spec, allow_unicode=True, width=10_000), "utf-8")


def by_hand(note: Note) -> str:
    return "".join(markdown(flow.children) for flow in note.children if isinstance(flow, Paragraph))


def markdown(inlines: Iterable[Inline]) -> str:
    """Inlines as somebody would write them."""
    written = ""
    for node in inlines:
        match node:
            case Text(text) | Code(text):
                written += re.sub(r"([\\`*_\[\]<>@^{}])", r"\\\1", text)
            case Emphasis(children):
                written += f"*{markdown(children)}*"
            case Strong(children):
                written += f"**{markdown(children)}**"
            case Link(target, children):
                written += f"[{markdown(children)}](<{target}>)"
    return written


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
