"""The meeting that a paper was made for, as the table of its packet has it now."""

from __future__ import annotations

from briefgen.models.meetings import MeetingRow
from briefgen.pipeline.meetings import meetings_of
from briefgen.usage.rendering import Rendering
from briefgen.workspace import Workspace


def same_meeting(workspace: Workspace, made: Rendering) -> MeetingRow | None:
    """The row with the key that the paper was made for; None where there is none, or it was made for no row of a table.

    Raises BriefError where the table cannot be read.
    """
    if made.meeting is None:
        return None
    found = meetings_of(workspace, made.spec)
    return next((row for row in (found.rows if found else ()) if row.key == made.meeting), None)
