"""What a file says about itself, and what is read aloud in it without being printed."""

from __future__ import annotations

import datetime as dt

from briefgen.noun import noun


@noun
class Metadata:
    """What the file says about itself. `date` is the date of the text, the only clock there is."""

    title: str
    language: str
    date: dt.date
    organization: str
    subject: str = ""
    keywords: tuple[str, ...] = ()


@noun
class NoteWords:
    """What is read aloud of the numbers of notes: that which calls a note, and the note's own, which leads back to it.

    Each holds `{number}`.
    """

    call: str = "note {number}"
    back: str = "back to the text, note {number}"
