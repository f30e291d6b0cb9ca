"""What is changed in libraries is what was looked at when the change was written; another version makes these tests fail."""

from __future__ import annotations

import hashlib
import importlib
import inspect
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from briefgen.writers.pdf.engine.patches import PATCHES, Patch

CHECKOUT = Path(__file__).resolve().parents[3]
FOLDER = CHECKOUT / "src/briefgen/writers/pdf/engine"
DECLARED = {
    requirement.name: requirement
    for requirement in map(
        Requirement, tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    )
}


@pytest.mark.parametrize("patch", PATCHES, ids=lambda patch: patch.name)
def test_the_library_is_bounded_to_what_was_tested(patch: Patch) -> None:
    assert str(DECLARED[patch.library].specifier) == str(Requirement(patch.library + patch.versions).specifier)
    assert version(patch.library) in DECLARED[patch.library].specifier


@pytest.mark.parametrize("patch", PATCHES, ids=lambda patch: patch.name)
def test_what_is_changed_is_as_it_was(patch: Patch) -> None:
    assert {name: digest(name) for name in patch.changed} == patch.changed


def digest(name: str) -> str:
    """The first digits of the sum of a function's source, read in a process in which nothing is patched."""
    here = str(Path(__file__).parent)
    script = f"import sys; sys.path.insert(0, {here!r}); import test_patches; print(test_patches.source_sum({name!r}))"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()


def source_sum(name: str) -> str:
    """Of `module:Class.function`."""
    module, _, path = name.partition(":")
    found: Any = importlib.import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    source = inspect.getsource(found.fget if isinstance(found, property) else found)
    return hashlib.sha256(source.encode()).hexdigest()[:12]


def test_every_patch_is_named() -> None:
    files = {path.stem for path in (FOLDER / "patches").glob("*.py")} - {"__init__", "later"}
    assert {patch.name for patch in PATCHES} == files | {"tagging"}


def test_the_private_part_of_typer_that_is_used_is_bounded() -> None:
    """`cli/typed.py` takes typed values without loading Pydantic, through `_runtime_param` of Typer's parameters."""
    assert str(DECLARED["typer"].specifier) == "<0.30,>=0.29"
    assert version("typer") in DECLARED["typer"].specifier
