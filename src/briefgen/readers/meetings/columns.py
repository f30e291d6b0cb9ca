"""What the columns of a table of meetings are, by the headings that people give them."""

from __future__ import annotations

import re
from typing import Final

from briefgen.diagnostics import KeyPath
from briefgen.noun import noun

MEMBER: Final = ("meeting", "legislator")


@noun
class Column:
    """What a column is: its name, by which `when` and lists know it, and the key of a brief that it gives, if any."""

    name: str
    path: KeyPath = ()


FRIENDLY: Final = (
    (Column("member", (*MEMBER, "name")), "member legislator name member_name legislator_name representative senator"),
    (Column("title", (*MEMBER, "title")), "title"),
    (Column("district", (*MEMBER, "district")), "district"),
    (Column("state"), "state"),
    (Column("party"), "party"),
    (Column("chamber"), "chamber"),
    (Column("committee"), "committee committees"),
    (Column("office", ("meeting", "office")), "office"),
    (Column("staff", ("meeting", "staff")), "staff staffer contact meeting_with"),
    (Column("date", ("meeting", "date")), "date day meeting_date"),
    (Column("time", ("meeting", "time")), "time start start_time begins"),
    (Column("place", ("meeting", "place")), "place room location address"),
    (Column("notes", ("meeting", "notes")), "notes note internal_notes"),
    (Column("team"), "team group"),
    (Column("participants"), "participants"),
    (Column("end"), "end until"),
    (Column("status"), "status"),
    (Column("key"), "key id meeting_id"),
)
"""Columns and the headings under which people have them, in small letters with `_` for blanks."""

BY_HEADING: Final = {heading: column for column, headings in FRIENDLY for heading in headings.split()}


def folded(heading: str) -> str:
    """A heading in small letters, every run of other signs as one `_`."""
    return re.sub(r"[^\w.]+", "_", heading.casefold()).strip("_")
