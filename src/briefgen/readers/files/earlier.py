"""Consents as earlier versions of briefgen took them, said in the block itself: the file to write in their place."""

from __future__ import annotations

from typing import Any

import yaml

from briefgen.diagnostics import Diagnostic
from briefgen.models.consent import ALL, record_file
from briefgen.models.purposes import Purpose
from briefgen.readers.files.positions import Positioned

UNKNOWN = "…"
"""What stands where only those who talked with the person know what to write."""


def old_consent(positioned: Positioned) -> Diagnostic:
    """What to say of `consent: {record: …}` in the front matter of a block."""
    said, voice = positioned.data["consent"], positioned.data.get("voice")
    name = str(said.get("record") or "record")
    composite = isinstance(voice, dict) and voice.get("kind") == "composite"
    illustration = " (`rests_on: []` beside it, where it is an illustration with no one's account in it)"
    file = yaml.safe_dump(_record(said), allow_unicode=True, sort_keys=False, default_flow_style=True, width=10_000)
    return Diagnostic(
        "old-consent",
        "what a person agreed to is no longer said in the block",
        positioned.key_spans.get(("consent",)),
        expected=f"consent: {name}{illustration if composite else ''}",
        hint=f"`briefgen new consent {name}` writes {record_file(name)} and keeps git from it. It should say: {file.strip()}.",
    )


def _record(said: dict[str, Any]) -> dict[str, Any]:
    """A consent record that says as much as the old consent did."""
    given, until = said.get("given", UNKNOWN), said.get("expires", UNKNOWN)
    return {
        "names": [UNKNOWN],
        "purposes": [Purpose.OFFICE_MEETING.value],
        "audiences": said.get("audiences", [UNKNOWN]),
        "documents": said.get("documents") or ALL,
        "offices": ALL,
        "named": False,
        "until": until,
        **({"withdrawn": UNKNOWN} if said.get("withdrawn") else {}),
        "taken": {"on": given, "by": UNKNOWN, "how": UNKNOWN},
        "keep_until": UNKNOWN,
    }
