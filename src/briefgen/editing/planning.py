"""A file as it is now + what a person changed in another version of it → the bytes to write, and where they collide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from typing import Any

from briefgen.diagnostics import KeyPath
from briefgen.editing.edits import ABSENT, AsText, Edit, Insert, NoSuchPlace, Set, same, value_at
from briefgen.editing.files import Values, changed, read_values
from briefgen.editing.merging import Conflict, all_meant, merge
from briefgen.noun import noun
from briefgen.workspace import File


@noun
class Plan:
    """What to write, which is what is there where nothing is to be changed; what collides; what only others changed."""

    data: bytes = field(repr=False)
    conflicts: tuple[Conflict, ...] = ()
    others: tuple[KeyPath, ...] = ()


def lay_edits(now: File, base: File | None, edits: Iterable[Edit]) -> Plan | AsText:
    """Lay edits of the version `base` over the file of now. Where that version is no longer known, nothing can be."""
    edits = tuple(edits)
    if base is not None and base.data == now.data:
        data = changed(now, edits)
        return data if isinstance(data, AsText) else Plan(data)
    values, before = read_values(now), read_values(base or now)
    if isinstance(values, AsText):
        return values
    if base is None:
        return Plan(now.data, _all_collide(edits, values))
    if isinstance(before, AsText):
        return before
    try:
        mine = all_meant(before.data, edits)
    except NoSuchPlace:
        return AsText(now.name, "The place of this change is no longer there.")
    return _merged(now, values, before.data, mine, None)


def _all_collide(edits: Sequence[Edit], values: Values) -> tuple[Conflict, ...]:
    """What is not known to be unchanged is shown: what the person has, and what is there."""
    found = []
    for edit in edits:
        mine = edit.value if isinstance(edit, Set | Insert) else ABSENT
        there = value_at(values.data, edit.path)
        if not isinstance(edit, Set) or not same(mine, there):
            found.append(Conflict(edit.path, edit.path, ABSENT, mine, there))
    return tuple(found)


def lay_version(now: File, base: File, mine: File) -> Plan | AsText:
    """Lay what is different in another version of `base` over the file of now; byte for byte, where that is the base."""
    if base.data == now.data:
        return Plan(mine.data)
    if base.data == mine.data:
        return Plan(now.data)
    found = [read_values(file) for file in (now, base, mine)]
    for each in found:
        if isinstance(each, AsText):
            return each
    values, before, own = (each for each in found if isinstance(each, Values))
    return _merged(now, values, before.data, own.data, own)


def _merged(now: File, values: Values, base: Any, mine: Any, written: Values | None) -> Plan | AsText:
    found = merge(base, mine, values.data)
    edits = written.spelled().given_to(found.edits, values.data) if written else found.edits
    data = changed(now, edits)
    return data if isinstance(data, AsText) else Plan(data, found.conflicts, found.others)


def lay_text(now: File, base: File | None, mine: File) -> Plan | AsText:
    """Lay a file that was edited as text over the file of now: all of it, or by value where every new line comes through."""
    if base is not None and (now.data == base.data or base.data == mine.data):
        return lay_version(now, base, mine)
    found = lay_version(now, base, mine) if base is not None else None
    if isinstance(found, Plan) and base is not None and not found.conflicts:
        new = Counter(mine.data.splitlines()) - Counter(base.data.splitlines())
        if not new - Counter(found.data.splitlines()):
            return found
    texts = [file.data.decode("utf-8", "replace") if file else ABSENT for file in (base, mine, now)]
    return Plan(now.data) if mine.data == now.data else Plan(now.data, (Conflict((), (), *texts),))


def take_back(now: File, steps: Sequence[tuple[File, File]]) -> Plan | AsText:
    """Take changes back, the last first: each from a version to the next. What somebody else changed since stays."""
    others: tuple[KeyPath, ...] = ()
    for before, after in reversed(steps):
        found = lay_version(now, after, before)
        if isinstance(found, AsText):
            return found
        others += found.others
        now = replace(now, data=found.data)
        if found.conflicts:
            return Plan(now.data, found.conflicts, others)
    return Plan(now.data, (), others)
