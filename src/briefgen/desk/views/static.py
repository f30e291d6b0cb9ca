"""`/static/…`: the desk's own files, and the fonts that it shares with the papers."""

from __future__ import annotations

from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from briefgen.desk.finding import bench_of
from briefgen.desk.pages import STATIC

KINDS: Final = {
    "desk.css": "text/css; charset=utf-8",
    "desk.js": "text/javascript; charset=utf-8",
    "drag.js": "text/javascript; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "htmx.min.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
FONTS: Final = tuple(
    f"{family}-{face}.ttf"
    for family, faces in (("PublicSans", ("Regular", "Italic", "Bold")), ("SourceSerif4", ("Regular", "It", "Bold")))
    for face in faces
)
FONT_FOLDER: Final = "styles/civic/fonts"
KEPT: Final = {"Cache-Control": "private, max-age=86400"}
"""Nothing of it is anybody's: browsers may keep it, and look it up under another address when it is another."""


async def file(request: Request) -> Response:
    """One of the files that there are; 404 for all others."""
    name = request.path_params["path"]
    if name in KINDS:
        return Response((STATIC / name).read_bytes(), media_type=KINDS[name], headers=KEPT)
    if name.removeprefix("fonts/") in FONTS and name.startswith("fonts/"):
        found = bench_of(request).workspace.starter_read(f"{FONT_FOLDER}/{name.removeprefix('fonts/')}")
        return Response(found.data, media_type="font/ttf", headers=KEPT)
    raise HTTPException(404)
