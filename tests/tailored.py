"""A style that builds on that of the tests, or a shipped one, and what was said of it when it was read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from specimen import ROOT

from briefgen.diagnostics import Report
from briefgen.models.style import Style
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace


@cache
def read(text: str, extends: str = "specimen") -> tuple[Style | None, tuple[str, ...]]:
    """The style that says `text`, and the messages about it."""
    report = Report()
    with TemporaryDirectory() as folder:
        place = Path(folder) / "styles/mine"
        place.mkdir(parents=True)
        copytree(ROOT / "tests/styles/specimen", place.with_name("specimen"))
        (Path(folder) / "briefgen.yaml").write_text("organization: {name: E}\n")
        (place / "style.yaml").write_text(f"name: mine\ntitle: Ours\nextends: {extends}\n{text}\n")
        made = read_style(Workspace(Path(folder), starter=ROOT), "mine", report)
    return made, tuple(found.message for found in report.diagnostics)


def tailored(text: str, extends: str = "specimen") -> Style:
    """The style that says `text`, without complaint."""
    made, said = read(text, extends)
    assert made is not None and not said, said
    return made
