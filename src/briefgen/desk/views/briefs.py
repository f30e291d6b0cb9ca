"""`/briefs/…`: a packet, a paper with its pages, the paper as text, a picture of a page."""

from __future__ import annotations

import asyncio
import time
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from briefgen.desk import pictures
from briefgen.desk.bench import Bench, Shelf
from briefgen.desk.finding import Place, bench_of, place_of, saves_of
from briefgen.desk.forms import Shown, shown
from briefgen.desk.pages import page
from briefgen.desk.papers import Mark, Overfull, Paper, Standing
from briefgen.desk.policies import TEXT
from briefgen.desk.views import citing
from briefgen.diagnostics import BriefError, Diagnostic
from briefgen.editing.edits import AsText
from briefgen.editing.labels import label_of
from briefgen.models.formats import Format
from briefgen.pipeline.opening import KEPT, OPENED
from briefgen.pipeline.summing import whom
from briefgen.workspace.viewers import can_open

PATIENCE_SECONDS: Final = 5.0
"""How long a page waits for its paper before it is shown without it, in seconds."""

LOOK_SECONDS: Final = 3.0
"""How long a page then waits to be told how the paper lies on its pages."""

AT_ONCE: Final = "desk-now"
"""The header of a script that takes what is there, for it is told of everything that comes."""


async def show(request: Request) -> Response:
    """Whatever lies at an address below a brief."""
    bench = bench_of(request)
    shelf = await current_shelf(bench)
    place = place_of(request, shelf)
    if not place.listed.documents and not place.rest:
        return RedirectResponse(f"/files/{place.listed.file}", 303)
    if place.rest == ("cite",) and place.listed.documents:
        return await citing.show(request, shelf, place)
    if place.brief is None and place.rest:
        raise HTTPException(404)
    if place.brief is None:
        return await packet_page(request, bench, shelf, place)
    match place.rest:
        case ():
            return await paper_page(request, bench, shelf, place)
        case ("text",):
            return _text(bench, place.mark)
        case ("page", number, digest):
            return await _picture(bench, _kept(bench, place.mark, digest), number)
        case ("thumb", digest):
            return await _thumb(bench, _kept(bench, place.mark, digest))
    raise HTTPException(404)


async def current_shelf(bench: Bench) -> Shelf:
    """The briefs there are, as they were a moment ago."""
    return bench.shelf if bench.shelf is not None else await asyncio.wrap_future(bench.look())


async def current(bench: Bench, mark: Mark) -> tuple[Standing | None, bool]:
    """How a paper stands now, looked at; where it takes long to lay it out, as it stood before, if at all, and that it is late."""
    try:
        standing = await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(bench.view(mark))), PATIENCE_SECONDS)
    except TimeoutError:
        return bench.standings().get(mark), True
    end = time.monotonic() + LOOK_SECONDS
    while not (standing.looked or standing.failed) and time.monotonic() < end:
        await asyncio.sleep(0.03)
        standing = bench.standings().get(mark, standing)
    return standing, False


async def paper_page(
    request: Request, bench: Bench, shelf: Shelf, place: Place, status: int = 200, sent: Shown | None = None,
    unsaved: tuple[Diagnostic, ...] = (), changed: bool = False,
    unopened: tuple[Format, tuple[Diagnostic, ...]] | None = None,
) -> Response:  # fmt: skip
    """The page of one paper; after its form was `sent` and is not all in the file, with what was sent.

    It says where the paper has `changed` since somebody looked at it, and why it could not be opened in a format.
    """
    at_once = AT_ONCE in request.headers
    standing, late = (bench.standings().get(place.mark), False) if at_once else await current(bench, place.mark)
    values = _values(request, bench, shelf, place, standing)
    form = sent or await _form(request, place, standing)
    values |= {
        "pressed": request.method == "POST", "changed": changed, "shown": form, "unsaved": unsaved,
        "language_of_paper": values["spec"].language, "document": place.mark[1],
        "steps": saves_of(request).steps(place.listed.file), "unopened": unopened, "late": late,
        "label_of": label_of,
        "done": saves_of(request).done(place.listed.file, place.mark[1]),
    }  # fmt: skip
    return page(request, "paper.html", values, status)


async def _form(request: Request, place: Place, standing: Standing | None) -> Shown | AsText:
    """The form of a brief, or why its file is shown as text."""
    try:
        form = await asyncio.to_thread(saves_of(request).form, place.listed.file, place.mark[1])
    except BriefError as error:
        return AsText(place.listed.file, str(error), diagnostics=error.diagnostics)
    return form if isinstance(form, AsText) else shown(form, standing.diagnostics if standing else ())


def _values(request: Request, bench: Bench, shelf: Shelf, place: Place, standing: Standing | None) -> dict[str, Any]:
    brief = place.brief
    assert brief is not None, "a paper has a brief"
    return {
        "shelf": shelf,
        "listed": place.listed,
        "brief": brief,
        "spec": brief.spec,
        "whom": whom(brief.spec),
        "today": bench.today(),
        "standing": standing,
        "good": bench.good(place.mark),
        "opens": can_open(),
        "opened": next((form for form in OPENED if request.query_params.get("opened") == form), None),
        "kept": KEPT,
        "seen_before": bench.seen(place.mark),
        "as_text": request.query_params.get("as") == "text",
    }


async def packet_page(
    request: Request, bench: Bench, shelf: Shelf, place: Place, status: int = 200, sent: Shown | None = None,
    unsaved: tuple[Diagnostic, ...] = (), problems: tuple[Diagnostic, ...] = (),
) -> Response:  # fmt: skip
    """The page of all papers of a packet, with what they share; `problems` are why they were not made."""
    first = place.listed.documents[0]
    values = {
        "shelf": shelf, "listed": place.listed, "today": bench.today(), "standings": bench.standings(), "problems": problems,
        "shown": sent or await _form(request, place, None), "unsaved": unsaved, "spec": first.spec, "made": None,
        "language_of_paper": first.spec.language, "steps": saves_of(request).steps(place.listed.file), "document": "",
        "done": saves_of(request).done(place.listed.file, ""),
    }  # fmt: skip
    return page(request, "packet.html", values, status)


def _kept(bench: Bench, mark: Mark, digest: str) -> Paper | Overfull:
    """What is shown of a paper, if it is the one meant. Raises HTTPException, 404."""
    standing = bench.standings().get(mark)
    for one in (standing.shown if standing else None, bench.good(mark)):
        if one is not None and one.hash == digest and one.pdf:
            return one
    raise HTTPException(404)


def _text(bench: Bench, mark: Mark) -> Response:
    words, paper = bench.words(mark), bench.good(mark)
    if words is None and paper is None:
        raise HTTPException(404)
    html = words if words is not None or paper is None else paper.html
    return Response(html, media_type="text/html; charset=utf-8", headers={"Content-Security-Policy": TEXT})


async def _picture(bench: Bench, paper: Paper | Overfull, number: str) -> Response:
    if not (number.isascii() and number.isdigit() and len(number) < 4 and 1 <= int(number) <= len(paper.sizes)):
        raise HTTPException(404)
    drawn = bench.do(lambda _: pictures.page(paper.pdf, int(number)))
    return Response(await asyncio.wrap_future(drawn), media_type="image/png")


async def _thumb(bench: Bench, paper: Paper | Overfull) -> Response:
    drawn = bench.do(lambda _: pictures.thumb(paper.pdf))
    return Response(await asyncio.wrap_future(drawn), media_type="image/png")
