"""`/briefs/…/cite`: sources and figures by a few words; the one that is picked is put into a field, and the paper shown."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from briefgen.desk.bench import Shelf
from briefgen.desk.finding import Place, bench_of, saves_of
from briefgen.desk.forms import form_of, ident
from briefgen.desk.pages import page
from briefgen.diagnostics import BriefError, Diagnostic
from briefgen.editing.citing import citation, cited, figured, printing
from briefgen.editing.edits import AsText
from briefgen.editing.fields import Field, Form
from briefgen.editing.filling import name_of
from briefgen.editing.sending import Sent
from briefgen.pipeline.citable import citable
from briefgen.workspace import Workspace

LONGEST = 200
"""How many letters of a search are read."""


async def show(request: Request, shelf: Shelf, place: Place) -> Response:
    """The page on which a source or a figure is looked for, for one field of a form."""
    return await _page(request, shelf, place, dict(request.query_params))


async def pick(request: Request, shelf: Shelf, place: Place) -> Response:
    """Put what was picked into the field, and go back to the paper."""
    given = await form_of(request)
    form, field = await _field(request, place, given.get("at", ""))
    what = printing(given["fact"]) if given.get("fact") else citation(given.get("key", ""), given.get("place", ""))
    if not what:
        return await _page(request, shelf, place, given, 422, place_wrong=given.get("key", ""))
    put = figured if given.get("fact") else cited
    name, cursor = name_of(field.path), given.get("cursor", "")
    text = put(field.value, what, int(cursor) if _is_number(cursor) else None, given.get("figure", ""))
    # The version is that of the page from which somebody came: what was changed since is merged, or both are shown.
    sent = Sent(form.rev, {name: text})
    try:
        await asyncio.to_thread(saves_of(request).send, place.listed.file, place.mark[1], sent)
    except BriefError as error:
        return await _page(request, shelf, place, given, 503, problems=error.diagnostics)
    return RedirectResponse(f"{_own(request)}#field-{ident(name)}", 303)


async def _page(
    request: Request, shelf: Shelf, place: Place, given: Mapping[str, str], status: int = 200, *, place_wrong: str = "",
    problems: tuple[Diagnostic, ...] = (),
) -> Response:  # fmt: skip
    _, field = await _field(request, place, given.get("at", ""))
    words = given.get("q", "")[:LONGEST]
    root = bench_of(request).workspace.root
    found = await asyncio.to_thread(lambda: citable(Workspace(root), words))
    brief = place.brief or place.listed.documents[0]
    values = {
        "shelf": shelf, "listed": place.listed, "brief": brief, "own": _own(request), "field": field, "words": words,
        "found": found, "cursor": given.get("cursor", ""), "figure": given.get("figure", ""), "problems": problems,
        "place_wrong": place_wrong, "language_of_paper": brief.spec.language,
    }  # fmt: skip
    return page(request, "cite.html", values, status)


async def _field(request: Request, place: Place, name: str) -> tuple[Form, Field]:
    """The form, and the field of it that takes citations. Raises HTTPException, 404."""
    try:
        form = await asyncio.to_thread(saves_of(request).form, place.listed.file, place.mark[1])
    except BriefError:
        raise HTTPException(404) from None
    fields = {} if isinstance(form, AsText) else {name_of(one.path): one for one in form.all_fields if one.cites}
    if isinstance(form, AsText) or name not in fields:
        raise HTTPException(404)
    return form, fields[name]


def _own(request: Request) -> str:
    return request.url.path.removesuffix("/cite")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 7
