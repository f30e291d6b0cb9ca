"""Ranges of pages, shortened or written out as a style wants them (CSL 1.0.2, appendix “Page Range Formats”)."""

from __future__ import annotations

import re
from typing import Final

DASH: Final = re.compile(r"[-–]")

LONGEST: Final = 2_000
"""The most characters of pages that are looked at; longer ones are printed as they are."""


def page_ranges(pages: str, style: str, dash: str) -> str:
    """Pages such as `110-122, 130` with each range in the format `style` (empty: as it stands)."""
    if len(pages) > LONGEST:
        return pages
    pieces = [piece.strip() for piece in re.split(r"([,&])", pages)]
    words = [piece if piece in ",&" else page_range(piece, style, dash) for piece in pieces if piece]
    return " ".join(words).replace(" ,", ",")


def page_range(pages: str, style: str, dash: str) -> str:
    """One page or one range; `\\-` is a hyphen that makes no range."""
    if "\\-" in pages:
        return pages.replace("\\-", "-")
    ends = [end.strip() for end in DASH.split(pages)]
    if len(ends) != 2:
        return pages
    first, last = ends
    head, tail = _prefix(first), _prefix(last)
    if head != tail or not style:
        return first + dash + last
    from_, to = first[len(head) :], last[len(tail) :]
    to = from_[: max(len(from_) - len(to), 0)] + to
    if style == "expanded":
        return f"{head}{from_}{dash}{head}{to}"
    return f"{head}{from_}{dash}{_shortened(from_, to, style)}"


def _prefix(page: str) -> str:
    """What stands before the digits at the end: S333 → S."""
    return page.rstrip("0123456789")


def _shortened(first: str, last: str, style: str) -> str:
    """The last page as far as it differs from the first; one with more figures is never cut."""
    if len(first) != len(last):
        return last
    match style:
        case "minimal":
            return _differing(first, last, 1)
        case "minimal-two":
            return _differing(first, last, 2)
        case "chicago" | "chicago-15" | "chicago-16":
            return _chicago(first, last, style)
    return last


def _chicago(first: str, last: str, style: str) -> str:
    if len(first) < 3 or first.endswith("00"):
        return last
    if first[-2] == "0":
        return _differing(first, last, 1)
    changed = sum(a != b for a, b in zip(first.ljust(len(last)), last, strict=False))
    if style != "chicago-16" and len(first) == 4 and changed >= 3:
        return last
    return _differing(first, last, 2)


def _differing(first: str, last: str, least: int) -> str:
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    if same == 0:
        return last
    return last[-least:] if len(last) - same < least <= len(last) else last[same:]
