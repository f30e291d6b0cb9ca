"""Rules for all tests: what a missing program means, and which tests a run does without."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import profiles
import pytest
import tools

# Only the tests of the page count start LibreOffice from the program: it takes seconds.
os.environ["BRIEFGEN_LIBREOFFICE"] = ""

HERE = Path(__file__).parent


def pytest_configure() -> None:
    profiles.register()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Does without the tests that this run leaves out; pytest counts them at the end."""
    left_out = [item for item in items if profiles.is_left_out(item, HERE)]
    config.hook.pytest_deselected(items=left_out)
    gone = set(left_out)
    items[:] = [item for item in items if item not in gone]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="write what comes out now into the cases, as what is expected"
    )


@pytest.fixture(scope="session")
def update(pytestconfig: pytest.Config) -> bool:
    """Whether cases are to be written anew; read the difference before you keep it."""
    return bool(pytestconfig.getoption("--update"))


@pytest.fixture
def installed_libreoffice(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The LibreOffice of the tests as the program finds one that is installed: by itself, on the search path.

    The one in .venv is on nobody's search path. For tests that are marked `@requires("soffice")`.
    """
    found = tools.find("soffice")
    assert found, 'mark the test with @requires("soffice")'
    monkeypatch.delenv("BRIEFGEN_LIBREOFFICE")
    monkeypatch.setenv("PATH", os.environ.get("PATH", os.defpath) + os.pathsep + str(found.parent))
    return found


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Keeps a test from running when its programs are missing."""
    names = [name for mark in item.iter_markers("requires") for name in mark.args]
    missing = [name for name in names if tools.find(name) is None]
    if missing:
        tools.report_missing(item, missing)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names every program whose absence kept tests from running."""
    skipped = terminalreporter.stats.get("skipped", [])
    counts = Counter(name for report in skipped for kind, name in report.user_properties if kind == tools.MISSING)
    for name, count in sorted(counts.items()):
        tests = "test" if count == 1 else "tests"
        terminalreporter.write_line(f"NOT RUN: {name} missing: {count} {tests}", yellow=True)
