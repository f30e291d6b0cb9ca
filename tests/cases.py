"""Cases as documents: Markdown files that hold what goes in and what is expected to come out.

A case begins with a heading `## What it shows`, may explain itself, and holds parts: fenced
code whose info string is the part's name.

    ## A word in bold

    ~~~ input
    A **bold** word.
    ~~~

    ~~~ tree
    paragraph "A " (strong "bold") " word."
    ~~~

A test asks for `cases(folder)`, runs each input and calls `agree` with what came out.
`pytest --update` writes that into the file instead, for a person to read through the diff.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ITEM = re.compile(
    r"^##[ ](?P<title>.+)\n|^(?P<fence>`{3,}|~{3,})[ ]*(?P<name>[a-z][a-z.-]*)\n(?P<body>(?:.*\n)*?)(?P=fence)\n",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Case:
    """One case: its file, its title and its parts by name."""

    path: Path
    title: str
    parts: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.path.stem}: {self.title}"


def cases(folder: Path) -> list[Case]:
    """The cases of all files in a folder. A folder without cases is a mistake."""
    found = [case for path in sorted(folder.glob("*.md")) for case in read(path)]
    assert found, f"no cases in {folder}"
    titles = [str(case) for case in found]
    assert len(titles) == len(set(titles)), "two cases of one file have the same title"
    return found


def read(path: Path) -> list[Case]:
    """The cases of one file."""
    cases: list[Case] = []
    for item in ITEM.finditer(path.read_text("utf-8")):
        if item["title"]:
            cases.append(Case(path, item["title"].strip(), {}))
        else:
            assert cases, f"{path}: a part before the first heading"
            last = cases[-1]
            assert item["name"] not in last.parts, f"{last}: two parts called {item['name']}"
            cases[-1] = Case(path, last.title, {**last.parts, item["name"]: item["body"]})
    return cases


def agree(case: Case, results: Mapping[str, str], update: bool) -> None:
    """Compare what came out with the parts of the case; a part that is not written is expected to be empty."""
    texts = {name: text if not text or text.endswith("\n") else text + "\n" for name, text in results.items()}
    if update:
        for name, text in texts.items():
            _write(case, name, text)
        return
    for name, text in texts.items():
        assert text == case.parts.get(name, ""), f"{case}: {name} differs; see with --update what would change"


def _write(case: Case, name: str, body: str) -> None:
    """Put `body` into the file as the part `name` of the case; a part that is not there follows the last one."""
    text = case.path.read_text("utf-8")
    inside, end = False, len(text)
    for item in ITEM.finditer(text):
        if item["title"]:
            inside = item["title"].strip() == case.title
        elif inside:
            end = item.end()
            if item["name"] == name:
                text = text[: item.start("body")] + body + text[item.end("body") :]
                break
    else:
        if not body:
            return
        text = text[:end] + f"\n~~~ {name}\n{body}~~~\n" + text[end:]
    case.path.write_text(text, "utf-8")
