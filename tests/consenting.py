"""Consent records and extracts for tests: one that covers everything, with what differs said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from briefgen.models.consent import Record

WHOLE: dict[str, Any] = {
    "names": ["Maria Example", "Ocean Motel"],
    "purposes": ["office-meeting"],
    "audiences": ["office"],
    "documents": "all",
    "offices": "all",
    "named": False,
    "until": "2026-12-31",
    "taken": {"on": "2026-01-01", "by": "Sam Sample", "how": "a signed form"},
    "keep_until": "2030-12-31",
}


def record(**keys: Any) -> Record:
    """A record that differs from the usual one in these keys."""
    return Record.model_validate(WHOLE | keys)


def keep_record(folder: Path, name: str = "r", **keys: Any) -> Path:
    """Write a record into a workspace, with what keeps git from it."""
    place = folder / "private" / "consent"
    place.mkdir(parents=True, exist_ok=True)
    (place / ".gitignore").write_text("*\n", "utf-8")
    (place / f"{name}.yaml").write_text(yaml.safe_dump(WHOLE | keys, allow_unicode=True), "utf-8")
    return place / f"{name}.yaml"


def keep_extract(folder: Path, name: str = "r", **keys: Any) -> Path:
    """Write the extract of such a record into a workspace, as another computer made it."""
    from briefgen.readers.consent.extract import extract_of

    place = folder / "briefs" / "consent.yaml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(extract_of({name: record(**keys).shared}), "utf-8")
    return place
