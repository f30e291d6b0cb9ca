"""What a document goes out for: the occasions that a consent names."""

from __future__ import annotations

from enum import StrEnum


class Purpose(StrEnum):
    """What a document is made for."""

    OFFICE_MEETING = "office-meeting"
    TESTIMONY = "testimony"
    LETTER = "letter"
    PUBLIC = "public"
    TRAINING = "training"
    INTERNAL = "internal"
