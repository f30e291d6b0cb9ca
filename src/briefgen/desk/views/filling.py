"""`POST /briefs/…`: the form of a brief is saved as soon as something in it changes."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from briefgen.desk.bench import Bench, Shelf
from briefgen.desk.finding import Place, bench_of, place_of, saves_of
from briefgen.desk.forms import Shown, by_field, place_of_done, sent_of, shown
from briefgen.desk.pages import page
from briefgen.desk.views import citing, opening, papers
from briefgen.desk.views.briefs import current_shelf, packet_page, paper_page
from briefgen.diagnostics import BriefError, Diagnostic, Severity
from briefgen.editing.edits import AsText
from briefgen.editing.fields import Form
from briefgen.editing.sending import Outcome, Sent


async def post(request: Request) -> Response:
    """Save a form, give a paper, or open it."""
    bench = bench_of(request)
    shelf = await current_shelf(bench)
    place = place_of(request, shelf)
    if place.rest == ("open",):
        return await opening.open_one(request, place)
    if place.rest == ("cite",) and place.listed.documents:
        return await citing.pick(request, shelf, place)
    if place.rest:
        return await papers.get(request)
    if place.brief is None and not place.listed.packet:
        raise HTTPException(404)
    sent = await sent_of(request)
    try:
        outcome = await asyncio.to_thread(saves_of(request).send, place.listed.file, place.mark[1], sent)
    except BriefError as error:
        return await _not_saved(request, bench, shelf, place, sent, error.diagnostics)
    # What comes of it on the page is told to all pages once it is laid out.
    if place.brief is not None:
        bench.stand(place.mark)
    if request.headers.get("hx-request") == "true":
        return _pieces(request, bench, place, sent, outcome)
    if outcome.clean or isinstance(outcome.form, AsText):
        # Who saves by hand is led to what is wrong, else to what was added or moved.
        wrong = any(one.severity is Severity.ERROR for one in outcome.diagnostics)
        there = place_of_done(outcome.done) if outcome.done else "problems" if wrong else ""
        return RedirectResponse(f"{request.url.path}#{there}" if there else request.url.path, 303)
    now = shown(outcome.form, outcome.diagnostics, outcome, sent)
    return await _whole(request, bench, shelf, place, now)


async def _not_saved(
    request: Request, bench: Bench, shelf: Shelf, place: Place, sent: Sent, why: tuple[Diagnostic, ...]
) -> Response:
    """The words stay in the page."""
    if request.headers.get("hx-request") == "true":
        return page(request, "unsaved.html", {"why": why}, 503)
    form = await asyncio.to_thread(saves_of(request).form, place.listed.file, place.mark[1])
    if isinstance(form, AsText):
        return RedirectResponse(request.url.path, 303)
    return await _whole(request, bench, shelf, place, Shown(form, sent.values), why)


async def _whole(
    request: Request, bench: Bench, shelf: Shelf, place: Place, now: Shown, why: tuple[Diagnostic, ...] = ()
) -> Response:
    """The page of a paper, or of what all papers of a packet share, where not all that was sent is in the file."""
    show = paper_page if place.brief is not None else packet_page
    return await show(request, bench, shelf, place, 409, now, why)


def _pieces(request: Request, bench: Bench, place: Place, sent: Sent, outcome: Outcome) -> Response:
    """What of the page is another now; all of it, where its fields are others."""
    if isinstance(outcome.form, AsText) or outcome.moved:
        return Response(status_code=204, headers={"Desk-Anew": "true"})
    diagnostics = _known(bench, place, outcome.form, outcome)
    values = {
        "shown": shown(outcome.form, diagnostics, outcome, sent), "renewed": outcome.renewed, "clean": outcome.clean,
        "language_of_paper": _language(place), "listed": place.listed, "document": place.mark[1], "shelf": bench.shelf,
        "today": bench.today(),
    }  # fmt: skip
    return page(request, "pieces.html", values)


def _known(bench: Bench, place: Place, form: Form, outcome: Outcome) -> tuple[Diagnostic, ...]:
    """What reading finds; and what was found on the page before, but for the fields that are others now."""
    standing = bench.standings().get(place.mark)
    if any(one.severity is Severity.ERROR for one in outcome.diagnostics) or standing is None:
        return outcome.diagnostics
    over = [one for name in outcome.changed for one in by_field(form, standing.diagnostics).get(name, ())]
    return tuple(one for one in standing.diagnostics if one not in over)


def _language(place: Place) -> str:
    brief = place.brief or place.listed.documents[0]
    return brief.spec.language
