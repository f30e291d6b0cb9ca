"""Templates that build on one another in a circle."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.diagnostics import Diagnostic
from briefgen.readers.brief.merge import Node


def cycle(circle: Mapping[str, Node]) -> Diagnostic:
    """Templates in a circle, each with the place that names it: said alike, wherever one comes into it."""
    names = list(circle)
    first = min(names)
    start = names.index(first)
    return Diagnostic(
        "template-cycle",
        f"the templates build on one another in a circle: {' → '.join([*names[start:], *names[:start], first])}",
        circle[first].span,
        hint="Remove `template:` from one of them.",
    )
