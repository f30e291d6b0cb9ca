"""The guide runs: every command shown in README and docs/ is typed, and what is shown is what it says."""

from __future__ import annotations

import inspect
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import guide
import pytest
import yaml

from briefgen import __version__
from briefgen.pipeline import render

CHECKOUT = Path(__file__).resolve().parents[1]
PAGES = [CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md", *sorted((CHECKOUT / "docs").rglob("*.md"))]

FENCE = re.compile(
    r"(?:<!-- file: (?P<file>\S+) -->\n)?^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#]*)(?:#([^)]*))?\)")

ELSEWHERE = {
    "python3 run.py brief": "tests/test_run.py",
    "python3 run.py test": "tests/test_run.py",
    "python3 run.py test fast": "tests/test_tools.py",
    "python3 run.py test all": "tests/test_tools.py",
    "python3 run.py test tests/test_map.py --update": "tests/test_map.py",
    "python3 run.py lint": "tests/test_run.py",
    "python3 run.py docs": "tests/test_site.py",
    "python3 run.py bench": "tests/test_benchmarks.py",
    "python3 run.py test tests/diagnostics --update": "tests/diagnostics/test_diagnostics.py",
    "python3 run.py test tests/documents --update": "tests/documents/test_appearance.py",
    "python3 run.py test tests/cli -k show": "tests/test_run.py",
    "python3 -m venv briefgen-env": "tests/test_wheel.py",
    f"briefgen-env/bin/pip install briefgen-{__version__}-py3-none-any.whl": "tests/test_wheel.py",
    "briefgen-env/bin/briefgen init my-coalition": "tests/test_wheel.py",
    "briefgen watch leave-behind --open": "tests/watch/test_watch.py",
    "briefgen serve": "tests/desk/test_start.py",
}
"""Commands that set things up: they are run by these tests, not here."""


@dataclass(frozen=True)
class Command:
    """A command of a page's console, and the lines shown under it."""

    line: str
    shown: str


def consoles(text: str) -> Iterator[Command | tuple[str, str]]:
    """What a reader of the page does, in order: files to save, as name and text, and commands to type."""
    for fence in FENCE.finditer(text):
        if fence["file"]:
            yield fence["file"], fence["body"]
        if fence["kind"] == "console":
            for part in re.split(r"^(?=\$ )", fence["body"], flags=re.MULTILINE):
                line, _, shown = part.partition("\n")
                if line:
                    yield Command(line.removeprefix("$ "), shown)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The workspace that the pages speak of: a copy of the repository's own."""
    for name in ("briefs", "styles", "schemas"):
        shutil.copytree(CHECKOUT / name, tmp_path / name)
    shutil.copy(CHECKOUT / "briefgen.yaml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "page", [page for page in PAGES if "```console" in page.read_text("utf-8")], ids=lambda p: p.name
)
def test_a_page_does_what_it_shows(page: Path, workspace: Path) -> None:
    folder = workspace
    if page.name != "lobby-day.md":
        leave_out_the_lobby_day(workspace)
    for step in consoles(page.read_text("utf-8")):
        if isinstance(step, tuple):
            (folder / step[0]).parent.mkdir(parents=True, exist_ok=True)
            (folder / step[0]).write_text(step[1], "utf-8")
        elif step.line.startswith("cd "):
            folder = folder / step.line.removeprefix("cd ")
        else:
            said = typed(step.line, folder)
            if step.shown:
                assert f"$ {step.line}\n{said}" == f"$ {step.line}\n{step.shown}"


def leave_out_the_lobby_day(workspace: Path) -> None:
    """The other pages speak of a workspace as `init` makes it, where a check has no 24 meetings to go through."""
    (workspace / "briefs/advocacy-day.yaml").unlink()
    shutil.rmtree(workspace / "briefs/meetings")


def typed(line: str, folder: Path) -> str:
    """What the command says and gives. `python3 run.py WORDS` of a checkout is `briefgen WORDS`."""
    words = shlex.split(line.replace("python3 run.py ", "briefgen ", 1))
    assert words[0] == "briefgen", f"not a command of briefgen's: {line}"
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT / "src"), "SOURCE_DATE_EPOCH": "1795305600"}
    ran = subprocess.run(
        [sys.executable, "-m", "briefgen", *words[1:]],
        cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert ran.returncode in (0, 1) and "Traceback" not in ran.stderr, f"{line}\n{ran.stderr}"
    return ran.stderr + ran.stdout


def all_commands() -> set[str]:
    """Every command line that a page shows, in consoles, in other fences and within the text."""
    found = set()
    for page in PAGES:
        text = page.read_text("utf-8")
        found |= {step.line for step in consoles(text) if isinstance(step, Command)}
        plain = [fence["body"] for fence in FENCE.finditer(text) if not fence["kind"]]
        found |= {line for body in plain for line in body.splitlines() if re.match(r"python3|briefgen", line)}
        found |= set(re.findall(r"`(python3 run\.py [^`…]+|briefgen [^`…]+)`", FENCE.sub("", text)))
    return found


COMMAND_WORDS = {
    "approvals",
    "batch",
    "init",
    "new",
    "render",
    "watch",
    "serve",
    "check",
    "list",
    "style",
    "where-used",
    "verify",
    "review",
    "consent",
    "recall",
    "inspect",
    "schema",
    "version",
    "--help",
}


def test_every_command_in_the_text_is_one_that_there_is() -> None:
    unknown = {
        line
        for line in all_commands() - ELSEWHERE.keys()
        if line.startswith(("python3 run.py", "briefgen "))
        and line.replace("python3 run.py", "briefgen").split()[1] not in COMMAND_WORDS
        and not line.startswith("cd ")
    }
    assert not unknown


def test_commands_that_are_run_elsewhere_are_shown_and_their_tests_are_there() -> None:
    assert ELSEWHERE.keys() <= all_commands()
    assert all((CHECKOUT / test).is_file() for test in ELSEWHERE.values())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for target, anchor in LINK.findall(prose(page)):
        file = page.parent / target if target else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(f"{target}#{anchor}")
    assert not broken


def prose(page: Path) -> str:
    """The page without what is shown to the letter."""
    return re.sub(r"`[^`]+`", "", FENCE.sub("", page.read_text("utf-8")))


def anchors(page: Path) -> set[str]:
    """The names of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.casefold()).replace(" ", "-") for heading in headings}


def tables() -> list[tuple[Path, str, str]]:
    return [
        (page, table["name"], table["rows"])
        for page in PAGES
        for table in guide.TABLE.finditer(page.read_text("utf-8"))
    ]


@pytest.mark.parametrize(
    ("page", "name", "rows"), tables(), ids=lambda value: value if isinstance(value, str) and value.isalpha() else ""
)
def test_a_table_says_what_the_code_says(page: Path, name: str, rows: str, update: bool) -> None:
    expected = guide.rows(name, rows)
    if update:
        mark = f"<!-- table: {name} -->"
        table = "\n".join([*rows.splitlines()[:2], *expected, mark])
        page.write_text(page.read_text("utf-8").replace(rows + mark, table), "utf-8")
    assert rows.splitlines()[2:] == expected


@pytest.mark.parametrize("name", guide.PAGES)
def test_a_page_that_is_derived_says_what_the_code_says(name: str, update: bool) -> None:
    path, expected = guide.DOCS / name, guide.PAGES[name]()
    if update:
        path.write_text(expected, "utf-8")
    assert path.read_text("utf-8") == expected


def test_the_sentence_is_shown_as_it_is(update: bool) -> None:
    page = guide.DOCS / "decisions" / "0007-rooms.md"
    shown = re.search(
        r"(?<=^```python\n).*?(?=^```\n<!-- source: pipeline.render -->)", page.read_text("utf-8"), re.M | re.S
    )
    assert shown
    if update:
        page.write_text(page.read_text("utf-8").replace(shown[0], inspect.getsource(render)), "utf-8")
    assert shown[0] == inspect.getsource(render)


def test_every_key_of_a_brief_every_code_and_every_command_is_explained() -> None:
    listed = {name for _, name, _ in tables()}
    assert listed >= {
        "Spec",
        "Section",
        "Item",
        "Meeting",
        "Bill",
        "Contact",
        "Signers",
        "Settings",
        "FrontMatter",
        "Codes",
        "Commands",
    }


def yaml_fences() -> list[tuple[str, str]]:
    return [
        (f"{page.name}-{number}", fence["body"])
        for page in PAGES
        for number, fence in enumerate(FENCE.finditer(page.read_text("utf-8")))
        if fence["kind"] == "yaml"
    ]


@pytest.mark.parametrize(("name", "body"), yaml_fences(), ids=lambda value: value if "\n" not in value else "")
def test_examples_are_well_formed(name: str, body: str) -> None:
    assert yaml.safe_load(body) is not None
