"""How thoroughly a run tests: `fast` for each change, the `gate` before a merge, `all` now and then.

`python3 run.py test fast` and `python3 run.py test all` choose; the variable BRIEFGEN_TESTS does so for pytest alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

VARIABLE = "BRIEFGEN_TESTS"
GATE = "gate"

EXAMPLES: Mapping[str, int] = {"fast": 10, GATE: 60, "all": 1000}
"""How many examples a property is tried with that does not ask for fewer itself."""

SLOW_FILES = (
    "batch", "briefs/test_cases.py", "briefs/test_readability.py", "cli", "csl/test_properties.py", "csl/test_reference.py", "desk",
    "diagnostics",
    "documents", "fit", "hostile", "libreoffice", "markdown/test_dialects.py", "markdown/test_guards.py", "packet", "watch", "writers/pdf",
    "checks/evidence/test_briefs.py", "checks/evidence/test_texts.py", "compose/test_sandbox.py", "readers/test_coverage.py",
    "readers/test_foundry.py", "test_benchmarks.py", "test_docs.py", "test_python_docs.py",
    "test_run.py", "test_site.py", "test_tools.py", "test_wheel.py",
    "checks/evidence/test_values.py", "reading_back", "test_dependencies.py", "writers/docx/test_fonts.py", "writers/docx/test_package.py",
    "writers/docx/test_pictures.py", "writers/docx/test_properties.py", "writers/docx/test_styles.py", "writers/test_alike.py",
    "writers/test_balance.py", "writers/test_beside.py", "writers/test_letterhead.py", "writers/test_boxes.py",
    "briefs/test_endnotes.py", "briefs/test_short_sources.py", "compose/test_languages.py", "readers/test_usual_language.py",
    "writers/by_word", "writers/docx/test_tables.py", "writers/test_display.py", "writers/test_new_page.py",
    "writers/test_notes_look.py", "writers/test_running_head.py", "writers/test_table.py", "writers/test_table_figures.py",
    "writers/test_characters.py", "writers/test_inside.py", "writers/test_landscape.py", "writers/test_mark.py", "writers/test_signers.py",
    "writers/test_contact_card.py", "writers/test_side_column.py",
    "trust/test_docx_places.py", "trust/test_every_rule.py", "trust/test_pdf_places.py", "trust/test_render.py", "trust/test_shipped.py",
    "trust/test_unknown.py",
    "editing/test_habits.py", "editing/test_race.py", "editing/test_shipped.py", "readers/tables/test_hostile.py",
    "writers/test_charts_of_workbooks.py", "briefs/test_advocacy_day.py", "batch/test_printing.py",
)  # fmt: skip
"""Folders and files of tests that take long: programs are started, or whole documents are made."""

CHOSEN = os.environ.get(VARIABLE, GATE)


def examples(number: int) -> int:
    """How many examples a costly property is tried with: half of `number` at the gate, many times as many in the long run."""
    return max(2, number * EXAMPLES[CHOSEN] // (2 * EXAMPLES[GATE]))


def sample(cases: Iterable[object], every: int = 3) -> list[Any]:
    """Cases of which the gate tries each third, or each `every`th, and the long run all; a tuple is several arguments."""
    given = (one if isinstance(one, tuple) else (one,) for one in cases)
    return [pytest.param(*one, marks=pytest.mark.thorough if at % every else ()) for at, one in enumerate(given)]


def register() -> None:
    """Make Hypothesis behave as this run asks. Time says nothing: the machines that run the tests are shared."""
    if CHOSEN not in EXAMPLES:
        raise pytest.UsageError(f"{VARIABLE} is {CHOSEN!r}; it can be {', '.join(EXAMPLES)}")
    for name, number in EXAMPLES.items():
        # How long an example takes to draw says how busy the machine is; and ten examples are too few to say how many of
        # them a property throws away.
        unasked = [HealthCheck.too_slow, *([HealthCheck.filter_too_much] if name == "fast" else [])]
        settings.register_profile(
            name, deadline=None, print_blob=True, max_examples=number, suppress_health_check=unasked
        )
    settings.load_profile(CHOSEN)


def is_left_out(item: pytest.Item, tests: Path) -> bool:
    """Whether this run does without that test."""
    if CHOSEN == "fast":
        marked = any(item.get_closest_marker(name) for name in ("slow", "thorough", "requires"))
        return marked or _is_slow(item.path, tests)
    return CHOSEN != "all" and item.get_closest_marker("thorough") is not None


def _is_slow(path: Path, tests: Path) -> bool:
    return any(path.is_relative_to(tests / place) for place in SLOW_FILES)
