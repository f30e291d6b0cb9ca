"""What somebody asks to be made of a spec."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.models.formats import Format
from briefgen.models.meetings import MeetingRow
from briefgen.noun import noun


@noun
class Asked:
    """What to make of the spec `file`: all its documents, or those named; in its own `formats`, or in these.

    `overrides` are values in place of the spec's (`KEY=VALUE`). `refit` forgets the lengths of its lock;
    `explain` asks why each length was chosen. `read_back` has the finished files opened and compared with the document.
    `draft` allows drafts, and has every page marked as one. `without` are blocks that are left out wherever the spec uses them.
    `meeting` is that of a packet's table for which it is made.
    """

    file: str
    documents: Sequence[str] = ()
    formats: Sequence[Format] = ()
    overrides: Sequence[str] = ()
    refit: bool = False
    explain: bool = False
    read_back: bool = True
    without: Sequence[str] = ()
    draft: bool = False
    meeting: MeetingRow | None = None
