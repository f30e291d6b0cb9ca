"""`briefgen inspect` and `briefgen schema` show the middle of the program as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.conftest import Briefgen

SPEC = """\
title: A title
parts: [title, sections]
sections:
  - heading: One
    blocks: [{text: Some *stressed* words.}, {use: still-policed, length: headline}]
"""


@pytest.fixture(autouse=True)
def _spec(workspace: Path) -> None:
    (workspace / "briefs/one.yaml").write_text(SPEC)


def test_the_plan_says_what_goes_where_and_why(briefgen: Briefgen) -> None:
    plan = json.loads(briefgen("inspect", "one", "--plan").out)
    assert plan["parts"] == ["title", "sections"]
    wording, choice = plan["sections"][0]["items"]
    assert wording["text"]["text"] == "Some *stressed* words."
    assert (choice["block"], choice["length"], choice["reason"]) == ("still-policed", "headline", "asked for")


def test_the_tree_holds_what_will_be_on_the_page(briefgen: Briefgen) -> None:
    tree = json.loads(briefgen("inspect", "one", "--tree").out)
    assert tree["type"] == "Document" and tree["metadata"]["title"] == "A title"
    assert {"type": "Emphasis", "children": [{"type": "Text", "text": "stressed"}]} in _nodes(tree)


def _nodes(value: object) -> list[object]:
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(node for each in below for node in _nodes(each))]


def test_without_a_choice_both_are_shown(briefgen: Briefgen) -> None:
    both = json.loads(briefgen("inspect", "one").out)
    assert both["plan"] == json.loads(briefgen("inspect", "one", "--plan").out)
    assert both["tree"] == json.loads(briefgen("inspect", "one", "--tree").out)


def test_pictures_are_counted_not_shown(briefgen: Briefgen, workspace: Path) -> None:
    logo = "organization: {name: X, logo: briefs/pictures/logo.png, logo_alt: A logo}\n"
    (workspace / "briefgen.yaml").write_text(logo)
    (workspace / "briefs/one.yaml").write_text(SPEC.replace("[title,", "[masthead, title,"))
    (image,) = (n for n in _nodes(json.loads(briefgen("inspect", "one", "--tree").out)) if _is_image(n))
    assert image["data"]["bytes"] > 100  # type: ignore[index]


def _is_image(node: object) -> bool:
    return isinstance(node, dict) and node.get("type") == "Image"


def test_a_schema_is_printed_by_name(briefgen: Briefgen) -> None:
    names = briefgen("schema").out.split()
    assert "spec.schema.json" in names
    for name in names:
        assert json.loads(briefgen("schema", name).out) == json.loads(briefgen("schema", name.split(".")[0]).out)


def test_schemas_are_written_to_a_folder(briefgen: Briefgen, workspace: Path) -> None:
    ran = briefgen("schema", "--write", "out")
    assert sorted(ran.out.split()) == sorted(str(path) for path in Path("out").iterdir())
    assert Path("out/spec.schema.json").read_text("utf-8") == briefgen("schema", "spec").out
