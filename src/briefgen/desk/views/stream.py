"""`/events`: the one stream of a browser, however many of its pages are open."""

from __future__ import annotations

from typing import cast

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from briefgen.desk.events import Hub


async def events(request: Request) -> Response:
    """What is new, for as long as somebody listens; refused where too many do."""
    hub = cast(Hub, request.app.state.desk.hub)
    if request.method != "GET" or hub.full:
        return PlainTextResponse("There are too many open pages.", 503, {"Retry-After": "5"})
    return StreamingResponse(hub.lines(hub.open()), media_type="text/event-stream")
