"""`/briefs/…/arguments`: the arguments that may be added to a part of a paper, found by their words."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from briefgen.desk.finding import Place, bench_of, needs_of, place_of, saves_of
from briefgen.desk.forms import form_of, ident
from briefgen.desk.pages import page
from briefgen.desk.papers import Mark, file_of
from briefgen.desk.views import briefs
from briefgen.diagnostics import BriefError, Diagnostic, Report
from briefgen.editing.edits import AsText
from briefgen.editing.fields import Form
from briefgen.editing.filling import name_of
from briefgen.editing.sending import Sent
from briefgen.noun import noun
from briefgen.pipeline.offering import Needed, Offers, in_order, offers
from briefgen.pipeline.summing import whom
from briefgen.readers.brief.reading import read_briefs
from briefgen.workspace import Workspace

MOST_SHOWN: Final = 24
"""How many arguments are shown before all of them are asked for."""

MOST_LETTERS: Final = 200
"""The most letters that are looked for."""


@noun
class Asked:
    """What is looked for: words, in the full texts or not; for which part; all that is found, or the first of it."""

    part: str
    words: str
    full: bool
    all: bool


async def show(request: Request) -> Response:
    """The page of what may be added."""
    place = await _place(request)
    if place is None:
        return await briefs.show(request)
    form = await _form(request, place)
    if isinstance(form, AsText):
        return RedirectResponse(_paper(place), 303)
    return await _page(request, place, form)


async def add(request: Request) -> Response:
    """Add an argument, and go back to the paper, where it is."""
    place = await _place(request)
    if place is None:
        raise HTTPException(404)
    given, form = await form_of(request), await _form(request, place)
    if isinstance(form, AsText):
        return RedirectResponse(_paper(place), 303)
    number, name = division(form, given.get("part", "")), given.get("add", "")
    offered = await asyncio.to_thread(_offers, bench_of(request).workspace.root, place.mark, form)
    if number is None or name not in offered.new or "rev" not in given:
        raise HTTPException(404)
    sent = Sent(given["rev"], {}, new={f"new.argument.{number}": name})
    try:
        outcome = await asyncio.to_thread(saves_of(request).send, place.listed.file, place.mark[1], sent)
    except BriefError as error:
        return await _page(request, place, form, given, error.diagnostics)
    bench_of(request).stand(place.mark)
    where = f"#use-{ident(name_of(outcome.done.path))}" if outcome.done else ""
    return RedirectResponse(_paper(place) + where, 303)


def division(form: Form, part: str) -> int | None:
    """Which part of a form is meant: by its id, or by its number where it has none; None where it cannot be added to."""
    for number, one in enumerate(form.divisions):
        if part == (one.id or str(number)) and (one.id or one.path):
            return number
    return None


async def _place(request: Request) -> Place | None:
    """The paper; None where the address is that of a paper which is called like this page."""
    shelf = await briefs.current_shelf(bench_of(request))
    place = place_of(request, shelf)
    if place.brief is None and place.listed.packet and not place.rest:
        request.path_params["path"] += "/arguments"
        return None
    if place.brief is None or place.rest:
        raise HTTPException(404)
    return place


async def _form(request: Request, place: Place) -> Form | AsText:
    try:
        return await asyncio.to_thread(saves_of(request).form, place.listed.file, place.mark[1])
    except BriefError as error:
        return AsText(place.listed.file, str(error), diagnostics=error.diagnostics)


async def _page(
    request: Request, place: Place, form: Form, given: object = None, unsaved: tuple[Diagnostic, ...] = ()
) -> Response:
    bench, asked = bench_of(request), _asked(request, given)
    number = division(form, asked.part)
    if number is None or place.brief is None:
        raise HTTPException(404)
    offered = await asyncio.to_thread(_offers, bench.workspace.root, place.mark, form)
    found = offered.found(asked.words, full=asked.full)
    # How much is free is worked out for papers that somebody looks at; it is told when it is known.
    bench.view(place.mark)
    standing = bench.standings().get(place.mark)
    look = standing.look if standing and standing.look else bench.seen(place.mark)
    free, over = (look.free, look.over) if look and look.limit else (0, 0)
    likely = in_order(found, offered, Needed(), free)
    first = [card.name for card in likely if card.name not in offered.used]
    needed = needs_of(request).of(place.mark, asked.part, first if asked.all else first[:MOST_SHOWN])
    cards = in_order(found, offered, needed, free)
    values = {
        "shelf": bench.shelf, "listed": place.listed, "brief": place.brief, "whom": whom(place.brief.spec), "rev": form.rev,
        "division": form.divisions[number], "asked": asked, "offered": offered, "found": cards, "needed": needed,
        "shown": cards if asked.all else cards[:MOST_SHOWN], "free": free, "over": over, "measured": bool(look and look.limit),
        "address": _paper(place), "unsaved": unsaved, "today": bench.today(), "language_of_paper": place.brief.spec.language,
    }  # fmt: skip
    return page(request, "adding.html", values, 409 if unsaved else 200)


def _asked(request: Request, given: object) -> Asked:
    said = request.query_params
    part = str(given.get("part", "")) if isinstance(given, dict) else said.get("part", "")
    return Asked(part, said.get("q", "")[:MOST_LETTERS].strip(), said.get("full") == "1", said.get("all") == "1")


def _offers(root: Path, mark: Mark, form: Form) -> Offers:
    """What may be added to the brief as its file is now."""
    workspace, (name, document) = Workspace(root), mark
    read = read_briefs(workspace, file_of(name), (), Report(), (document,) if document else ())
    brief = next((one for one in read if one.document == document), None)
    if brief is None:
        raise HTTPException(404)
    found = offers(workspace, brief)
    return replace(found, used=found.used | {one.name for one in form.arguments})


def _paper(place: Place) -> str:
    """The address of the paper."""
    name, document = place.mark
    return "/briefs/" + "/".join(quote(part, safe="") for part in (name, document) if part)
