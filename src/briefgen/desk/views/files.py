"""`/files/…`: a file of the workspace as text, line by line, with what is wrong in it; and saved as text."""

from __future__ import annotations

import asyncio
from pathlib import PurePosixPath
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from briefgen.desk.finding import bench_of, saves_of
from briefgen.desk.forms import fields_of
from briefgen.desk.pages import page
from briefgen.desk.saves import Saves
from briefgen.desk.views.briefs import current_shelf
from briefgen.diagnostics import BriefError, Diagnostic, Report
from briefgen.editing.edits import AsText
from briefgen.models.folders import BRIEFS, SETTINGS, STYLES
from briefgen.readers.files.decoding import decode
from briefgen.workspace import Workspace

FOLDERS: Final = (f"{BRIEFS}/", f"{STYLES}/")
KINDS: Final = (".yaml", ".md", ".bib", ".json", ".csv")
"""What people write in a workspace, and the desk tells them of."""

MOST_BYTES: Final = 500_000
"""The most bytes of a file that are shown: a page with more lines is of no use to anybody."""


async def show(request: Request) -> Response:
    """The file, if it is one that people write; 404 for all others, whether or not they are there."""
    return await _page(request, _named(request))


async def save(request: Request) -> Response:
    """Save the file as it was edited as text, also where it is wrong; both versions, where it was changed meanwhile."""
    name, given = _named(request), await fields_of(request)
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


def _named(request: Request) -> str:
    name = str(request.path_params["path"])
    if not (name == SETTINGS or (name.startswith(FOLDERS) and PurePosixPath(name).suffix in KINDS)):
        raise HTTPException(404)
    return name


async def _page(
    request: Request, name: str, typed: str | None = None, why: tuple[Diagnostic, ...] = (), *, changed: bool = False
) -> Response:
    """The page of a file; with what was `typed`, where that is not in the file."""
    bench = bench_of(request)
    shelf = await current_shelf(bench)
    lines, problems = _read(bench.workspace, name)
    listed = next((one for one in shelf.listed if one.file == name), None)
    found = problems or tuple(
        one for one in (listed.diagnostics if listed else ()) if one.span and one.span.file == name
    )
    missing = any(one.code in ("missing-file", "outside-workspace") for one in problems)
    rev = await asyncio.to_thread(_rev, saves_of(request), name)
    values = {
        "shelf": shelf, "name": name, "lines": lines, "problems": (*why, *found), "listed": listed, "rev": rev,
        "text": "\n".join(lines) if typed is None else typed, "changed": changed,
    }  # fmt: skip
    return page(request, "file.html", values, 404 if missing else 200 if typed is None else 409)


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
