"""Rules for all tests: what a missing program means, and how Hypothesis behaves."""

from __future__ import annotations

import os
from collections import Counter

import pytest
from hypothesis import settings

import tools

# Time says nothing here: the machines that run the tests are shared.
settings.register_profile("briefgen", deadline=None, print_blob=True)
settings.load_profile("briefgen")

MISSING = "missing program"


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skips a test whose program is missing; where CI is set this is a failure."""
    names = [name for mark in item.iter_markers("requires") for name in mark.args]
    missing = [name for name in names if tools.find(name) is None]
    if not missing:
        return
    if os.environ.get("CI", "").lower() not in ("", "0", "false"):
        pytest.fail(f"not on this computer: {', '.join(missing)}", pytrace=False)
    item.user_properties.extend((MISSING, name) for name in missing)
    pytest.skip(f"{', '.join(missing)} missing")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names every program whose absence kept tests from running."""
    skipped = terminalreporter.stats.get("skipped", [])
    counts = Counter(name for report in skipped for kind, name in report.user_properties if kind == MISSING)
    for name, count in sorted(counts.items()):
        tests = "test" if count == 1 else "tests"
        terminalreporter.write_line(f"NOT RUN: {name} missing: {count} {tests}", yellow=True)
