"""How well a color is seen on another (WCAG 2.2, contrast ratio and relative luminance)."""

from __future__ import annotations


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors written `#RRGGBB`, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
