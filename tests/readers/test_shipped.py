"""The content that ships is read without a single complaint, and each file is what its name says."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import run

import pytest

from briefgen.diagnostics import Report
from briefgen.models.languages import USUAL_LANGUAGE
from briefgen.readers.blocks.library import read_library
from briefgen.readers.brief.reading import read_briefs, read_settings
from briefgen.readers.brief.translations import is_translation
from briefgen.readers.styles.reading import read_style, style_names
from briefgen.workspace import Workspace

CHECKOUT = Path(__file__).parents[2]
WORKSPACE = Workspace(CHECKOUT)
SPECS = [
    name
    for name in WORKSPACE.files("briefs", ".yaml")
    if name not in ("briefs/sources.yaml", "briefs/facts.yaml", "briefs/consent.yaml", "briefs/meetings/districts.yaml")
    and not is_translation(name)
]


@pytest.mark.parametrize("name", SPECS)
def test_a_spec_or_template(name: str) -> None:
    report = Report()
    briefs = read_briefs(WORKSPACE, name, (), report)
    assert report.diagnostics == ()
    assert briefs and all(brief.spec.sections for brief in briefs)


@pytest.mark.parametrize("name", style_names(WORKSPACE))
def test_a_style(name: str) -> None:
    report = Report()
    style = read_style(WORKSPACE, name, report)
    assert report.diagnostics == ()
    assert style is not None and style.tokens.name == name


def test_large_print_is_large_and_upright() -> None:
    """18 points and more for every text, no italics, no words in capitals alone."""
    style = read_style(WORKSPACE, "large-print", Report())
    assert style is not None
    for role in type(style.tokens.looks).model_fields:
        look = getattr(style.tokens.looks, role)
        assert look.size >= 18 and not look.italic and not look.uppercase, role


def test_the_library() -> None:
    report = Report()
    library = read_library(WORKSPACE, report, base_language=USUAL_LANGUAGE)
    assert report.diagnostics == ()
    assert len(library.blocks) == len(library.names) >= 15
    assert len(library.sources) >= 50
    assert all(len(block.lengths) == 3 for block in library.blocks.values())
    cited = {source for block in library.blocks.values() for source in block.matter.sources}
    assert cited <= library.sources.keys()


def test_the_settings() -> None:
    report = Report()
    assert read_settings(WORKSPACE, report) is not None
    assert report.diagnostics == ()


def test_reading_loads_nothing_heavy() -> None:
    """What only rendering needs is not loaded by listing or checking the library."""
    code = (
        "import sys, briefgen.readers.brief.reading, briefgen.readers.blocks.library, briefgen.readers.styles.reading\n"
        "print(*sorted({'jinja2', 'markdown_it', 'PIL', 'babel', 'weasyprint', 'docx', 'rich', 'typer'} & sys.modules.keys()))"
    )
    assert run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""
