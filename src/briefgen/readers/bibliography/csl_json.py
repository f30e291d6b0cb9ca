"""CSL-JSON as reference managers write it → items of CSL."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from briefgen.diagnostics import Diagnostic, Report
from briefgen.readers.files.decoding import NamedBytes
from briefgen.readers.files.json import load
from briefgen.readers.files.positions import Positioned

OLD_NAMES: Final = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short", "event": "event-title"}
"""Variables by the names of earlier versions of CSL, which programs still write."""

UNUSED: Final = frozenset(("categories", "multi", "system_id"))
UNUSED_IN_NAMES: Final = frozenset(("comma-suffix", "static-ordering", "parse-names", "isInstitution", "multi"))
"""What programs add for themselves."""


def read_csl_json(file: NamedBytes, report: Report) -> Positioned | None:
    """The items of a file as the value of `references`; None, with the reason in the report, when it has none."""
    loaded = load(file, report, ("references",))
    if loaded is None:
        return None
    if not isinstance(loaded.data, list):
        report.add(_not_a_list(loaded))
        return None
    items = [_item(item) if isinstance(item, dict) else item for item in loaded.data]
    return replace(loaded, data={"references": items})


def _item(item: dict[str, Any]) -> dict[str, Any]:
    """An item in the words of CSL 1.0.2; what is empty is left out."""
    replaced = {old for old, name in OLD_NAMES.items() if name in item}
    said = {key: value for key, value in item.items() if value not in ("", [], {}, None)}
    return {
        OLD_NAMES.get(key, key): _value(value)
        for key, value in said.items()
        if key not in UNUSED and key not in replaced
    }


def _value(value: Any) -> Any:
    match value:
        case {"raw": str(date)}:
            return date
        case {"date-parts": _}:
            return value | ({"circa": True} if value.get("circa") in (1, "1", "true") else {})
        case [{**_first}, *_]:
            return [_name(name) for name in value]
    return value


def _name(name: Any) -> Any:
    if not isinstance(name, dict):
        return name
    return {key: part for key, part in name.items() if key not in UNUSED_IN_NAMES and part != ""}


def _not_a_list(loaded: Positioned) -> Diagnostic:
    return Diagnostic(
        "not-sources",
        "this is not a list of sources",
        loaded.span(("references",)),
        expected="CSL-JSON: [{“id”: …, “type”: …, “title”: …}, …]",
        hint="Export the sources again as CSL-JSON, or move the file out of briefs/.",
    )
