"""`render --json`: one document of JSON with the lines and places of everything; what is in it stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Briefgen

SHAPE = {
    "documents": {
        "brief": "", "spec": "", "document": "", "files": "", "paper": {"width": "", "height": ""},
        "pages": {"made": "", "allowed": ""},
        "lines": {"hold": "", "free": "", "over": "", "rule": "", "breaks": "", "height": ""},
        "parts": {
            "id": "", "kind": "", "name": "", "file": "", "path": "", "line": "", "lines": "", "note_lines": "",
            "rectangles": {"page": "", "place": "", "x": "", "y": "", "width": "", "height": ""},
        },
        "blocks": {
            "id": "", "block": "", "began_as": "", "printed_as": "", "why": "", "optional": "",
            "lengths": {"length": "", "lines": "", "allowed": ""},
        },
        "frees": {"id": "", "block": "", "length": "", "lines": ""},
        "summary": {
            "whom": "", "day": "", "days_left": "", "time": "", "place": "", "audience": "", "internal": "", "ask": "",
            "figures": {"id": "", "words": "", "as_of": "", "years": "", "review": "", "due": ""},
            "at_home": "", "left_out": "", "withheld": "", "minor": "",
        },
        "loosened": {"fits": "", "over": "", "lengths": {"id": "", "block": "", "length": ""}},
    },
    "diagnostics": {
        "severity": "", "code": "", "message": "", "file": "", "line": "", "column": "", "length": "", "path": "",
        "expected": "", "nearest": "", "replacements": "", "hint": "",
    },
}  # fmt: skip

LONG = """\
template: leave-behind
title: Fund health services
ask: Fund outreach.
sections:
  - id: evidence
    blocks:
      - {use: safety-and-health, length: full}
      - {use: syringe-analogy, length: short}
"""


def shape(value: Any) -> Any:
    """The keys of a value; of a list, those of all its items together."""
    if isinstance(value, dict):
        return {key: shape(below) for key, below in value.items()}
    if isinstance(value, list):
        found: dict[str, Any] = {}
        for item in value:
            found |= shape(item) or {}
        return found or ""
    return ""


def data(briefgen: Briefgen, *words: str, code: int = 0) -> dict[str, Any]:
    ran = briefgen("render", *words, "--json", "--format", "pdf")
    assert ran.code == code, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_what_does_not_fit_has_everything_in_it_that_there_can_be(briefgen: Briefgen, workspace: Path) -> None:
    (workspace / "briefs/long.yaml").write_text(LONG, "utf-8")
    found = data(briefgen, "long", code=1)
    assert shape(found) == SHAPE
    (document,), (problem,) = found["documents"], found["diagnostics"]
    assert (document["files"], document["pages"]) == ([], {"made": 2, "allowed": 1})
    over, loosened = document["lines"]["over"], document["loosened"]
    assert problem["message"] == f"the brief is {over} lines over 1 page; two lengths are fixed"
    assert loosened["fits"] and [one["block"] for one in loosened["lengths"]] == [
        "safety-and-health",
        "syringe-analogy",
    ]
    assert not (workspace / "build").exists()


def test_what_is_made_has_its_files_and_lines_that_add_up(briefgen: Briefgen, workspace: Path) -> None:
    (document,) = data(briefgen, "leave-behind")["documents"]
    lines = document["lines"]
    assert document["files"] == [str(workspace.resolve() / "build/leave-behind.pdf")]
    assert (
        sum(part["lines"] for part in document["parts"]) + lines["rule"] + lines["breaks"] + lines["free"]
        == lines["hold"]
    )
    assert document["loosened"] is None and lines["over"] == 0


def test_a_part_has_its_field_as_it_is_written(briefgen: Briefgen, workspace: Path) -> None:
    (document,) = data(briefgen, "lobby-day", "--document", "leave-behind")["documents"]
    assert (document["brief"], document["document"]) == ("lobby-day.leave-behind", "leave-behind")
    parts = {part["id"]: part for part in document["parts"]}
    text = parts["sections[0].blocks[0]"]
    assert (text["kind"], text["file"], text["path"]) == (
        "words", "briefs/lobby-day.yaml", "documents[0].sections[0].blocks[0]",
    )  # fmt: skip
    heading = parts["sections[0].heading"]
    assert (heading["file"], heading["path"]) == ("briefs/templates/leave-behind.yaml", "sections[0].heading")
    assert (parts["meeting"]["path"], parts["organization"]["file"]) == ("meeting", "briefgen.yaml")


def test_messages_stay_on_standard_error_and_json_alone_on_standard_output(briefgen: Briefgen, workspace: Path) -> None:
    ran = briefgen("render", "nowhere", "leave-behind", "--json", "--format", "pdf")
    assert ran.code == 1 and "error[missing-file]" in ran.err
    found = json.loads(ran.out)
    assert [document["brief"] for document in found["documents"]] == ["leave-behind"]
    assert [problem["code"] for problem in found["diagnostics"]] == ["missing-file"]


@pytest.mark.parametrize("form", ["docx", "txt"])
def test_also_where_no_pdf_is_made(briefgen: Briefgen, workspace: Path, form: str) -> None:
    ran = briefgen("render", "leave-behind", "--json", "--format", form, "--no-word-check")
    (document,) = json.loads(ran.out)["documents"]
    assert [Path(file).suffix for file in document["files"]] == [f".{form}"]
    assert document["pages"]["made"] == 1 and len(document["parts"]) > 10
