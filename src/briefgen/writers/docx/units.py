"""Points, as this program counts, in the units of Word: twips, half-points, eighths, EMU."""

from __future__ import annotations

EMU_PER_POINT = 12_700
"""English metric units, in which drawings are measured."""

FURTHEST_BORDER = 31
"""The most space between text and border, in points (ISO/IEC 29500-1, 17.3.4)."""

WIDEST_BORDER = 96
"""The widest border, in eighths of a point."""


def twips(points: float) -> int:
    """Twentieths of a point: indents, spaces, widths."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Sizes of type."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Widths of borders, never so thin that they vanish."""
    return min(WIDEST_BORDER, max(2, round(points * 8)))


def border_space(points: float) -> int:
    """Whole points between text and border."""
    return min(FURTHEST_BORDER, round(points))


def emu(points: float) -> int:
    """Measures of drawings."""
    return round(points * EMU_PER_POINT)
