"""What is changed in libraries is still what it was when the change was written; docs/decisions/0006-patches.md says why."""

from __future__ import annotations

import hashlib
import importlib.metadata
import inspect
import re
import subprocess
import sys
import textwrap
from importlib import resources

import pydyf
import pytest
from packaging.requirements import Requirement
from tools import CHECKOUT

from briefgen.writers.pdf.engine.patches.native import BARE, NEVER_PRINTED, SONAMES, import_engine

import_engine()

import weasyprint.css
import weasyprint.pdf
from weasyprint.layout import LayoutContext
from weasyprint.pdf.fonts import Font

REPLACED = {
    "notearea": (LayoutContext._update_footnote_area, "2e317e4b066f"),
    "cutting": (Font._fonttools_subset, "1faa45f3c4ca"),
    "streams": (pydyf.Stream.data.fget, "bdc2bc513f28"),
    "streams, bytes": (pydyf._to_bytes, "1cefd02c285d"),
    "tagging": (weasyprint.pdf.add_tags, "f0e74575b0ba"),
}
"""Functions that are replaced or called though they are private, and the first letters of their digests."""


@pytest.mark.parametrize("name", REPLACED)
def test_what_is_replaced_is_what_it_was(name: str) -> None:
    """Where this fails, read what has changed, see whether the patch is still right and gains, and write the new digest."""
    function, digest = REPLACED[name]
    assert hashlib.sha256(inspect.getsource(function).encode("utf-8")).hexdigest().startswith(digest)


@pytest.mark.parametrize("package", ["weasyprint", "pydyf"])
def test_what_is_changed_is_bounded_to_versions(package: str) -> None:
    lines = [
        line for line in (CHECKOUT / "requirements.in").read_text("utf-8").splitlines() if line.startswith(package)
    ]
    (wanted,) = map(Requirement, lines)
    assert wanted.specifier.contains(importlib.metadata.version(package))
    assert any(one.operator in ("==", "<", "<=") for one in wanted.specifier), "a later version is another program"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries are searched for")
def test_every_library_that_is_asked_for_has_its_name() -> None:
    """The search that is answered from a table is asked for nothing else, so that no compiler is started."""
    code = """
        import ctypes.util
        asked, search = [], ctypes.util.find_library
        ctypes.util.find_library = lambda name: asked.append(name)
        from briefgen.writers.pdf.engine.patches.native import import_engine
        import_engine()
        print("ASKED", *asked)
    """
    run = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
    assert run.stdout == "ASKED\n"
    assert {BARE.match(name)[1] for name in ("libharfbuzz-subset-0", "pango-1.0", "fontconfig-1")} <= SONAMES.keys()  # type: ignore[index]


def test_the_sheet_that_is_cut_down_has_what_is_cut_and_what_is_kept() -> None:
    lines = (resources.files(weasyprint.css) / "html5_ua.css").read_text("utf-8").splitlines()
    kept = [line for line in lines if not NEVER_PRINTED.match(line)]
    assert len(lines) - len(kept) > 20
    assert [line for line in lines if re.match(r"(ol|ul|table|h1|p)\b", line) and line not in kept] == []
