"""`POST /briefs/…/get/…`: the paper itself, as the command line makes it; nothing is written to the workspace."""

from __future__ import annotations

import asyncio
import io
import zipfile
from typing import Final
from urllib.parse import parse_qs, quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from briefgen.desk.bench import Bench, Shelf
from briefgen.desk.finding import Place, bench_of, place_of, saves_of
from briefgen.desk.papers import file_of, packet
from briefgen.desk.views.briefs import current_shelf, packet_page, paper_page
from briefgen.diagnostics import BriefError
from briefgen.models.formats import Format

KINDS: Final = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.TXT: "text/plain; charset=utf-8",
}
ZIP: Final = "zip"
FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a zip, so that the same papers are the same bytes. Source: APPNOTE.TXT, 4.4.6."""


async def get(request: Request) -> Response:
    """A file of a paper, or all papers of a packet. Where nothing can be made, the page that says why."""
    bench = bench_of(request)
    shelf = await current_shelf(bench)
    place = place_of(request, shelf)
    match place.rest:
        case ("get", "zip"):
            return await _zip(request, bench, shelf, place)
        case ("get", kind) if place.brief is not None and kind in set(KINDS):
            form = Format(kind)
            await asyncio.wrap_future(bench.stand(place.mark))
            standing = bench.standings()[place.mark]
            paper = bench.good(place.mark)
            if standing.paper is None or paper is None or form not in paper.files:
                return await paper_page(request, bench, shelf, place, 409)
            if await _seen(request) not in ("", paper.hash):
                return await paper_page(request, bench, shelf, place, 409, changed=True)
            await asyncio.to_thread(saves_of(request).gave, place.listed.file, paper.named(form))
            return _file(paper.named(form), paper.files[form], KINDS[form])
    raise HTTPException(404)


async def _seen(request: Request) -> str:
    """What stands for the paper at which somebody took the last look; empty where nobody says."""
    try:
        form = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=5)
    except ValueError:
        return "?"
    return str(form.get("seen", [""])[0])


async def _zip(request: Request, bench: Bench, shelf: Shelf, place: Place) -> Response:
    name = place.listed.name
    try:
        rendered = await asyncio.wrap_future(bench.do(lambda press: packet(bench.workspace, name, press)))
    except BriefError as error:
        whole = Place(place.listed, None, ())
        return await packet_page(request, bench, shelf, whole, 409, problems=error.diagnostics)
    files = {file: data for document in rendered.documents for file, data in document.named.items()}
    await asyncio.to_thread(saves_of(request).gave, file_of(name), f"{name}.zip")
    return _file(f"{name}.zip", _zipped(files), "application/zip")


def _zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, FIRST_DAY), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _file(name: str, data: bytes, kind: str) -> Response:
    """A file to be kept, under its name. Source: RFC 6266, 4.3."""
    return Response(
        data, media_type=kind, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    )
