"""What web pages and plain texts hold."""

from __future__ import annotations

import base64
import binascii
import re
from functools import lru_cache
from typing import Final
from urllib.parse import unquote_to_bytes

from briefgen.trust import binary
from briefgen.trust.markup import markup
from briefgen.trust.said import Held, said, together

CARRIED: Final = re.compile(rb"data:(?P<kind>[\w.+/-]*)(?P<packed>(?:;[\w=-]+)*),(?P<data>[^\"')\s>]*)")
"""A file that an address holds within itself (RFC 2397)."""

LEAST: Final = 6


def look_txt(data: bytes) -> Held:
    """All that a plain text holds."""
    return Held(said("its text", [data.decode("utf-8", "replace")]))


def look_html(data: bytes) -> Held:
    """All that a web page holds: its words, what stands in its tags, its remarks, and the files within it."""
    carried = [found.groupdict() for found in CARRIED.finditer(data)]
    read = markup(CARRIED.sub(b"data:", data))
    values = dict.fromkeys(value for tag in read.tags for _, value in tag.attributes if len(value) >= LEAST)
    words = (
        *said("its text", read.texts),
        *said("its tags", values),
        *said("its remarks", read.asides),
    )
    return together((Held(words), *(_file(one["kind"], one["packed"], one["data"]) for one in carried)))


@lru_cache(maxsize=64)
def _file(kind: bytes, packed: bytes, data: bytes) -> Held:
    """A file within an address; what is odd of a picture is no matter here, for its words are read."""
    written = unquote_to_bytes(data)
    try:
        body = base64.b64decode(written) if b";base64" in packed else written
    except binascii.Error:
        body = written
    if kind.startswith(b"image/svg") or body.lstrip().startswith(b"<"):
        read = markup(body)
        values = (value for tag in read.tags for _, value in tag.attributes if len(value) >= LEAST)
        return Held(said("a picture", (*read.texts, *values, *read.asides)))
    if kind.startswith(b"image/"):
        return Held(binary.picture(body, "a picture").said)
    return Held(said("a file within it", binary.plain_words(body)))
