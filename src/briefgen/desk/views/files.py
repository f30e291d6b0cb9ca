"""`/files/…`: a file of the workspace as text, line by line, with what is wrong in it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from briefgen.desk.finding import bench_of
from briefgen.desk.pages import page
from briefgen.desk.views.briefs import current_shelf
from briefgen.diagnostics import BriefError, Diagnostic, Report
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
    name = request.path_params["path"]
    bench = bench_of(request)
    shelf = await current_shelf(bench)
    if not (name == SETTINGS or (name.startswith(FOLDERS) and PurePosixPath(name).suffix in KINDS)):
        raise HTTPException(404)
    lines, problems = _read(bench.workspace, name)
    listed = next((one for one in shelf.listed if one.file == name), None)
    found = problems or tuple(
        one for one in (listed.diagnostics if listed else ()) if one.span and one.span.file == name
    )
    missing = any(one.code in ("missing-file", "outside-workspace") for one in problems)
    values = {"shelf": shelf, "name": name, "lines": lines, "problems": found, "listed": listed}
    return page(request, "file.html", values, 404 if missing else 200)


def _read(workspace: Workspace, name: str) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """The lines of a file, none where it is no text; what is wrong with it as a file."""
    report = Report(name)
    try:
        text = decode(workspace.read(name, limit_bytes=MOST_BYTES), report)
    except BriefError as error:
        return (), error.diagnostics
    return text.lines if text else (), report.diagnostics
