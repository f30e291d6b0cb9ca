"""The JSON Schemas: current, valid, and of one mind with the program about what is right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from briefgen.models.schema import schemas

CHECKOUT = Path(__file__).parents[1]
SCHEMAS = schemas()


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMAS[f"{name}.schema.json"]))


class _AsEditorsDo(yaml.CSafeLoader):
    """YAML as an editor's language server reads it: like YAML 1.2, dates are text."""


_AsEditorsDo.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> Any:
    return yaml.load(text, Loader=_AsEditorsDo)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_shipped_schema_is_current(name: str) -> None:
    assert (CHECKOUT / "schemas" / name).read_text("utf-8") == SCHEMAS[name], "run: briefgen schema --write schemas"


def test_no_other_schema_is_shipped() -> None:
    assert {path.name for path in (CHECKOUT / "schemas").iterdir()} == SCHEMAS.keys()


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(SCHEMAS[name]))


FIXED = ("sources", "facts")
"""Files that have one place in a workspace and no schema line."""


def shipped() -> list[tuple[str, Path]]:
    """The files that ship, each with the schema that its first line names."""
    found = []
    for folder in ("briefs", "styles"):
        for path in sorted((CHECKOUT / folder).rglob("*.yaml")):
            fixed = path.parent.name == "briefs" and path.stem in FIXED
            name = path.stem if fixed else path.read_text("utf-8").split("\n")[0].rpartition("/")[2]
            found.append((name.split(".")[0], path))
    return [*found, ("settings", CHECKOUT / "briefgen.yaml")]


@pytest.mark.parametrize(("name", "path"), shipped(), ids=lambda value: value if isinstance(value, str) else value.stem)
def test_a_shipped_file_fits_its_schema(name: str, path: Path) -> None:
    errors = [error.message for error in validator(name).iter_errors(read(path.read_text("utf-8")))]
    assert not errors


@pytest.mark.parametrize("path", sorted((CHECKOUT / "briefs/blocks").glob("*.md")), ids=lambda path: path.stem)
def test_the_front_matter_of_a_shipped_block_fits_its_schema(path: Path) -> None:
    assert validator("block").is_valid(read(path.read_text("utf-8").split("---\n")[1]))


def test_every_shipped_spec_names_its_schema() -> None:
    for name, path in shipped():
        if name not in FIXED:
            target = path.read_text("utf-8").split("\n")[0].partition("$schema=")[2]
            assert (path.parent / target).resolve().is_file(), path


@pytest.mark.parametrize(
    ("name", "text", "valid"),
    [
        ("spec", "- one\n- {use: two, length: short}", True),
        ("spec", "sections: [{blocks: [one, {text: Words}]}]", True),
        ("spec", "{title: 12, meeting: {legislator: {name: Jane Doe, district: 12}}}", True),
        ("spec", "titel: x", False),
        ("spec", "formats: [pfd]", False),
        ("spec", "template: Leave Behind", False),
        ("spec", "sections: [{blocks: [{us: one}]}]", False),
        (
            "spec",
            "documents: [leave-behind, {template: full-brief, title: Its own, sections: [{blocks: [one]}]}, {id: own}]",
            True,
        ),
        ("spec", "documents: []", False),
        ("spec", "documents: [{template: full-brief, titel: Its own}]", False),
        ("spec", "documents: [{template: full-brief, documents: [leave-behind]}]", False),
        ("spec", "{template: leave-behind, documents: [full-brief]}", False),
        ("spec", "{sections: [{blocks: [one]}], documents: [full-brief]}", False),
        ("style", "{name: mine, title: Ours, extends: civic, looks: {body: {size: 11pt}}}", True),
        ("style", "{name: mine, extends: civic}", False),
        ("style", "{name: mine, title: Ours, colours: {}}", False),
        ("block", "{title: T, summary: S, audience: private}", False),
        ("settings", "{}", False),
        ("facts", "{a-fact: {value: 39, say: 39%, source: a}}", True),
        ("facts", "{a-fact: {value: 39, sya: 39%, source: a}}", False),
        ("facts", "[]", False),
        ("local", "columns: {deaths: {source: a, unit: deaths}}", True),
        ("local", "{panel: [deaths], columns: {deaths: {source: a, say: '{} deaths'}}}", True),
        ("local", "columns: {deaths: {source: a, say: deaths}}", False),
        ("local", "columns: {deaths: {unit: deaths}}", False),
        ("local", "deaths: {source: a}", False),
        ("sources", "references: [{id: a, type: book, title: T, issued: 2018-12}]", True),
        ("sources", "references: [{id: a, type: book, title: T, DOI: 'https://doi.org/10.1/x'}]", False),
    ],
)
def test_what_editors_mark(name: str, text: str, valid: bool) -> None:
    assert validator(name).is_valid(read(text)) is valid


def test_people_read_what_keys_mean() -> None:
    """Every key of a brief has a description for the editor to show."""
    properties = json.loads(SCHEMAS["spec.schema.json"])["$defs"]["Spec"]["properties"]
    assert all(each.get("description") for each in properties.values())
