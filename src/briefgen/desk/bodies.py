"""What a request brings along: taken in whole, up to a size and within a time, before anything is done with it."""

from __future__ import annotations

import asyncio
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import Message, Receive

MOST_BYTES: Final = 1_000_000
"""The most bytes of a form: a brief with everything in it has a hundredth."""

SECONDS: Final = 10.0
"""How long a form may take to arrive, in seconds."""


class Refused(Exception):
    """A body that is not taken in."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


TOO_LARGE: Final = (413, f"This is more than the {MOST_BYTES:,} bytes that a page sends.")
TOO_SLOW: Final = (408, f"This did not arrive within {SECONDS:.0f} seconds.")
BAD_LENGTH: Final = (400, "The length of this is not a number.")
TWO_LENGTHS: Final = (400, "The length of this is said in two ways.")
"""Two programs could take it for two requests. Source: RFC 9112, 6.1."""


async def whole(headers: Headers, receive: Receive) -> Receive:
    """A way to receive the same body once more, of which all is there. Raises Refused, ClientDisconnect."""
    said = headers.get("content-length", "0")
    if not (said.isascii() and said.isdigit()):
        raise Refused(*BAD_LENGTH)
    if "content-length" in headers and "transfer-encoding" in headers:
        raise Refused(*TWO_LENGTHS)
    if len(said) > len(str(MOST_BYTES)) or int(said) > MOST_BYTES:
        raise Refused(*TOO_LARGE)
    try:
        async with asyncio.timeout(SECONDS):
            body = await _read(receive)
    except TimeoutError:
        raise Refused(*TOO_SLOW) from None
    return _again(body, receive)


async def _read(receive: Receive) -> bytes:
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        parts.append(message.get("body", b""))
        size, more = size + len(parts[-1]), message.get("more_body", False)
        if size > MOST_BYTES:
            raise Refused(*TOO_LARGE)
    return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    left = [body]

    async def given() -> Message:
        return {"type": "http.request", "body": left.pop(), "more_body": False} if left else await receive()

    return given
