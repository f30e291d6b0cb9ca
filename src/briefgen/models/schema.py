"""JSON Schemas of everything people write in YAML, derived from the models, for editors to complete and check by."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from briefgen.models.approvals import ApprovalFile
from briefgen.models.bibliography import Bibliography
from briefgen.models.consent import Extract, Record
from briefgen.models.library import FactFile, FrontMatter
from briefgen.models.local import LocalFile
from briefgen.models.minor import MinorChanges
from briefgen.models.prose import WordRules
from briefgen.models.settings import Settings
from briefgen.models.spec import NOT_SHARED, Spec
from briefgen.models.style import Tokens
from briefgen.models.values import ONE_LINE, Model

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_MODELS: dict[str, type[Model]] = {
    "spec": Spec,
    "block": FrontMatter,
    "sources": Bibliography,
    "facts": FactFile,
    "local": LocalFile,
    "consent": Extract,
    "record": Record,
    "rules": WordRules,
    "approvals": ApprovalFile,
    "minor-changes": MinorChanges,
    "style": Tokens,
    "settings": Settings,
}

_WHOLE = {"facts": "facts", "consent": "consents"}
"""Models of files that are the value of their only key."""


def schemas() -> dict[str, str]:
    """The text of each schema by its file name, such as `spec.schema.json`."""
    return {f"{name}.schema.json": _text(_schema(name, model)) for name, model in _MODELS.items()}


class _Plain(GenerateJsonSchema):
    """Without the titles that only repeat the names of fields; where any text fits, a whole number does, too."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def str_schema(self, schema: Any) -> dict[str, Any]:
        text = super().str_schema(schema)
        return {**text, "type": ["string", "integer"]} if schema.get("pattern") in (None, ONE_LINE) else text


def _schema(name: str, model: type[Model]) -> dict[str, Any]:
    schema = model.model_json_schema(schema_generator=_Plain)
    if name == "spec":
        schema = _or_list(_or_packet(schema))
    if name == "style":
        schema = _partial(schema)
    if name in _WHOLE:
        schema = {**schema, **schema["properties"][_WHOLE[name]]}
        del schema["properties"], schema["required"]
    return {"$schema": DIALECT, **schema}


def _or_packet(schema: dict[str, Any]) -> dict[str, Any]:
    """An entry of `documents` is a template's name or a brief by itself; what is its own cannot stand beside the others."""
    entry = schema["$defs"]["PacketEntry"]
    own = {key: value for key, value in schema["properties"].items() if key != "documents"}
    whole = {**entry, "properties": {**own, **entry["properties"]}, "additionalProperties": False}
    named = {"type": "string", "description": "Name of a template."}
    definitions = {**schema["$defs"], "PacketEntry": {"title": whole.pop("title"), "anyOf": [named, whole]}}
    apart = {"properties": dict.fromkeys(NOT_SHARED, False)}
    return {**schema, "dependentSchemas": {"documents": apart}, "$defs": definitions}


def _or_list(schema: dict[str, Any]) -> dict[str, Any]:
    """A bare list of blocks is a brief, too."""
    definitions = schema.pop("$defs")
    items = {"type": "array", "items": {"$ref": "#/$defs/Item"}}
    return {
        "title": schema["title"],
        "description": schema["description"],
        "if": {"type": "array"},
        "then": items,
        "else": {"$ref": "#/$defs/Spec"},
        "$defs": {**definitions, "Spec": schema},
    }


def _partial(schema: dict[str, Any]) -> dict[str, Any]:
    """A style that extends another says only what differs, so only its names are required."""
    for definition in schema["$defs"].values():
        definition.pop("required", None)
    return {**schema, "required": ["name", "title"]}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
