"""What the shipped styles print, against Pandoc's citeproc and against what we agreed to print.

`expected/STYLE.md` holds every entry and every citation as it is printed now, to be read by
people. `differences.yaml` holds all that Pandoc prints in another way, with the reason why; what
is not in it is the same, but for spaces and the shape of quotation marks. `pytest --update`
writes both; a difference without a reason fails.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from csl.oracle import HERE, STYLES, Printed, alike, each_in_turn, hard_citations, nasty, ours, pandocs, shipped
from tools import requires

NAMES = sorted(path.stem for path in STYLES.glob("*.csl"))

DIFFERENCES = HERE / "differences.yaml"

SETS = {
    "shipped": (shipped(), each_in_turn(list(shipped()))),
    "nasty": (nasty(), hard_citations()),
}
"""Sources and citations, by name."""


def lines(printed: Printed, citations: Sequence[str]) -> dict[str, str]:
    """Every line that was printed, by what it is; the same citation comes again with a number."""
    found: dict[str, str] = {}
    for written, line in zip(citations, printed.citations, strict=True):
        name = written
        while name in found:
            name += " again"
        found[name] = line
    found |= printed.entries
    found["order of the list"] = " ".join(printed.entries)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_prints_what_we_agreed_on(name: str, update: bool) -> None:
    text = f"# {name}\n"
    for title, (sources, citations) in SETS.items():
        printed = ours(name, sources, citations)
        text += f"\n## The {title} sources, cited\n\n"
        text += "".join(f"- `{written}` {line}\n" for written, line in zip(citations, printed.citations, strict=True))
        text += f"\n## The {title} sources, listed\n\n"
        text += "".join(f"- {entry}\n" for entry in printed.entries.values())
    path = HERE / "expected" / f"{name}.md"
    if update:
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@requires("pandoc")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("title", SETS)
def test_prints_what_pandoc_prints(name: str, title: str, tmp_path: Path, update: bool) -> None:
    sources, citations = SETS[title]
    mine = lines(ours(name, sources, citations), citations)
    other = lines(pandocs(name, sources, citations, tmp_path), citations)
    assert mine.keys() == other.keys()
    found = {
        what: {"here": mine[what], "pandoc": other[what]} for what in mine if alike(mine[what]) != alike(other[what])
    }
    known = differences()
    if update:
        known = written_anew(known, name, title, found)
    agreed = known.get(name, {}).get(title, {})
    assert {what: both(pair) for what, pair in agreed.items()} == {what: both(pair) for what, pair in found.items()}


@pytest.mark.parametrize("name", NAMES)
def test_every_difference_has_a_reason(name: str) -> None:
    entries = [entry for titled in differences().get(name, {}).values() for entry in titled.values()]
    assert all(entry["reason"] for entry in entries)


def differences() -> dict[str, Any]:
    """What Pandoc prints in another way: by style, set of sources, and line."""
    return yaml.safe_load(DIFFERENCES.read_text("utf-8")) or {}


def both(pair: Mapping[str, str]) -> tuple[str, str]:
    return alike(pair["here"]), alike(pair["pandoc"])


def written_anew(
    known: dict[str, Any], name: str, title: str, found: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    """The differences with those of one style and set replaced; reasons are kept."""
    before = known.get(name, {}).get(title, {})
    now = {what: {**pair, "reason": before.get(what, {}).get("reason", "")} for what, pair in found.items()}
    known.setdefault(name, {})[title] = now
    kept = {style: {key: value for key, value in sets.items() if value} for style, sets in sorted(known.items())}
    text = yaml.safe_dump({k: v for k, v in kept.items() if v}, allow_unicode=True, sort_keys=False, width=1000)
    DIFFERENCES.write_text("# What Pandoc prints in another way, and why. See test_reference.py.\n" + text, "utf-8")
    return known
