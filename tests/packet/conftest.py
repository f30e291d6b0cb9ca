"""A small workspace with a packet of two documents, and the command that makes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import briefgen

__all__ = ["briefgen"]

FILES = {
    "briefgen.yaml": "organization: {name: Example Coalition}\n",
    "briefs/templates/card.yaml": "kicker: Card\nlength: full\nsections:\n  - {id: why, heading: Why}\n",
    "briefs/templates/answers.yaml": "kicker: Answers\naudience: coalition\nsections:\n  - {id: why, heading: Asked}\n",
    "briefs/blocks/outreach.md": """\
---
title: Outreach works
summary: Use when asked.
audience: office
---
# Headline
It works.

# Short
It works, and people say so.

# Full
It works, and people say so in every town where it was tried.
""",
    "briefs/day.yaml": """\
title: Fund services
date: 2026-11-20
name: "{{ meeting.date }}-{{ document }}"
meeting: {date: 2026-12-03, place: Room 100}
documents:
  - template: card
    sections: [{id: why, blocks: [outreach]}]
  - template: answers
    title: Answers for the meeting
    sections: [{id: why, blocks: [{use: outreach, length: headline}]}]
""",
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace, which is the current folder."""
    for name, text in FILES.items():
        save(tmp_path / name, text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def change(path: Path, before: str, after: str) -> None:
    """Edit a file as a person would."""
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")
