"""A web address → its QR code, as large as telephones need it (ISO/IEC 18004)."""

from __future__ import annotations

import hashlib
import io
from urllib.parse import quote, urlsplit, urlunsplit

from briefgen.diagnostics import Diagnostic, Span
from briefgen.diagnostics.limits import beyond
from briefgen.document.nodes import Figure, Image

MM = 72 / 25.4
"""Points in a millimeter."""

MODULE = 0.6
"""The side of the smallest square of a code, in millimeters: what a telephone reads from an arm's length."""

QUIET = 4
"""The white around a code, in squares (ISO/IEC 18004, 9.1)."""

PIXELS = 14
"""Pixels of a square: 600 to the inch."""

WIDEST = 30.0
"""The most that a code is wide, with the white around it, in millimeters."""

LONGEST = 106
"""The most characters of an address whose code is no wider: version 6, level M (ISO/IEC 18004, table 7)."""


def code_of(address: str, alt: str, span: Span) -> Figure | Diagnostic:
    """The QR code of an address, described by `alt`, black on white with the white around it; what is wrong, where the
    address is too long. It stands error correction of level M: a seventh of it may be damaged."""
    import segno

    written = _ascii(address)
    code = segno.make_qr(written, error="M", boost_error=False)
    side = int(code.symbol_size(border=QUIET)[0])
    if side * MODULE > WIDEST:
        return _too_long(address, len(written), side * MODULE, span)
    data = io.BytesIO()
    code.save(data, kind="png", scale=PIXELS, border=QUIET)
    made = data.getvalue()
    name = f"{hashlib.sha256(made).hexdigest()[:16]}.png"
    image = Image(name, "image/png", made, side * PIXELS, side * PIXELS, alt, "#FFFFFF")
    return Figure(image, points=side * MODULE * MM, code=address, span=span)


def _ascii(address: str) -> str:
    """The address as it is sent: telephones read other letters of a code in their own ways (RFC 3987, 3.1)."""
    if address.isascii():
        return address
    parts = urlsplit(address)
    try:
        host = parts.netloc.encode("idna").decode("ascii")
    except UnicodeError:
        host = quote(parts.netloc)
    rest = (quote(part, safe="/%?=&+,;:@!$'()*~-._") for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host, *rest))


def _too_long(address: str, length: int, wide: float, span: Span) -> Diagnostic:
    return Diagnostic(
        "qr-address",
        f"the web address has {length} characters: its QR code would be {beyond(wide, WIDEST)} mm wide, and there are {WIDEST:.0f} mm",
        span,
        expected=f"an address of at most {LONGEST} characters, each square of whose code is {MODULE} mm wide: "
        "smaller ones are not read from paper",
        hint="Let a short address of your own site lead there, such as https://example.org/section5.",
    )
