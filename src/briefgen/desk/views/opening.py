"""`POST /briefs/…/open`: the paper in the program that this computer has for it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from briefgen.desk.bench import Bench
from briefgen.desk.finding import Place, bench_of, saves_of
from briefgen.desk.forms import form_of
from briefgen.desk.views.briefs import current_shelf, paper_page
from briefgen.diagnostics import BriefError
from briefgen.models.formats import Format
from briefgen.pipeline.opening import OPENED, open_as_it_is, open_paper
from briefgen.workspace import Workspace


async def open_one(request: Request, place: Place) -> Response:
    """Open a paper as PDF or as Word file. Where that cannot be, or its file is somebody's work, the page says so."""
    bench, form = bench_of(request), await form_of(request)
    if place.brief is None or form.get("kind") not in set(OPENED):
        raise HTTPException(404)
    kind = Format(form["kind"])
    await asyncio.wrap_future(bench.stand(place.mark))
    paper, shelf = bench.good(place.mark), await current_shelf(bench)
    if bench.standings()[place.mark].failed or paper is None:
        return await paper_page(request, bench, shelf, place, 409)
    as_it_is = "as-it-is" in form
    if not as_it_is and form.get("seen", paper.hash) != paper.hash:
        return await paper_page(request, bench, shelf, place, 409, changed=True)
    try:
        path = await _opened(bench, place, kind, paper.name if as_it_is else "")
    except BriefError as error:
        return await paper_page(request, bench, shelf, place, 409, unopened=(kind, error.diagnostics))
    await asyncio.to_thread(saves_of(request).gave, place.listed.file, path.name)
    return RedirectResponse(f"{request.url.path.removesuffix('/open')}?opened={kind}", 303)


async def _opened(bench: Bench, place: Place, kind: Format, name: str) -> Path:
    """The file that was opened: the one that is there by that name, or a new one."""
    root = bench.workspace.root
    if name:
        packet = place.listed.name if place.listed.packet else ""
        return await asyncio.to_thread(open_as_it_is, Workspace(root), name, kind, packet)
    return await asyncio.wrap_future(bench.do(lambda press: open_paper(Workspace(root), *place.mark, kind, press)))
