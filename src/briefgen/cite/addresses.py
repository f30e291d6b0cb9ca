"""Web addresses as they are set on paper: without the scheme, which nobody types; the link keeps it."""

from __future__ import annotations

import re
from typing import Any

from briefgen.csl import shows
from briefgen.document.nodes import Inline, Link, Text
from briefgen.document.walking import rebuild_all


def shortened(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The inlines with `https://doi.org/10.1000/1` shown as `doi.org/10.1000/1`, wherever a link shows its own address."""
    return rebuild_all(inlines, _shorten)


def _shorten(node: Any) -> tuple[Any, ...]:
    match node:
        case Link(target, (Text(shown),)) if shows(shown, target):
            return (Link(target, (Text(re.sub(r"^https?://(?:www\.)?|/$", "", shown)),)),)
    return (node,)
