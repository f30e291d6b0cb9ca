"""Calendar entries and e-mails as people paste them → what they say of a meeting: whom, when, where.

Nothing is guessed: what can be read in two ways is a doubt with the values that it may have, and fills nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from briefgen.noun import noun
from briefgen.readers.invitation.days import day
from briefgen.readers.invitation.doubts import Doubt
from briefgen.readers.invitation.hours import hour
from briefgen.readers.invitation.lines import MOST_LETTERS, Pasted
from briefgen.readers.invitation.people import member, staff
from briefgen.readers.invitation.places import committee, place

__all__ = ["Doubt", "Invitation", "read_invitation"]

Path = tuple[str, ...]

MEMBER = ("meeting", "legislator")


@noun
class Invitation:
    """What was found: values by their keys in a brief, as they would be typed there; what was doubtful, in order."""

    values: Mapping[Path, str]
    doubts: tuple[Doubt, ...] = ()


def read_invitation(text: str, today: dt.date) -> Invitation:
    """What a pasted text says of a meeting. A day without a year is the next one from `today` on.

    No more than the first MOST_LETTERS characters are read.
    """
    pasted = Pasted.of(text[:MOST_LETTERS])
    who, when = member(pasted), day(pasted, today)
    found: dict[Path, str | None] = {
        (*MEMBER, "name"): who.name,
        (*MEMBER, "title"): who.title,
        (*MEMBER, "district"): who.district,
        ("meeting", "office"): committee(pasted),
        ("meeting", "staff"): staff(pasted),
        ("meeting", "date"): when.value.isoformat() if when.value else None,
        ("meeting", "time"): hour(pasted),
        ("meeting", "place"): place(pasted),
    }
    return Invitation({path: value for path, value in found.items() if value}, (*who.doubts, *when.doubts))
