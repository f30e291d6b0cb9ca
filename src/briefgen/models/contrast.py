"""How well a color can be read on another, and so in which color links stand on each ground.

Source: WCAG 2.2, 1.4.3 Contrast (Minimum): 4.5 to 1.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.models.palette import ColorName, Colors

LEAST = 4.5


@lru_cache(maxsize=256)
def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors written `#RRGGBB`, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def reads_on(color: ColorName | None, ground: ColorName | None, colors: Colors) -> bool:
    """Whether letters of a color can be read on a ground; those without one have that of the words around, which can."""
    behind: str = getattr(colors, ground or "paper")
    return color is None or contrast(getattr(colors, color), behind) >= LEAST


def link_on(ground: ColorName | None, colors: Colors, said: ColorName | None = None) -> ColorName | None:
    """The color of links and calls of notes on a ground: that which is `said`, else their own where it can be read.

    None where they have that of the words around.
    """
    behind: str = getattr(colors, ground or "paper")
    if said or ground in (None, "paper") or contrast(colors.link, behind) >= LEAST:
        return said or colors.links
    return None
