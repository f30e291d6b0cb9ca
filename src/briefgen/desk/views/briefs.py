"""`/briefs/…`: a packet, a paper with its pages, the paper as text, a picture of a page."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from briefgen.desk import pictures
from briefgen.desk.bench import Bench, Shelf
from briefgen.desk.finding import Place, bench_of, place_of, saves_of
from briefgen.desk.forms import Shown, shown
from briefgen.desk.pages import page
from briefgen.desk.papers import Mark, Paper, Standing
from briefgen.desk.policies import TEXT
from briefgen.diagnostics import BriefError, Diagnostic
from briefgen.editing.edits import AsText
from briefgen.models.formats import Format
from briefgen.pipeline.summing import whom

PATIENCE_SECONDS: Final = 5.0
"""How long a page waits for its paper before it is shown without it, in seconds."""


async def show(request: Request) -> Response:
    """Whatever lies at an address below a brief."""
    bench = bench_of(request)
    shelf = await current_shelf(bench)
    place = place_of(request, shelf)
    if not place.listed.documents and not place.rest:
        return RedirectResponse(f"/files/{place.listed.file}", 303)
    if place.brief is None:
        return _packet(request, bench, shelf, place)
    match place.rest:
        case ():
            return await paper_page(request, bench, shelf, place)
        case ("text",):
            return _text(_kept(bench, place.mark))
        case ("page", number, digest):
            return await _picture(bench, _kept(bench, place.mark, digest), number)
        case ("thumb", digest):
            return await _thumb(bench, _kept(bench, place.mark, digest))
    raise HTTPException(404)


async def current_shelf(bench: Bench) -> Shelf:
    """The briefs there are, as they were a moment ago."""
    return bench.shelf if bench.shelf is not None else await asyncio.wrap_future(bench.look())


async def current(bench: Bench, mark: Mark) -> Standing | None:
    """How a paper stands now; where it takes long to lay it out, as it stood before, if at all."""
    try:
        return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(bench.stand(mark))), PATIENCE_SECONDS)
    except TimeoutError:
        return bench.standings().get(mark)


async def paper_page(
    request: Request, bench: Bench, shelf: Shelf, place: Place, status: int = 200, sent: Shown | None = None,
    unsaved: tuple[Diagnostic, ...] = (), changed: bool = False,
) -> Response:  # fmt: skip
    """The page of one paper; after its form was `sent` and is not all in the file, with what was sent.

    It says where the paper has `changed` since somebody looked at it.
    """
    standing = await current(bench, place.mark)
    values = _values(request, bench, shelf, place, standing)
    form = sent or await _form(request, place, standing)
    values |= {
        "changed": changed, "shown": form, "unsaved": unsaved, "language_of_paper": values["spec"].language,
        "steps": saves_of(request).steps(place.listed.file),
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
        "as_text": request.query_params.get("as") == "text",
    }


def _packet(request: Request, bench: Bench, shelf: Shelf, place: Place) -> Response:
    if place.rest:
        raise HTTPException(404)
    values = {
        "shelf": shelf, "listed": place.listed, "today": bench.today(), "standings": bench.standings(), "problems": (),
    }  # fmt: skip
    return page(request, "packet.html", values)


def _kept(bench: Bench, mark: Mark, digest: str | None = None) -> Paper:
    """The last good paper, if it is the one meant. Raises HTTPException, 404."""
    paper = bench.good(mark)
    if paper is None or digest not in (None, paper.hash):
        raise HTTPException(404)
    return paper


def _text(paper: Paper) -> Response:
    return Response(
        paper.files[Format.HTML], media_type="text/html; charset=utf-8", headers={"Content-Security-Policy": TEXT}
    )


async def _picture(bench: Bench, paper: Paper, number: str) -> Response:
    if not (number.isascii() and number.isdigit() and len(number) < 4 and 1 <= int(number) <= len(paper.sizes)):
        raise HTTPException(404)
    drawn = bench.do(lambda _: pictures.page(paper.files[Format.PDF], int(number)))
    return Response(await asyncio.wrap_future(drawn), media_type="image/png")


async def _thumb(bench: Bench, paper: Paper) -> Response:
    if not paper.sizes:
        raise HTTPException(404)
    drawn = bench.do(lambda _: pictures.thumb(paper.files[Format.PDF]))
    return Response(await asyncio.wrap_future(drawn), media_type="image/png")
