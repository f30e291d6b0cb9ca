"""A brief as a form on a page: what was sent of it, and what stands at which field."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Final
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request

from briefgen.diagnostics import Diagnostic
from briefgen.editing.adding import NEW
from briefgen.editing.doing import Done
from briefgen.editing.fields import Field, Form
from briefgen.editing.filling import name_of
from briefgen.editing.mending import Mend, mends
from briefgen.editing.rows import Kind, rows
from briefgen.editing.sending import Clash, Outcome, Sent, replaced
from briefgen.noun import noun

MOST_FIELDS: Final = 2_000
"""The most fields of a form that is sent."""

FEW_FIELDS: Final = 200
"""The most fields of one that asks the same whatever stands in the files."""

MOST_STEPS: Final = 20
"""The most steps from a file to a value in it."""

N_ = str
"""Marks words that are translated where they are used."""

PRESSES: Final = ("up", "down", "part", "remove", "let", "apart", "join")
"""The names of buttons that change what the fields are."""

MEANT_ONCE: Final = frozenset({"rev", "keep", "take", "focus", "undo", "to", "mend", *PRESSES})
"""Names that say one thing, however often they are sent; all others may be lists, of which each value is a line."""


@noun
class Shown:
    """A form as its page shows it: `values` in place of those of the file, by the names of fields.

    `clashes` are told with both sides, `refused` are values that no file can hold; `told` are problems by the fields that
    they belong to.
    """

    form: Form
    values: Mapping[str, str] = field(default_factory=dict)
    clashes: Mapping[str, Clash] = field(default_factory=dict)
    refused: Mapping[str, Diagnostic] = field(default_factory=dict)
    told: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)

    def value(self, one: Field) -> str:
        """What stands in a field."""
        return self.values.get(name_of(one.path), one.value)


def shown(
    form: Form, diagnostics: Iterable[Diagnostic], outcome: Outcome | None = None, sent: Sent | None = None
) -> Shown:
    """A form with what is wrong at its fields; after it was sent, with what became of that."""
    told = by_field(form, diagnostics)
    if outcome is None or sent is None:
        return Shown(form, told=told)
    kept = {one.name: one.mine for one in outcome.clashes} | {name: sent.values[name] for name in outcome.refused}
    return Shown(form, kept, {one.name: one for one in outcome.clashes}, outcome.refused, told)


def by_field(form: Form, diagnostics: Iterable[Diagnostic]) -> dict[str, tuple[Diagnostic, ...]]:
    """Problems by the names of the fields and arguments where they are."""
    found: dict[str, tuple[Diagnostic, ...]] = {}
    for one in diagnostics:
        place = form.nearest(one.span.path) if one.span and one.span.file == form.file and one.span.path else None
        if place is not None:
            name = name_of(place.path)
            found[name] = (*found.get(name, ()), one)
    return found


def occasion(now: Shown) -> tuple[dt.date | None, tuple[str, ...]]:
    """The day of the meeting as its field has it, where that is one; its time and its place, where they are said."""
    said = {one.key: now.value(one).strip() for one in now.form.all_fields if one.key[0] == "meeting"}
    try:
        day = dt.date.fromisoformat(said.get(("meeting", "date"), ""))
    except ValueError:
        day = None
    around = (said.get(("meeting", key), "") for key in ("time", "place"))
    return day, tuple(words for words in around if words and "{{" not in words)


def place_of_done(done: Done) -> str:
    """The id of what was added or moved; of the section, where something was taken out."""
    if not done.path:
        return {Kind.PART: "h-arg", Kind.ASK: "h-ask", Kind.MEMBER: "h-meet"}[done.kind]
    return f"use-{ident(name_of(done.path))}"


def grouped(form: Form, kind: str) -> list[tuple[str, tuple[Field, ...]]]:
    """The fields of asks or members, each with its name where there is a list of them; else all under an empty name."""
    found: dict[str, tuple[Field, ...]] = {}
    paths = [entry.path for row in rows(form) if row.kind == kind for entry in row.entries]
    for one in form.fields:
        if (
            one.key[0] == "ask"
            if kind == Kind.ASK
            else one.key[:2] in (("meeting", "legislator"), ("meeting", "legislators"))
        ):
            name = next((name_of(path) for path in paths if one.path[: len(path)] == path), "")
            found[name] = (*found.get(name, ()), one)
    return list(found.items())


def ident(name: str) -> str:
    """What a field is called within its page."""
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-")


async def sent_of(request: Request) -> Sent:
    """The form that was sent. Raises HTTPException, 400, where it is none."""
    given = await fields_of(request)
    first = {name: values[0] if name in MEANT_ONCE else _lines(values) for name, values in given.items()}
    if "rev" not in first:
        raise HTTPException(400)
    press = next(((word, first.pop(word)) for word in PRESSES if word in first), None)
    new = {name: first.pop(name) for name in list(first) if (found := NEW.fullmatch(name)) and found[1] != "argument"}
    sent = Sent(
        first.pop("rev"), first, frozenset(given.get("undecided", ())), first.pop("keep", ""), first.pop("take", ""),
        first.pop("focus", ""), first.pop("undo", "") != "", press=press, new=new, mend=_mend_of(first.pop("mend", "")),
    )  # fmt: skip
    name, _, text = first.pop("to", "").partition(" ")
    return replaced(sent, name, text) if name else sent


def _lines(values: list[str]) -> str:
    return values[0] if len(values) == 1 else "\n".join(filter(None, values))


def mends_of(one: Diagnostic, file: str) -> list[tuple[str, str]]:
    """What may be put in the place of what is wrong in this file: as it is said, and as the value of a button."""
    return [(mend.text, json.dumps([mend.path, mend.marked, mend.text])) for mend in mends(one, file)]


def _mend_of(value: str) -> Mend | None:
    """What the button of such a value puts right. Raises HTTPException, 400, where it is none."""
    if not value:
        return None
    try:
        path, marked, text = json.loads(value)
    except (ValueError, TypeError):
        raise HTTPException(400) from None
    steps = isinstance(path, list) and 0 < len(path) < MOST_STEPS and all(type(one) in (str, int) for one in path)
    if not (steps and isinstance(marked, str) and marked and isinstance(text, str)):
        raise HTTPException(400)
    return Mend(tuple(path), marked, text)


async def form_of(request: Request) -> Mapping[str, str]:
    """The fields of a short form, the first of each name. Raises HTTPException, 400."""
    return {name: values[0] for name, values in (await fields_of(request, FEW_FIELDS)).items()}


async def fields_of(request: Request, most: int = MOST_FIELDS) -> dict[str, list[str]]:
    """The names and values of a form of at most so many fields. Raises HTTPException, 400."""
    try:
        body = (await request.body()).decode("utf-8", "replace")
        return parse_qs(body, keep_blank_values=True, max_num_fields=most)
    except ValueError:
        raise HTTPException(400) from None
