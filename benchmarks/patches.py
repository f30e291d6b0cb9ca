"""What each change to a library gains, and what `@noun` does: processor seconds, the least of several runs.

  python benchmarks/patches.py [TIMES]

Each run is a process of its own, in turn with and without, so that what else the computer does falls on both.
docs/decisions/ keeps what was measured.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]

IMPORT = """
import sys, time, resource
def spent():
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
from briefgen.writers.pdf.engine.patches import native
from contextlib import nullcontext
plain = lambda *_: nullcontext()
for name in sys.argv[2:]:
    setattr(native, name, plain)
before = spent()
native.import_engine()
print(spent() - before)
"""
"""Imports WeasyPrint without the parts of `native` that are named; searches start other processes, which count too."""

LAY_OUT = """
import pickle, sys, time
from briefgen.writers.pdf.engine.patches.native import import_engine
import_engine()
from briefgen.writers.pdf.engine import layout
from briefgen.writers.pdf.engine.patches import cutting, notearea, streams, styling
job, without = pickle.load(open(sys.argv[1], "rb")), sys.argv[2:]
for patch in (cutting, notearea, streams, styling):
    if patch.__name__.rpartition(".")[2] in without:
        patch.install = lambda: None
layout.install()
if "harfbuzz" in without:
    from weasyprint.text import ffi
    from weasyprint.pdf import fonts
    fonts.harfbuzz_subset = ffi.harfbuzz_subset = None
start = time.process_time()
look = layout.Look(job["look"]["css"], job["look"]["fonts"])
layout.lay_out(job, look)
first, rounds = time.process_time() - start, []
for _ in range(4):
    start = time.process_time()
    answer = layout.lay_out(job, look)
    rounds.append(time.process_time() - start)
print(first, min(rounds), len(answer["data"]))
"""
"""Lays one document out without the patches that are named: seconds of the first time, of a later one, and bytes."""

NOUN = """
import sys, time, dataclasses
import briefgen.noun
kind = sys.argv[2]
if kind == "dataclass":
    briefgen.noun.noun = dataclasses.dataclass(frozen=True, slots=True)
start = time.process_time()
import briefgen.cli.render, briefgen.pipeline, briefgen.writers.docx, briefgen.writers.html, briefgen.csl
loaded = time.process_time() - start
from briefgen.document.nodes import Metadata
import datetime as dt, timeit
one, two = (Metadata("Sample", "en", dt.date(2000, 1, 1), "") for _ in range(2))
equal = min(timeit.repeat(lambda: one == two, number=20000, repeat=5)) / 20000
hashed = min(timeit.repeat(lambda: hash(one), number=20000, repeat=5)) / 20000
print(loaded, equal * 1e6, hashed * 1e6)
"""
"""Imports what a render needs, with nouns made in one of two ways: seconds, and microseconds of `==` and `hash`."""

CASES: Mapping[str, tuple[str, Mapping[str, tuple[str, ...]]]] = {
    "native, seconds of importing WeasyPrint": (
        IMPORT,
        {
            "as it is": (),
            "names searched for": ("_known_names",),
            "seldom called modules loaded": ("loaded_when_called",),
            "whole style sheets": ("_sheets_cut_down",),
            "none of the three": ("_known_names", "loaded_when_called", "_sheets_cut_down"),
        },
    ),
    "patches, seconds of the first layout and of a later one, and bytes": (
        LAY_OUT,
        {
            "as it is": (),
            "without notearea": ("notearea",),
            "without streams": ("streams",),
            "without styling": ("styling",),
            "no HarfBuzz subset": ("harfbuzz",),
            "no HarfBuzz subset, without cutting": ("harfbuzz", "cutting"),
        },
    ),
    "nouns, seconds of importing a render, microseconds of == and hash": (
        NOUN,
        {"@noun": ("noun",), "frozen dataclass": ("dataclass",)},
    ),
}


def main(times: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        job = Path(folder, "job")
        job.write_bytes(pickle.dumps(a_job()))
        for title, (script, variants) in CASES.items():
            print(title)
            least: dict[str, list[float]] = {}
            for _ in range(times):
                for name, words in variants.items():
                    new = measured(script, job, words)
                    least[name] = list(map(min, least.get(name, new), new))
            for name, numbers in least.items():
                print(f"  {name:<40}", *(f"{number:10.3f}" for number in numbers), flush=True)


def a_job() -> object:
    """The sample brief of two pages with its notes, as the process that lays out is given it."""
    from briefgen.diagnostics import Report
    from briefgen.pipeline import Asked, prepare
    from briefgen.readers.styles.reading import read_style
    from briefgen.workspace import Workspace
    from briefgen.writers.pdf.job import job

    workspace = Workspace(CHECKOUT)
    (prepared,) = prepare(workspace, Asked("briefs/full-brief.yaml")).values()
    style = read_style(workspace, "civic", Report())
    assert style
    return job(prepared.document, style)


def measured(script: str, job: Path, words: Iterable[str]) -> list[float]:
    """The numbers that a script prints."""
    command = [sys.executable, "-c", script, str(job), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=CHECKOUT)
    if done.returncode:
        sys.exit(done.stderr)
    return [float(word) for word in done.stdout.split()]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
