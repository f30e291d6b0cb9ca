"""Who is answered: this computer's own browser, at the desk's own address, with the cookie that the token was given for."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from briefgen.desk.bodies import Refused, whole
from briefgen.desk.keys import Keys
from briefgen.desk.policies import complete
from briefgen.workspace.running import ALIVE

SAFE: Final = ("GET", "HEAD")
OPEN: Final = ("/static/",)
"""What anybody on this computer may have: it is the same for everybody."""

OTHER_NAME: Final = (
    "This desk answers to this computer alone, at {address}: whoever reaches it can read everything in the folder, "
    "so no other name and no other computer is answered."
)
OTHER_SITE: Final = "Only pages of the desk itself may ask for this."


class Guard:
    """The one way into the desk; what it refuses, nothing behind it ever sees."""

    def __init__(self, app: ASGIApp, keys: Keys, closed: Callable[[Scope], Response]) -> None:
        """`closed` is the page for a browser without the cookie."""
        self._app = app
        self._keys = keys
        self._closed = closed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, _completing(send))

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = self._refusal(scope) or self._entry(scope)
        if refused is None and scope["method"] not in SAFE:
            try:
                receive = await whole(Headers(scope=scope), receive)
            except Refused as reason:
                refused = PlainTextResponse(reason.words, reason.status, {"Connection": "close"})
            except ClientDisconnect:
                return
        await (refused or self._app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        """Why a request is none of this desk's, whoever sends it."""
        headers = Headers(scope=scope)
        hosts, origin = headers.getlist("host"), headers.get("origin")
        if len(hosts) != 1 or hosts[0].lower() not in self._keys.hosts:
            return PlainTextResponse(OTHER_NAME.format(address=self._keys.address), 421)
        foreign = origin is not None and origin not in self._keys.origins
        if foreign or len(headers.getlist("origin")) > 1 or not _from_here(headers):
            return PlainTextResponse(OTHER_SITE, 403)
        if scope["method"] not in SAFE and origin is None:
            return PlainTextResponse(OTHER_SITE, 403)
        return None

    def _entry(self, scope: Scope) -> Response | None:
        """What a browser gets that is not in yet; None for one that is."""
        if scope["path"] == ALIVE:
            return PlainTextResponse(str(os.getpid()))
        if scope["path"].startswith(OPEN) or self._keys.knows(_cookie(scope, self._keys.cookie)):
            return None
        if scope["path"] == "/" and scope["method"] == "GET" and self._keys.takes(_token(scope)):
            inside = RedirectResponse("/", 303)
            inside.set_cookie(self._keys.cookie, self._keys.session, httponly=True, samesite="strict", path="/")
            return inside
        return self._closed(scope)


def _from_here(headers: Headers) -> bool:
    """Whether the browser, if it says, was on a page of the desk, or somebody typed the address."""
    return all(site in ("same-origin", "none") for site in headers.getlist("sec-fetch-site"))


def _cookie(scope: Scope, name: str) -> str:
    try:
        found: SimpleCookie = SimpleCookie("; ".join(Headers(scope=scope).getlist("cookie")))
    except CookieError:
        return ""
    return next((str(morsel.value) for known, morsel in found.items() if known == name), "")


def _token(scope: Scope) -> str:
    try:
        given = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=2)
    except ValueError:
        return ""
    return str(given.get("token", [""])[0])


def _completing(send: Send) -> Callable[[Message], Awaitable[None]]:
    async def completed(message: Message) -> None:
        await send(complete(message))

    return completed
