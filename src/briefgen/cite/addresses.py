"""Web addresses as they are set on paper: without the scheme, which nobody types; the link keeps it, and says whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final

from briefgen.csl import ADDRESSES, address, shows, without_markup
from briefgen.document.nodes import Inline, Link, Text
from briefgen.document.walking import rebuild_all

LONGEST_NAME: Final = 120
"""The most characters of the name by which a source is read aloud."""


def names_of(items: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The short names of sources, in CSL-JSON, by the addresses that lead to them."""
    return {
        link: _short_name(csl)
        for csl in items
        for variable in ADDRESSES
        if (words := csl.get(variable)) and (link := address(variable, str(words)))
    }


def _short_name(csl: Mapping[str, Any]) -> str:
    """The title of a source without what stands behind its first colon, unless it has a short one."""
    title = str(csl.get("title-short") or csl.get("title", "")).strip()
    name = without_markup(title if "title-short" in csl else re.split(r":\s", title)[0])
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rsplit(' ', 1)[0]} …"


def shortened(inlines: tuple[Inline, ...], names: Mapping[str, str]) -> tuple[Inline, ...]:
    """The inlines with `https://doi.org/10.1000/1` shown as `doi.org/10.1000/1`, wherever a link shows its own address.

    Such a link has the name that its address has in `names`.
    """
    return rebuild_all(inlines, partial(_shorten, names))


def _shorten(names: Mapping[str, str], node: Any) -> tuple[Any, ...]:
    match node:
        case Link(target, (Text(shown),)) if shows(shown, target):
            words = re.sub(r"^https?://(?:www\.)?|/$", "", shown)
            return (Link(target, (Text(words),), names.get(target, "")),)
    return (node,)
