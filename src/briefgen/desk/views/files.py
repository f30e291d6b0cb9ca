"""`/files/…`: a file of the workspace as text, line by line, with what is wrong in it; and saved as text."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from briefgen.desk.finding import bench_of, file_named, saves_of
from briefgen.desk.forms import fields_of
from briefgen.desk.pages import page
from briefgen.desk.papers import Standing
from briefgen.desk.saves import Saves
from briefgen.desk.views.briefs import current_shelf
from briefgen.diagnostics import BriefError, Diagnostic, Report
from briefgen.editing.edits import AsText
from briefgen.readers.files.decoding import decode
from briefgen.workspace import Workspace

MOST_BYTES: Final = 500_000
"""The most bytes of a file that are shown: a page with more lines is of no use to anybody."""


async def show(request: Request) -> Response:
    """The file, if it is one that people write; 404 for all others, whether or not they are there."""
    return await _page(request, file_named(request))


async def save(request: Request) -> Response:
    """Save the file as it was edited as text, also where it is wrong; both versions, where it was changed meanwhile."""
    name, given = file_named(request), await fields_of(request)
    if not {"rev", "text"} <= given.keys():
        raise HTTPException(400)
    rev, text = given["rev"][0], given["text"][0]
    try:
        saved = await asyncio.to_thread(saves_of(request).text, name, rev, text)
    except BriefError as error:
        return await _page(request, name, text, error.diagnostics)
    if isinstance(saved, AsText) or saved.conflicts:
        return await _page(request, name, text, changed=True)
    return RedirectResponse(request.url.path, 303)


async def _page(
    request: Request, name: str, typed: str | None = None, why: tuple[Diagnostic, ...] = (), *, changed: bool = False
) -> Response:
    """The page of a file; with what was `typed`, where that is not in the file."""
    bench = bench_of(request)
    shelf = await current_shelf(bench)
    lines, problems = _read(bench.workspace, name)
    listed = next((one for one in shelf.listed if one.file == name), None)
    found = problems or _found(listed.diagnostics if listed else (), bench.standings().values(), name)
    missing = any(one.code in ("missing-file", "outside-workspace") for one in problems)
    rev = await asyncio.to_thread(_rev, saves_of(request), name)
    values = {
        "shelf": shelf, "name": name, "lines": lines, "problems": (*why, *found), "listed": listed, "rev": rev,
        "text": "\n".join(lines) if typed is None else typed, "changed": changed,
    }  # fmt: skip
    return page(request, "file.html", values, 404 if missing else 200 if typed is None else 409)


def _found(read: Iterable[Diagnostic], standings: Iterable[Standing], name: str) -> tuple[Diagnostic, ...]:
    """What is wrong in a file: as a brief, and for the papers that are made of it, each told once."""
    all_of_it = (*read, *(one for standing in standings for one in standing.errors))
    return tuple(dict.fromkeys(one for one in all_of_it if one.span and one.span.file == name))


def _rev(saves: Saves, name: str) -> str:
    """The version of a file; empty where there is none that could be read."""
    try:
        return saves.rev(name)
    except BriefError:
        return ""


def _read(workspace: Workspace, name: str) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """The lines of a file, none where it is no text; what is wrong with it as a file."""
    report = Report(name)
    try:
        text = decode(workspace.read(name, limit_bytes=MOST_BYTES), report)
    except BriefError as error:
        return (), error.diagnostics
    return text.lines if text else (), report.diagnostics
