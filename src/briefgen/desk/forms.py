"""A brief as a form on a page: what was sent of it, and what stands at which field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Final
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request

from briefgen.diagnostics import Diagnostic
from briefgen.editing.fields import Field, Form
from briefgen.editing.filling import name_of
from briefgen.editing.sending import Clash, Outcome, Sent, replaced
from briefgen.noun import noun

MOST_FIELDS: Final = 2_000
"""The most fields of a form that is sent."""

FEW_FIELDS: Final = 200
"""The most fields of one that asks the same whatever stands in the files."""

N_ = str
"""Marks words that are translated where they are used."""

LABELS: Final = (
    N_("Member"), N_("Form of address"), N_("District or state"), N_("Day"), N_("Time, as printed"), N_("Place"), N_("Staff"),
    N_("Title"), N_("Line under the title"), N_("What do you ask for?"), N_("Ask"), N_("And"), N_("Your own words"),
    N_("Length"),
)  # fmt: skip
"""What the fields are called; the core says it in English."""


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


def ident(name: str) -> str:
    """What a field is called within its page."""
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-")


async def sent_of(request: Request) -> Sent:
    """The form that was sent. Raises HTTPException, 400, where it is none."""
    given = await fields_of(request)
    first = {name: values[0] for name, values in given.items()}
    if "rev" not in first:
        raise HTTPException(400)
    press = next(((word, first.pop(word)) for word in ("up", "down", "remove", "let") if word in first), None)
    sent = Sent(
        first.pop("rev"), first, frozenset(given.get("undecided", ())), first.pop("keep", ""), first.pop("take", ""),
        first.pop("focus", ""), first.pop("undo", "") != "", press=press,
    )  # fmt: skip
    name, _, text = first.pop("to", "").partition(" ")
    return replaced(sent, name, text) if name else sent


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
