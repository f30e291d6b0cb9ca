"""What browsers are told they may do with an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import Message

PAGE: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""A page of the desk: its own files, and nothing else."""

TEXT: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox allow-same-origin; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'self'"
)
"""A paper as text: it brings its looks along, and runs nothing.

It counts as the desk's own so that a page of the desk can keep the place where somebody reads; with no script in it, it
can do nothing with that.
"""

USUAL: Final[Mapping[str, str]] = {
    "content-security-policy": PAGE,
    "x-content-type-options": "nosniff",
    # `no-referrer` would have browsers send `Origin: null` with plain forms, which then could not be told from others'.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
"""What every answer says unless it says something else."""


def complete(message: Message) -> Message:
    """The beginning of an answer, with all that it does not say itself; other messages as they are."""
    if message["type"] == "http.response.start":
        headers = MutableHeaders(scope=message)
        for name, value in USUAL.items():
            headers.setdefault(name, value)
    return message
