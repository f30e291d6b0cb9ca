"""What marks a point: eight signs that differ in their form."""

from __future__ import annotations

from briefgen.writers.charts.looks import Look

MARK = 6.0
"""How wide a mark is, in points."""


STROKES = {
    "x": ((2.6, 2.6), (2.6, -2.6)),
    "plus": ((3.0, 0.0), (0.0, 3.0)),
    "star": ((2.6, 2.6), (2.6, -2.6), (0.0, 3.2)),
}
"""The marks that are made of strokes through the place: how far each reaches to the right and down."""


def marker(seen: Look, x: float, y: float, ink: str) -> str:
    """The mark of a series at a place."""
    half = MARK / 2
    match seen.mark:
        case "circle":
            return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{half:g}" fill="{ink}"/>'
        case "square":
            return f'<rect x="{x - half:.2f}" y="{y - half:.2f}" width="{MARK:g}" height="{MARK:g}" fill="{ink}"/>'
        case "dash":
            return f'<rect x="{x - half:.2f}" y="{y - 1:.2f}" width="{MARK:g}" height="2" fill="{ink}"/>'
        case "triangle":
            return f'<path d="M{x:.2f},{y - half:.2f} l{half:g},{MARK:g} h-{MARK:g} Z" fill="{ink}"/>'
        case "diamond":
            return f'<path d="M{x:.2f},{y - half:.2f} l{half:g},{half:g} l-{half:g},{half:g} l-{half:g},-{half:g} Z" fill="{ink}"/>'
        case _:
            strokes = "".join(
                f"M{x:.2f},{y:.2f} m{-right:g},{-down:g} l{2 * right:g},{2 * down:g} "
                for right, down in STROKES[seen.mark]
            )
            return f'<path d="{strokes.strip()}" stroke="{ink}" stroke-width="1.4" fill="none"/>'
