"""`briefgen inspect --merged` shows where every value of a brief is from, and is itself a brief that says the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Briefgen
from hypothesis import given
from hypothesis import strategies as st

from briefgen.cli.merged import as_yaml
from briefgen.cli.show import show
from briefgen.diagnostics import Report
from briefgen.readers.brief.merge import grow
from briefgen.readers.brief.reading import read_briefs, read_spec
from briefgen.readers.files.decoding import CONTROL
from briefgen.readers.files.positions import Positioned
from briefgen.readers.files.yaml import load
from briefgen.workspace import File, Workspace

TEMPLATES = {
    "base": "requires: [ask]\nkicker: Policy brief\nsections:\n  - {id: local, heading: Here}\n  - {id: voice, heading: Voice}\n",
    "visit": "template: base\npages: 1\nformats: [pdf, docx]\n",
}
BRIEF = """\
template: visit
title: "Yes: #1"
kicker:
ask: Oppose section 5.
formats: [pdf]
sections:
  - id: local
    blocks: [{text: "One.\\n\\nTwo."}, still-policed]
  - {id: voice, omit: true}
"""
MERGED = """\
template: visit                                           # briefs/one.yaml:1
requires:
  - ask                                                   # briefs/templates/base.yaml:1
title: "Yes: #1"                                          # briefs/one.yaml:2
kicker:                                                   # briefs/one.yaml:3
language: en-US                                           # briefgen.yaml:2
organization:
  name: Example Coalition                                 # briefgen.yaml:1
meeting:
  date: 2026-12-04                                        # --set
ask: Oppose section 5.                                    # briefs/one.yaml:4
sections:
  - id: local                                             # briefs/one.yaml:7
    heading: Here                                         # briefs/templates/base.yaml:4
    blocks:
      - text: "One.\\n\\nTwo."                              # briefs/one.yaml:8
      - still-policed                                     # briefs/one.yaml:8
  - id: voice                                             # briefs/one.yaml:9
    heading: Voice                                        # briefs/templates/base.yaml:5
    omit: true                                            # briefs/one.yaml:9
pages: 1                                                  # briefs/templates/visit.yaml:2
formats:
  - pdf                                                   # briefs/one.yaml:5
"""


@pytest.fixture
def small(workspace: Path) -> Path:
    (workspace / "briefgen.yaml").write_text("organization: {name: Example Coalition}\nlanguage: en-US\n")
    for name, text in TEMPLATES.items():
        (workspace / f"briefs/templates/{name}.yaml").write_text(text)
    (workspace / "briefs/one.yaml").write_text(BRIEF)
    return workspace


def test_every_value_says_its_file_and_line(briefgen: Briefgen, small: Path) -> None:
    ran = briefgen("inspect", "one", "--merged", "--set", "meeting.date=2026-12-04")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == MERGED


def test_the_same_as_json(briefgen: Briefgen, small: Path) -> None:
    whole = json.loads(briefgen("inspect", "one", "--merged", "--json", "--set", "meeting.date=2026-12-04").out)
    keys = whole["value"]
    assert keys["title"] == {"value": "Yes: #1", "file": "briefs/one.yaml", "line": 2}
    assert keys["pages"] == {"value": 1, "file": "briefs/templates/visit.yaml", "line": 2}
    assert keys["meeting"]["value"]["date"] == {"value": "2026-12-04", "file": "--set", "line": None}
    assert keys["sections"]["value"][0]["value"]["heading"]["file"] == "briefs/templates/base.yaml"


@pytest.mark.parametrize("name", ["one", "leave-behind", "full-brief"])
def test_what_is_shown_is_a_brief_that_says_the_same(briefgen: Briefgen, small: Path, name: str) -> None:
    shown = briefgen("inspect", name, "--merged").out
    (small / "briefs/again.yaml").write_text(shown, "utf-8")
    workspace, report = Workspace.find(small), Report()
    before = read_spec(workspace, f"briefs/{name}.yaml", (), report)
    after = read_spec(workspace, "briefs/again.yaml", (), report)
    assert before and after and before.spec == after.spec
    assert report.diagnostics == ()


def test_a_template_can_be_looked_at_alone(briefgen: Briefgen, small: Path) -> None:
    ran = briefgen("inspect", "briefs/templates/visit.yaml", "--merged")
    assert ran.code == 0 and ran.out.startswith("template: base ")


def test_what_is_wrong_is_said_and_the_rest_is_shown(briefgen: Briefgen, small: Path) -> None:
    (small / "briefs/one.yaml").write_text(BRIEF.replace("pages", "pgs").replace("ask: Oppose section 5.", "pgs: 1"))
    ran = briefgen("inspect", "one", "--merged")
    assert ran.code == 1
    assert "error[unknown-key]" in ran.err and "error[unfilled-key]" in ran.err
    assert "kicker: " in ran.out


@pytest.mark.parametrize("options", [("--merged", "--plan"), ("--json",), ("--json", "--tree")])
def test_what_does_not_go_together_is_refused(briefgen: Briefgen, small: Path, options: tuple[str, ...]) -> None:
    assert briefgen("inspect", "one", *options).code == 2


def _readable(text: str) -> bool:
    return not CONTROL.search(text)


texts = st.text(max_size=12).filter(_readable) | st.sampled_from(
    ["true", "~", "7", "- a", "a: b", "a #b", "{{ x }}", "“a”", "=", "<<"]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(texts, values, min_size=1, max_size=4))
def test_whatever_the_values_are_they_are_read_as_they_were(data: dict[str, Any]) -> None:
    lines = "".join(f"{show(line)}\n" for line in as_yaml(grow(Positioned(data, {}))))
    report = Report()
    again = load(File("x.yaml", lines.encode("utf-8")), report)
    assert again is not None and again.data == data
    assert report.diagnostics == ()


def test_a_packet_is_shown_as_one_whose_documents_say_everything(briefgen: Briefgen, small: Path) -> None:
    (small / "briefs/day.yaml").write_text(
        "title: Lobby day\nask: Vote no.\n"
        "documents:\n  - {template: visit, sections: [{id: local, blocks: [still-policed]}]}\n"
        "  - {template: visit, id: second, title: The second, sections: [{id: voice, omit: true}, {blocks: [still-policed]}]}\n"
    )
    shown = briefgen("inspect", "day", "--merged").out
    (small / "briefs/again.yaml").write_text(shown, "utf-8")
    workspace, report = Workspace.find(small), Report()
    before = read_briefs(workspace, "briefs/day.yaml", (), report)
    after = read_briefs(workspace, "briefs/again.yaml", (), report)
    assert [(brief.document, brief.spec) for brief in after] == [(brief.document, brief.spec) for brief in before]
    assert [brief.document for brief in after] == ["visit", "second"]
    assert report.diagnostics == ()


def test_one_document_of_a_packet_is_shown_alone(briefgen: Briefgen, small: Path) -> None:
    (small / "briefs/day.yaml").write_text(
        "title: Lobby day\nask: Vote no.\ndocuments: [visit, {template: base, id: second, title: The second}]\n"
    )
    ran = briefgen("inspect", "day", "--merged", "--document", "second")
    assert ran.code == 0
    assert "title: The second " in ran.out and "documents:" not in ran.out
