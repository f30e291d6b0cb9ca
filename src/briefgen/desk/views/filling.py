"""`POST /briefs/…`: the form of a brief is saved as soon as something in it changes."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from briefgen.desk.bench import Bench, Shelf
from briefgen.desk.finding import Place, bench_of, place_of, saves_of
from briefgen.desk.forms import Shown, by_field, sent_of, shown
from briefgen.desk.pages import page
from briefgen.desk.views import papers
from briefgen.desk.views.briefs import current_shelf, paper_page
from briefgen.diagnostics import BriefError, Diagnostic, Severity
from briefgen.editing.edits import AsText
from briefgen.editing.fields import Form
from briefgen.editing.sending import Outcome, Sent


async def post(request: Request) -> Response:
    """Save a form, or give a paper."""
    bench = bench_of(request)
    shelf = await current_shelf(bench)
    place = place_of(request, shelf)
    if place.rest:
        return await papers.get(request)
    if place.brief is None:
        raise HTTPException(404)
    sent = await sent_of(request)
    try:
        outcome = await asyncio.to_thread(saves_of(request).send, place.listed.file, place.mark[1], sent)
    except BriefError as error:
        return await _not_saved(request, bench, shelf, place, sent, error.diagnostics)
    # What comes of it on the page is told to all pages once it is laid out.
    bench.stand(place.mark)
    if request.headers.get("hx-request") == "true":
        return _pieces(request, bench, place, sent, outcome)
    if outcome.clean or isinstance(outcome.form, AsText):
        return RedirectResponse(request.url.path, 303)
    now = shown(outcome.form, outcome.diagnostics, outcome, sent)
    return await paper_page(request, bench, shelf, place, 409, now)


async def _not_saved(
    request: Request, bench: Bench, shelf: Shelf, place: Place, sent: Sent, why: tuple[Diagnostic, ...]
) -> Response:
    """The words stay in the page."""
    if request.headers.get("hx-request") == "true":
        return page(request, "unsaved.html", {"why": why}, 503)
    form = await asyncio.to_thread(saves_of(request).form, place.listed.file, place.mark[1])
    if isinstance(form, AsText):
        return RedirectResponse(request.url.path, 303)
    return await paper_page(request, bench, shelf, place, 409, Shown(form, sent.values), why)


def _pieces(request: Request, bench: Bench, place: Place, sent: Sent, outcome: Outcome) -> Response:
    """What of the page is another now; all of it, where its fields are others."""
    if isinstance(outcome.form, AsText) or outcome.moved:
        return Response(status_code=204, headers={"Desk-Anew": "true"})
    diagnostics = _known(bench, place, outcome.form, outcome)
    values = {
        "shown": shown(outcome.form, diagnostics, outcome, sent), "renewed": outcome.renewed, "clean": outcome.clean,
        "language_of_paper": _language(place),
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
    return place.brief.spec.language if place.brief else ""
