"""A workspace whose blocks are a headline, a paragraph or a few of them, and one press for all tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

SENTENCE = (
    "In the town of {name} the program met people where they were, and they came back for more [@report, p. {page}]. "
)
SOURCES = "references:\n  - {id: report, type: book, title: A Report on Outreach, issued: {date-parts: [[2019]]}}\n"

Make = Callable[..., Workspace]


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes a brief of these lines, with the blocks one, two and three."""

    def made(*lines: str) -> Workspace:
        save(tmp_path, "briefgen.yaml", "organization: {name: Example Coalition}\n")
        save(tmp_path, "briefs/sources.yaml", SOURCES)
        for page, name in enumerate(("one", "two", "three"), start=1):
            save(tmp_path, f"briefs/blocks/{name}.md", block(name, page))
        save(tmp_path, "briefs/hearing.yaml", "\n".join(["title: Hearing", "date: 2026-11-20", *lines, ""]))
        return Workspace(tmp_path)

    return made


def block(name: str, page: int) -> str:
    sentence = SENTENCE.format(name=name.capitalize(), page=page)
    matter = f"---\ntitle: Title of {name}\nsummary: Use when asked.\naudience: office\n---\n"
    full = "\n\n".join([sentence * (2 + page)] * (2 + page))
    return f"{matter}# Headline\n{name.capitalize()} in a word.\n\n# Short\n{sentence * 2}\n\n# Full\n{full}\n"


def save(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
