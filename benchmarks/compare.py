"""Measures briefgen against a naive script of the same files, pair by pair, and prints a table.

  python3 run.py bench [--rounds N] [--json FILE]

Both begin each pair in turn, so that what else the computer does falls on both. The ratio is
the median of the ratios of the pairs. Targets are told, not enforced: the exit code is 0.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from processes import Measured, measure
from words import save_words

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent
FONTS = CHECKOUT / "styles/civic/fonts"
BRIEFS = ("leave-behind", "full-brief")
PACKET = "lobby-day"
WARM_TIMES = 8
COLD_RATIO = 0.7
COMMAND_SECONDS = 0.25
BUDGETS = {"one-page": 2.5, "four-pages": 5.0}
"""Briefs with a page budget, and what the search may cost, in renders of the same text without one."""
LOCKED_RATIO = 1.1
EDITED = ("briefs/leave-behind.yaml", "briefs/blocks/syringe-analogy.md")
"""The brief that is watched, and the block that is edited."""
WATCHED_RATIO = 1.2
TYPED_SECONDS = {"words": 0.6, "picture": 1.4}
"""What may pass from the last key in the desk, its wait of 0.3 s included, in seconds."""
CITED_RATIO = 1.15
READ_BACK_RATIO, READ_BACK_PAGE = 1.2, 0.015
"""What reading finished files back may cost: of a warm render without, and in seconds a page."""
LOOKED_AT_RATIO, LOOKED_AT_SECONDS = 0.1, 0.01
"""What looking into finished files before they leave may cost, with the manifest: of a warm render, or in seconds a document."""
LIBRARY_SECONDS = 0.5
MEMORY_MIB = 250.0
MANY_BLOCKS = 5_000
MANY = {"list blocks": 3.0, "check": 30.0, "render leave-behind": 2.0}
"""Commands in a large library, begun without a cache, and what each may cost in seconds."""
MANY_MIB = 300.0
CHECKED_BLOCKS, CHECKED_BRIEFS = 2_000, 200
CHECKED = {"check": 20.0, "check again": 5.0, "check after an edit of a brief": 5.0}
"""What a check with rules about words may cost in seconds: the first, and those that have what it kept."""
PEOPLE, EDITING_SECONDS = 20, 120
"""How many people write on one desk, and for how long."""
PREVIEW_SECONDS, GROWTH = 1.0, 1.1
"""What 19 of 20 previews may take from the last key, and by how much the memory may be more at the end."""


@dataclass(frozen=True)
class Spread:
    """What was measured of one thing: the middle, the least, the most."""

    median: float
    min: float
    max: float


@dataclass(frozen=True)
class Row:
    """One line of the table; `ratio` is ours by naive, `met` whether the target is reached."""

    name: str
    unit: str
    ours: Spread
    naive: Spread | None = None
    ratio: float | None = None
    target: str = ""
    met: bool | None = None


Found = TypeVar("Found")


def main() -> None:
    options = argparse.ArgumentParser(description="Measure speed and memory.")
    options.add_argument("--rounds", type=int, default=9, help="how many pairs (default: 9)")
    options.add_argument("--json", type=Path, help="also write the figures to this file")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as name:
        rows = list(measured(Path(name), given.rounds))
    print(table(rows))
    if given.json:
        found = {"machine": machine(), "rounds": given.rounds, "rows": [asdict(row) for row in rows]}
        given.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def measured(folder: Path, rounds: int) -> Iterable[Row]:
    """All rows, in the order of the table."""
    for brief in BRIEFS:
        save_words(f"briefs/{brief}.yaml", CHECKOUT, folder)
        yield from cold(brief, folder, rounds)
    yield from commands(folder, rounds)
    for brief in BRIEFS:
        yield warm(brief, folder, rounds)
    for brief in BRIEFS:
        yield from read_back(brief, rounds)
    for brief in (*BRIEFS, PACKET):
        yield from looked_at(brief, rounds)
    for name, limit in BUDGETS.items():
        yield from budget(name, limit, folder, rounds)
    yield edited(folder, rounds)
    for brief in BRIEFS:
        yield from typed(brief, folder, rounds)
    yield from citing(folder, rounds)
    yield from many(folder)
    yield from checked(folder)
    yield from editing(folder)
    yield memory(folder)


def cold(brief: str, folder: Path, rounds: int) -> Iterable[Row]:
    """One command, one brief, both files: on the clock, and in processor time."""
    ours, naive = ours_of(brief, folder), naive_of(brief, folder)
    pairs = in_pairs(lambda: run(ours), lambda: run(naive), rounds)
    yield paired(f"{brief}: PDF and DOCX, cold", "s", [(a.seconds, b.seconds) for a, b in pairs], COLD_RATIO)
    yield paired(f"{brief}: the same in processor time", "s", [(a.processor, b.processor) for a, b in pairs])


def commands(folder: Path, rounds: int) -> Iterable[Row]:
    """Commands that make nothing should feel as if they took no time."""
    for words in (["--help"], ["list", "blocks"]):
        seconds = [run([*program(), *words]).seconds for _ in range(rounds + 1)][1:]
        found = spread(seconds)
        yield Row(
            f"briefgen {' '.join(words)}",
            "s",
            found,
            target=f"< {COMMAND_SECONDS} s",
            met=found.median < COMMAND_SECONDS,
        )


def warm(brief: str, folder: Path, rounds: int) -> Row:
    """One brief after the other in a process that is warm already."""
    ours = [sys.executable, HERE / "warm.py", f"briefs/{brief}.yaml", WARM_TIMES]
    naive = [*naive_of(brief, folder), WARM_TIMES]
    pairs = in_pairs(lambda: middle(run(ours)), lambda: middle(run(naive)), max(1, rounds // 3))
    return paired(f"{brief}: PDF and DOCX, warm", "s", pairs)


def read_back(brief: str, rounds: int) -> Iterable[Row]:
    """A warm render with its files read back, against one without; and what that is for a page."""
    found = run([sys.executable, HERE / "warm.py", f"briefs/{brief}.yaml", rounds + 1, "--in-turn"]).output.splitlines()
    whole, without, busy, idle, pages = zip(*(map(float, line.split()) for line in found), strict=True)
    ratio = statistics.median(a / b for a, b in zip(whole, without, strict=True))
    target = f"≤ {READ_BACK_RATIO} × without"
    yield Row(f"{brief}: read back, warm", "s", spread(whole), None, ratio, target, ratio <= READ_BACK_RATIO)
    each = spread((a - b) / count for a, b, count in zip(whole, without, pages, strict=True))
    target = f"< {READ_BACK_PAGE} s"
    yield Row(f"{brief}: reading back, a page", "s", each, target=target, met=each.median < READ_BACK_PAGE)
    # More than on the clock: the Word file is read while the PDF is laid out.
    processor = spread((a - b) / count for a, b, count in zip(busy, idle, pages, strict=True))
    yield Row(f"{brief}: reading back, a page, in processor time", "s", processor)


def looked_at(brief: str, rounds: int) -> Iterable[Row]:
    """Looking into the files of a warm render, with what the manifest notes, beside all of it; and how much of it one waits for."""
    found = run([sys.executable, HERE / "looked_at.py", f"briefs/{brief}.yaml", rounds + 1]).output.splitlines()
    busy, waited, whole = zip(*(map(float, line.split()) for line in found), strict=True)
    ratio = statistics.median(a / b for a, b in zip(busy, whole, strict=True))
    target = f"≤ {LOOKED_AT_RATIO:.0%} of a warm render, or < {LOOKED_AT_SECONDS} s"
    each = spread(busy)
    met = ratio <= LOOKED_AT_RATIO or each.median < LOOKED_AT_SECONDS
    name = f"{brief}: looked at before it leaves, a document, in processor time"
    yield Row(name, "s", each, None, ratio, target, met)
    yield Row(f"{brief}: of that after the PDF is there", "s", spread(waited))


def budget(name: str, limit: float, folder: Path, rounds: int) -> Iterable[Row]:
    """A brief with a page budget, searched and locked, against the same text without a budget."""
    place = workspace(folder / name)
    shutil.copy(HERE / f"{name}.yaml", place / "briefs/fitted.yaml")
    found = run([sys.executable, HERE / "fitting.py", place, max(1, rounds // 2)]).output.splitlines()
    plain, searched, locked = zip(*(map(float, line.split()) for line in found), strict=True)
    for what, ours, most in (("searched", searched, limit), ("locked", locked, LOCKED_RATIO)):
        ratio = statistics.median(a / b for a, b in zip(ours, plain, strict=True))
        yield Row(f"{name}: page budget, {what}", "s", spread(ours), None, ratio, f"≤ {most} × without", ratio <= most)


def edited(folder: Path, rounds: int) -> Row:
    """From saving a block to the new files of a watched brief, against a warm render of the same."""
    places = [workspace(folder / name) for name in ("warm", "watched")]
    found = run([sys.executable, HERE / "watched.py", *places, *EDITED, rounds]).output.splitlines()
    pairs = [(float(watched), float(warm)) for warm, watched in map(str.split, found)]
    ratio = statistics.median(watched / warm for watched, warm in pairs)
    ours = spread(watched for watched, _ in pairs)
    name, target = "leave-behind: watched edit of a block", f"≤ {WATCHED_RATIO} × warm render"
    return Row(name, "s", ours, None, ratio, target, ratio <= WATCHED_RATIO)


def typed(brief: str, folder: Path, rounds: int) -> Iterable[Row]:
    """From the last key in the desk to the words of the paper, and to its page, each beside a warm render of the same."""
    places = [workspace(folder / brief / name) for name in ("typed", "render")]
    lines = run([sys.executable, HERE / "typed.py", *places, f"briefs/{brief}.yaml", rounds]).output.splitlines()
    words, picture, render = zip(*(map(float, line.split()) for line in lines), strict=True)
    for what, ours in (("words", words), ("picture", picture)):
        ratio = statistics.median(one / other for one, other in zip(ours, render, strict=True))
        found, most = spread(ours), TYPED_SECONDS[what]
        name = f"{brief}: from the last key to the {what}"
        yield Row(name, "s", found, None, ratio, f"< {most:g} s", found.median < most)


def workspace(place: Path) -> Path:
    """A copy of the checkout's own workspace."""
    for part in ("briefs", "styles", "briefgen.yaml"):
        copy = shutil.copytree if (CHECKOUT / part).is_dir() else shutil.copy
        copy(CHECKOUT / part, make_parent(place / part))
    return place


def citing(folder: Path, rounds: int) -> Iterable[Row]:
    """One text of two pages with its notes written by hand and by citations, against none; and a large library of sources.

    What the notes take is mostly the layout of footnotes; what citing adds is the rest.
    """
    *lines, library = run(
        [sys.executable, HERE / "citing.py", folder / "citing", max(1, rounds // 2)]
    ).output.splitlines()
    none, hand, cited = zip(*(map(float, line.split()) for line in lines), strict=True)
    yield against("citing: 12 notes written by hand", hand, none, "against no notes")
    yield against("citing: 12 citations of 60 sources", cited, none, "against no notes")
    yield against("citing: the same", cited, hand, "notes by hand", CITED_RATIO)
    seconds = float(library)
    target = f"< {LIBRARY_SECONDS} s"
    yield Row(
        "library of 5,000 sources, loaded again", "s", spread([seconds]), target=target, met=seconds < LIBRARY_SECONDS
    )


def many(folder: Path) -> Iterable[Row]:
    """A library of thousands of blocks, in processor time: no work may grow with the square of it."""
    place = folder / "many"
    run([sys.executable, HERE / "many.py", place, MANY_BLOCKS])
    found = [(words, run([*program(), *words.split(), "--workspace", place], together=True)) for words in MANY]
    for (words, measured), most in zip(found, MANY.values(), strict=True):
        name, target = f"{MANY_BLOCKS:,} blocks: {words}, in processor time", f"< {most:g} s"
        yield Row(name, "s", spread([measured.processor]), target=target, met=measured.processor < most)
    peak = max(measured.together or measured.largest for _, measured in found)
    target = f"< {MANY_MIB:.0f} MiB"
    yield Row(f"{MANY_BLOCKS:,} blocks: most memory", "MiB", spread([peak]), target=target, met=peak < MANY_MIB)


def checked(folder: Path) -> Iterable[Row]:
    """A library and its briefs with rules about words, in processor time: checked, checked again, and after an edit.

    Long blocks are as long as those of the starter workspace, some 450 words in all lengths; short ones have 80.
    """
    for size in ("long", "short"):
        place = folder / f"checked-{size}"
        run([sys.executable, HERE / "many.py", place, CHECKED_BLOCKS, CHECKED_BRIEFS, size])
        yield from checked_in(place, f"{CHECKED_BLOCKS:,} {size} blocks, {CHECKED_BRIEFS} briefs")


def checked_in(place: Path, which: str) -> Iterable[Row]:
    """One such workspace."""
    for what, most in CHECKED.items():
        if "edit" in what:
            edited = place / "briefs/town-b.yaml"
            edited.write_text(edited.read_text("utf-8").replace("Fund the program.", "Fund it."), "utf-8")
        found = run([*program(), "check", "--workspace", place])
        name, target = f"{which}: {what}, in processor time", f"< {most:g} s"
        yield Row(name, "s", spread([found.processor]), target=target, met=found.processor < most)


def editing(folder: Path) -> Iterable[Row]:
    """People who write on one desk, each in a brief of their own; see `editors.py` for how they write."""
    found = json.loads(run([sys.executable, HERE / "editors.py", folder / "editing", EDITING_SECONDS, PEOPLE]).output)
    seen = f"{PEOPLE} people writing: preview"
    for rank in ("p50", "p95"):
        target, met = (f"< {PREVIEW_SECONDS:g} s", found[rank] < PREVIEW_SECONDS) if rank == "p95" else ("", None)
        yield Row(f"{seen}, {rank}", "s", spread([found[rank]]), target=target, met=met)
    errors = len(found["errors"])
    yield Row(f"{PEOPLE} people writing: errors", "", spread([float(errors)]), target="0", met=not errors)
    growth = found["end"] / found["begin"] if found["begin"] else 0.0
    target = f"≤ {GROWTH} × begin ({found['begin']:.0f} MiB)"
    yield Row(
        f"{PEOPLE} people writing: memory at the end",
        "MiB",
        spread([found["end"]]),
        target=target,
        met=growth <= GROWTH,
    )


def against(name: str, ours: Sequence[float], theirs: Sequence[float], what: str, most: float | None = None) -> Row:
    """Seconds of one thing by those of another, turn by turn."""
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    if most is None:
        return Row(f"{name}, {what}", "s", spread(ours), None, ratio)
    return Row(f"{name}, against {what}", "s", spread(ours), None, ratio, f"≤ {most} × {what}", ratio <= most)


def make_parent(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def memory(folder: Path) -> Row:
    """The peaks of all processes together; the largest alone stands in the name."""
    found = run(ours_of("full-brief", folder), together=True)
    peak = found.together or found.largest
    name = f"full-brief: peak memory (largest process {found.largest:.0f} MiB)"
    return Row(name, "MiB", spread([peak]), target=f"< {MEMORY_MIB:.0f} MiB", met=peak < MEMORY_MIB)


def program() -> list[object]:
    return [sys.executable, "-m", "briefgen"]


def ours_of(brief: str, folder: Path) -> list[object]:
    return [*program(), "render", f"briefs/{brief}.yaml", "--output", folder / "ours", "--quiet"]


def naive_of(brief: str, folder: Path) -> list[object]:
    (folder / "naive").mkdir(exist_ok=True)
    return [sys.executable, HERE / "naive.py", folder / f"{brief}.yaml", FONTS, folder / "naive"]


def run(command: list[object], *, together: bool = False) -> Measured:
    """A command as it runs on a computer where briefgen is installed: with its modules compiled."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # What LibreOffice takes to count the pages of a Word file says nothing about briefgen.
    env["BRIEFGEN_LIBREOFFICE"] = ""
    return measure(command, env, CHECKOUT, together=together)


def middle(found: Measured) -> float:
    return statistics.median(map(float, found.output.split()))


def in_pairs(ours: Callable[[], Found], naive: Callable[[], Found], rounds: int) -> list[tuple[Found, Found]]:
    """Both in turn, the first pair thrown away: it fills the caches."""
    ours(), naive()
    pairs = []
    for turn in range(rounds):
        if turn % 2:
            second = naive()
            pairs.append((ours(), second))
        else:
            pairs.append((ours(), naive()))
    return pairs


def paired(name: str, unit: str, pairs: list[tuple[float, float]], target: float | None = None) -> Row:
    ratio = statistics.median(a / b for a, b in pairs)
    ours, naive = spread(a for a, _ in pairs), spread(b for _, b in pairs)
    if target is None:
        return Row(name, unit, ours, naive, ratio)
    return Row(name, unit, ours, naive, ratio, f"≤ {target} × naive", ratio <= target)


def spread(values: Iterable[float]) -> Spread:
    found = list(values)
    return Spread(statistics.median(found), min(found), max(found))


def machine() -> dict[str, object]:
    return {"system": platform.platform(), "python": platform.python_version(), "processors": os.cpu_count()}


def table(rows: Iterable[Row]) -> str:
    """The rows as text, in columns."""
    lines = [("", "briefgen", "min–max", "naive", "min–max", "ratio", "target", "")]
    for row in rows:
        naive = columns(row.naive, row.unit) if row.naive else ("", "")
        ratio = f"{row.ratio:.2f}" if row.ratio is not None else ""
        met = {None: "", True: "met", False: "MISSED"}[row.met]
        lines.append((row.name, *columns(row.ours, row.unit), *naive, ratio, row.target, met))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def columns(found: Spread, unit: str) -> tuple[str, str]:
    digits = 0 if unit == "MiB" else 3
    return f"{found.median:.{digits}f} {unit}", f"{found.min:.{digits}f}–{found.max:.{digits}f}"


if __name__ == "__main__":
    main()
