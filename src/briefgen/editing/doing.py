"""What one press did to a brief, to be said in words: something was added, moved, or taken out."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from briefgen.diagnostics import KeyPath
from briefgen.editing.adding import NEW, shift_of
from briefgen.editing.fields import Form
from briefgen.editing.filling import path_of_item
from briefgen.editing.rows import Entry, Kind, Row, rows
from briefgen.noun import noun


class Did(StrEnum):
    """What was done."""

    ADDED = "added"
    MOVED = "moved"
    REMOVED = "removed"


@noun
class Done:
    """What was done to which entry. It is the one numbered `number` of `of` now, counted from 1, in the `part` so counted,
    from 0, with that heading, and stands at `path`; what was removed stands nowhere."""

    did: Did
    kind: Kind
    entry: Entry
    heading: str
    part: int
    number: int = 0
    of: int = 0
    path: KeyPath = ()


def done(before: Form, now: Form, press: tuple[str, str] | None, new: Mapping[str, str]) -> Done | None:
    """What came of a press, or of what was new; None where nothing did."""
    if press is not None and press[0] in ("up", "down", "part", "remove"):
        shift = shift_of(press[1]) if press[0] == "part" else None
        path = shift.path if shift else path_of_item(press[1])
        row = next((row for row in rows(before) if path is not None and row.at(path) is not None), None)
        if row is None or path is None:
            return None
        return _pressed(now, press[0], row, row.entries[row.at(path) or 0], shift.part if shift else row.number)
    added = [found for name, text in new.items() if text.strip() and (found := _added(before, now, name, text))]
    return added[-1] if added else None


def _pressed(now: Form, press: str, row: Row, entry: Entry, part: int) -> Done | None:
    if press == "remove":
        return Done(Did.REMOVED, row.kind, entry, _heading(now, row.kind, row.number), row.number)
    return _found(Did.MOVED, now, row.kind, part, entry)


def _added(before: Form, now: Form, name: str, text: str) -> Done | None:
    found = NEW.fullmatch(name)
    if not found or found[1] == "and":
        return None
    words = text.replace("\r\n", "\n").strip() if found[1] == "words" else " ".join(text.split())
    kind = Kind.PART if found[1] else Kind.ASK if found[3] == "ask" else Kind.MEMBER
    entry = Entry((), "", words) if found[1] == "argument" else Entry((), words)
    return _found(Did.ADDED, now, kind, int(found[2] or 0), entry)


def _found(did: Did, now: Form, kind: Kind, number: int, entry: Entry) -> Done | None:
    """Where an entry is now: of several that say the same, the last."""
    row = next((row for row in rows(now) if (row.kind, row.number) == (kind, number)), None)
    places = [at for at, one in enumerate(row.entries) if one.is_same(entry)] if row else []
    if row is None or not places:
        return None
    there = row.entries[places[-1]]
    return Done(did, kind, there, _heading(now, kind, number), number, places[-1] + 1, len(row.entries), there.path)


def _heading(form: Form, kind: Kind, number: int) -> str:
    return form.divisions[number].heading if kind is Kind.PART and number < len(form.divisions) else ""
