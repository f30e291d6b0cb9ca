"""`POST /language`: the language of the desk for this browser; that of a paper is its own."""

from __future__ import annotations

from urllib.parse import parse_qs, quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from briefgen.desk.words import COOKIE, LANGUAGES

OWN = ("/briefs/", "/files/", "/history/", "/new")
YEAR_SECONDS = 31_536_000


async def choose(request: Request) -> Response:
    """Remember a language, and go back to the page where it was chosen."""
    try:
        form = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=5)
    except ValueError:
        raise HTTPException(400) from None
    chosen, back = form.get("to", [""])[0], form.get("back", ["/"])[0]
    if chosen not in LANGUAGES:
        raise HTTPException(400)
    answer = RedirectResponse(quote(back) if back.startswith(OWN) else "/", 303)
    answer.set_cookie(COOKIE, chosen, max_age=YEAR_SECONDS, httponly=True, samesite="strict", path="/")
    return answer
