"""`/`: the next meeting with its papers, and all briefs with how they stand."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from briefgen.desk.finding import bench_of
from briefgen.desk.pages import page
from briefgen.desk.views.briefs import current_shelf
from briefgen.pipeline.agenda import alike, comes_next


async def show(request: Request) -> Response:
    """The page of all briefs."""
    bench = bench_of(request)
    shelf = await current_shelf(bench)
    today = bench.today()
    values = {
        "shelf": shelf,
        "next": comes_next(shelf.listed, today),
        "today": today,
        "standings": bench.standings(),
        "alike": alike(shelf.listed),
    }
    return page(request, "home.html", values)
