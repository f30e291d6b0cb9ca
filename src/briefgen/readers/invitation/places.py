"""Where a meeting is, and the committee that it is with."""

from __future__ import annotations

import re
from typing import Final

from briefgen.readers.invitation.lines import Pasted

_WORDS = r"(?:[A-Z][\w’'.-]*\s+){0,5}"
BUILDING: Final = re.compile(
    rf"(?<!\w)(?:(?:Room|Rm\.?|Suite|Ste\.?)\s+)?[A-Z]{{0,2}}-?[0-9]{{1,5}}[A-Z]?,?\s+{_WORDS}(?:Building|Bldg\.?|Capitol|Annex|HOB|SOB|LOB)\b"
    rf"|(?<!\w)(?:{_WORDS}(?:Building|Bldg\.?|Capitol|Annex|HOB|SOB|LOB)|Rayburn|Longworth|Cannon|Russell|Dirksen|Hart),?\s+"
    r"(?:(?:Room|Rm\.?|Suite)\s+)?[A-Z]{0,2}-?[0-9]{1,5}[A-Z]?\b"
    r"|(?<!\w)[0-9]{1,5}\s+(?:Rayburn|Longworth|Cannon|Russell|Dirksen|Hart)\b"
    r"|(?<!\w)[0-9]{1,6}\s+(?:[A-Z][\w’'.-]*\s+){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Plaza|Drive|Way)\b\.?"
)
"""A room in a building, or a street with its number."""

ONLINE: Final = re.compile(r"\b(Zoom|Microsoft Teams|Google Meet|Webex)\b", re.IGNORECASE)
COMMITTEE: Final = re.compile(
    r"(?<!\w)(?:(?:House|Senate|Assembly|Joint|Select|Standing)\s+)*(?:Sub)?[Cc]ommittee\s+on\s+(?:the\s+)?[A-Z][\w’'-]*"
    r"(?:(?:,\s+|,?\s+(?:and|&|on|of|the)\s+(?:the\s+)?|\s+)[A-Z][\w’'-]*)*"
)


def place(pasted: Pasted) -> str | None:
    """Where the meeting is: what stands behind `Where:`, else the only room or address in the text."""
    said = next((line.rstrip(".") for line in pasted.behind("where") if not line.startswith(("http:", "https:"))), None)
    if said:
        return said
    for pattern in (BUILDING, ONLINE):
        found = list(
            dict.fromkeys(" ".join(match[0].split()) for line in pasted.plain() for match in pattern.finditer(line))
        )
        if found:
            return found[0] if len(found) == 1 else None
    return None


def committee(pasted: Pasted) -> str | None:
    """The committee or office that is named, behind its label or in the text."""
    said = next(iter(pasted.behind("office")), None)
    found = [said] if said else [match[0] for line in pasted.plain() for match in COMMITTEE.finditer(line)]
    names = list(dict.fromkeys(found))
    return names[0] if len(names) == 1 else None
