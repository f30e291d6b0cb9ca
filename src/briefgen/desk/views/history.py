"""`/history/…`: what a file was at its moments, what was changed since, and the way back."""

from __future__ import annotations

import asyncio
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from briefgen.desk.finding import bench_of, file_named, saves_of
from briefgen.desk.forms import form_of
from briefgen.desk.pages import page
from briefgen.desk.views.briefs import current_shelf
from briefgen.diagnostics import BriefError, Diagnostic
from briefgen.editing.edits import AsText
from briefgen.editing.history import Kind
from briefgen.editing.labels import label_of

N_ = str
"""Marks words that are translated where they are used."""

REASONS: Final = {
    Kind.MADE: N_("Files were made of it"),
    Kind.GIVEN: N_("Given away"),
    Kind.DAY: N_("Before the first change of the day"),
    Kind.BACK: N_("Before an older version was put back"),
    Kind.INCOMING: N_("Before changes of a partner were taken in"),
    Kind.MERGE: N_("As another program had left it, before it was put together with what was written here"),
    Kind.OVERWRITTEN: N_("As it was here, before another program wrote over it"),
    Kind.APART: N_("What was written here and could not be put together with the file"),
}
"""Why a version is remembered, in words."""


async def show(request: Request) -> Response:
    """The moments of a file; 404 for a file that people do not write, or that is not there."""
    return await _page(request, file_named(request))


async def put_back(request: Request) -> Response:
    """Put a version back, or take the last change back; the page says why, where that cannot be."""
    name, form = file_named(request), await form_of(request)
    saves = saves_of(request)
    try:
        if "undo" in form:
            saved = await asyncio.to_thread(saves.undo, name)
        elif {"rev", "version"} <= form.keys():
            saved = await asyncio.to_thread(saves.put_back, name, form["rev"], form["version"])
        else:
            raise HTTPException(400)
    except BriefError as error:
        return await _page(request, name, 409, why=error.diagnostics)
    if isinstance(saved, AsText):
        return await _page(request, name, 409, refused=saved)
    if saved is not None and saved.conflicts:
        return await _page(request, name, 409, collided=True)
    return RedirectResponse(f"{request.url.path}?did={'undone' if 'undo' in form else 'back'}", 303)


async def _page(
    request: Request, name: str, status: int = 200, *, why: tuple[Diagnostic, ...] = (), refused: AsText | None = None,
    collided: bool = False,
) -> Response:  # fmt: skip
    shelf, saves = await current_shelf(bench_of(request)), saves_of(request)
    try:
        rev, entries = await asyncio.to_thread(saves.moments, name)
    except BriefError as error:
        if any(one.code in ("missing-file", "outside-workspace") for one in error.diagnostics):
            raise HTTPException(404) from None
        rev, entries, why = "", (), (*why, *error.diagnostics)
    values = {
        "shelf": shelf, "name": name, "listed": next((one for one in shelf.listed if one.file == name), None), "rev": rev,
        "entries": entries, "why": why, "refused": refused, "collided": collided, "steps": saves.steps(name),
        "reasons": REASONS, "did": request.query_params.get("did", ""), "today": bench_of(request).today(), "label_of": label_of,
    }  # fmt: skip
    return page(request, "history.html", values, status)
