"""Which addresses a printed link may lead to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

SCHEMES = ("http", "https", "mailto", "tel")

LONGEST = 2_000
"""Characters of an address."""

EXPECTED = "an address that begins with https://, http://, mailto:, tel: or #"


def _host_problem(target: str) -> str:
    try:
        parts = urlsplit(target)
        host = parts.hostname
    except ValueError:
        return "is not a web address"
    if not host:
        return "names no web site"
    return "holds a user name or password" if "@" in parts.netloc else ""


def target_problem(target: str) -> str:
    """What is wrong with the address of a link, as the rest of a sentence; empty when nothing is."""
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", target)
    if len(target) > LONGEST:
        return f"has more than {LONGEST:,} characters"
    if target.startswith("#"):
        return "" if len(target) > 1 else "names no place"
    if not target:
        return "is missing"
    if scheme is None:
        return "leads to a file, which a reader of the brief does not have"
    if scheme[1].lower() not in SCHEMES:
        return f"begins with “{scheme[1]}:”"
    return _scheme_problem(scheme[1].lower(), target[scheme.end() :], target)


def _scheme_problem(scheme: str, rest: str, target: str) -> str:
    if scheme in ("http", "https"):
        return _host_problem(target)
    if scheme == "mailto":
        return "" if re.fullmatch(r"[^@?]+@[^@?]+(?:\?.*)?", rest) else "is not an e-mail address"
    return "" if re.fullmatch(r"\+?[0-9().;a-z=-]{3,40}", rest) else "is not a telephone number"
