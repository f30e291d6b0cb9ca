"""`briefgen list exceptions` shows where a rule about words does not hold, and why."""

from __future__ import annotations

import json
from pathlib import Path

from cli.conftest import Briefgen

BLOCK = """\
---
title: Survey
summary: Use when the survey comes up.
audience: public
---
# Headline
<!-- allow drug users: the survey's own category -->
Drug users were asked.

# Short
<!-- allow long-sentence -->
Two words.
"""


def listed(briefgen: Briefgen, workspace: Path, *more: str) -> str:
    (workspace / "briefs/blocks/survey.md").write_text(BLOCK, "utf-8")
    ran = briefgen("list", "exceptions", "--search", "survey.md", *more)
    assert ran.code == 0 and ran.err == ""
    return ran.out


def test_where_which_and_why(briefgen: Briefgen, workspace: Path) -> None:
    assert listed(briefgen, workspace) == (
        "briefs/blocks/survey.md\t7\tdrug users\tthe survey's own category\nbriefs/blocks/survey.md\t11\tlong-sentence\t\n"
    )


def test_as_json(briefgen: Briefgen, workspace: Path) -> None:
    first, second = json.loads(listed(briefgen, workspace, "--json"))
    assert first == {
        "file": "briefs/blocks/survey.md", "line": 7, "rule": "drug users", "reason": "the survey's own category",
    }  # fmt: skip
    assert second["reason"] == ""
