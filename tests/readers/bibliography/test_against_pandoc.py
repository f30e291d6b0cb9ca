"""BibTeX and BibLaTeX become the same CSL as Pandoc makes of them; where we differ, it is listed with the reason."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pypandoc
import pytest

from briefgen.diagnostics import Report
from briefgen.readers.bibliography import read_sources
from briefgen.workspace import Workspace

HERE = Path(__file__).parent / "cases"
SAME = {"bibtex": "bibtex.bibtex", "biblatex": "biblatex.bib"}

DIFFERENT: dict[tuple[str, str], tuple[Any, str]] = {
    ("misc", "type"): ("document", "CSL has a type for it; Pandoc leaves the type empty"),
    ("event", "event"): (None, "the name of the variable in CSL 1.0.1"),
    ("event", "event-title"): ("The conference", "the name of the variable in CSL 1.0.2"),
    ("season", "issued"): ({"date-parts": [[2004]], "season": 1}, "CSL has a place of its own for seasons"),
    ("forthcoming", "issued"): ({"literal": "forthcoming"}, "no word is lost; Pandoc moves this one to the status"),
    ("forthcoming", "status"): (None, "it stands where the year would"),
    ("letter", "author"): (
        [{"family": "Özil", "given": "Łukasz"}],
        "a letter written by a command is a letter: BibTeX takes Łukasz for a given name, Pandoc for a particle",
    ),
    ("percent", "title"): ("What 50% of us know", "no word is lost; Pandoc takes % for the start of a comment"),
    ("single", "title"): ("On ‘quoted’ words", "as written; Pandoc's CSL-JSON has double marks for all"),
    ("versus", "title"): ("Doe v. Roe", "a name after a full stop stays; Pandoc writes the last word small"),
    ("month", "issued"): ({"date-parts": [[2018, 3]]}, "whole names of months are read; Pandoc drops them"),
    ("address", "URL"): ("http://x.example/a_b", "the address that was meant, without LaTeX's backslash"),
    ("colon", "title"): (
        "Preprint: a test of the U.S. view",
        "a small letter that somebody wrote stays small; Pandoc raises it after every colon and full stop",
    ),
    ("braces", "URL"): ("http://x.example/a_b", "the address that was meant, without LaTeX's braces"),
}


def ours(folder: Path, file: str) -> dict[str, dict[str, Any]]:
    """What the reader makes of a file, by id."""
    (folder / "briefs").mkdir()
    (folder / "briefs" / file).write_bytes((HERE / file).read_bytes())
    report = Report()
    sources = read_sources(Workspace(folder), report)
    assert not report.diagnostics
    return {name: dict(source.csl) for name, source in sources.items()}


def pandocs(variant: str, file: str, *options: str) -> str:
    command = [pypandoc.get_pandoc_path(), "-f", variant, *options, str(HERE / file)]
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()


def without_protection(value: Any) -> Any:
    """Pandoc's CSL-JSON leaves out which words keep their case; its Markdown says it, which is compared below."""
    return re.sub(r'<span class="nocase">(.*?)</span>', r"\1", value) if isinstance(value, str) else value


def differences(folder: Path, variant: str, file: str) -> dict[tuple[str, str], Any]:
    """Our values where they are not Pandoc's, by entry and variable."""
    mine = ours(folder, file)
    theirs = {item["id"]: item for item in json.loads(pandocs(variant, file, "-t", "csljson"))}
    assert mine.keys() == theirs.keys()
    return {
        (name, variable): mine[name].get(variable)
        for name in mine
        for variable in mine[name].keys() | theirs[name].keys()
        if without_protection(mine[name].get(variable)) != theirs[name].get(variable)
    }


@pytest.mark.parametrize(("variant", "file"), SAME.items())
def test_every_entry_is_the_same(variant: str, file: str, tmp_path: Path) -> None:
    assert differences(tmp_path, variant, file) == {}


def test_every_difference_is_listed(tmp_path: Path) -> None:
    found = differences(tmp_path, "biblatex", "differences.bib")
    assert found == {place: value for place, (value, _) in DIFFERENT.items()}


@pytest.mark.parametrize(("variant", "file"), SAME.items())
def test_the_same_words_keep_their_case(variant: str, file: str, tmp_path: Path) -> None:
    markdown = pandocs(variant, file, "-t", "markdown", "-s", "--wrap=none")
    theirs = sorted(re.findall(r"\[([^\[\]]+)\]\{\.nocase\}", markdown))
    values = (str(value) for item in ours(tmp_path, file).values() for value in item.values())
    mine = sorted(found for value in values for found in re.findall(r'<span class="nocase">(.*?)</span>', value))
    assert theirs and mine == theirs
