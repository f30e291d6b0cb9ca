"""What the program imports is what it declares: a wheel brings all it needs, and nothing more."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement

CHECKOUT = Path(__file__).resolve().parents[1]
SOURCE = CHECKOUT / "src" / "briefgen"

READ_BY_OTHERS = {"tzdata"}
"""What is data: `zoneinfo` reads it where a computer, such as one with Windows, has no time zones."""


def declared() -> dict[str, Requirement]:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    return {plain(one.name): one for one in map(Requirement, project["dependencies"])}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported() -> Iterator[str]:
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Import(names=names):
                    yield from (name.name.partition(".")[0] for name in names)
                case ast.ImportFrom(module=str(module)):
                    yield module.partition(".")[0]


def test_everything_imported_is_declared_and_everything_declared_imported() -> None:
    distributions = packages_distributions()
    foreign = {name for name in imported() if name not in sys.stdlib_module_names and name not in ("briefgen", "pip")}
    needed = {plain(distributions[name][0]) for name in foreign}
    assert needed | READ_BY_OTHERS == declared().keys()


def test_what_is_patched_or_private_has_an_upper_bound() -> None:
    """WeasyPrint, pydyf and Typer are changed or looked into; Pydantic is leaned on closely."""
    bounded = {
        name for name, one in declared().items() if any(spec.operator in ("<", "==", "<=") for spec in one.specifier)
    }
    assert {"weasyprint", "pydyf", "typer", "pydantic", "cssselect2", "fonttools"} <= bounded
