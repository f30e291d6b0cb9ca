"""The value of a property that no rule sets: that of the parent, or the initial one, found without the search for rules.

An element has some hundred values, and rules set few of them. WeasyPrint asks of each whether a rule, a variable, a
calculation or a logical name (`margin-inline-start`) sets it; here that is asked only where one of them could.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

APART = ("position", "float", "display", "page")
"""Properties whose values depend on each other, or on all ancestors (CSS 2.1, 9.7; CSS Paged Media 3, 8.1)."""


def install() -> None:
    """Let this process find such values so."""
    begin: Callable[..., None] = ComputedStyle.__init__
    search: Callable[[Any, str], Any] = ComputedStyle.__missing__
    inherited, initial = _ordinary()
    indirect = _logical()

    def begun(style: Any, *given: Any) -> None:
        begin(style, *given)
        style.direct = style.parent_style is not None and indirect.isdisjoint(style.cascaded)

    def missing(style: Any, key: str) -> Any:
        if style.direct and key not in style.cascaded:
            if key in initial:
                value = style[key] = initial[key]
                return value
            if key in inherited and not check_math(value := style.parent_style[key]):
                style[key] = value
                return value
        return search(style, key)

    ComputedStyle.__init__ = begun
    ComputedStyle.__missing__ = missing


def _ordinary() -> tuple[frozenset[str], dict[str, Any]]:
    """Properties whose value, where no rule sets them, is the parent's as it stands; and those with the initial value."""
    plain = [key for key in INITIAL_VALUES if key not in APART and not key.startswith("text_decoration_")]
    initial = {key: INITIAL_VALUES[key] for key in plain if key not in INHERITED and key not in INITIAL_NOT_COMPUTED}
    return frozenset(INHERITED.intersection(plain)), initial


def _logical() -> frozenset[str]:
    """The logical names of properties, in every direction of writing (CSS Logical Properties 1)."""
    ways = list(product(("ttb", "btt"), ("ltr", "rtl")))
    return frozenset(name(block=block, inline=inline) for name in PHYSICAL_FUNCTIONS.values() for block, inline in ways)
