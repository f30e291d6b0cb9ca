"""Numbers beside the limits that they break: told so finely that one sees it. 4.49 is never “4.5” where 4.5 is asked for."""

from __future__ import annotations

FINEST = 6
"""The most digits behind the point."""


def told_apart(value: float, limit: float, digits: int = 0) -> tuple[str, str]:
    """Two numbers that differ, with as few digits behind the point, from `digits` on, as show which is the larger."""
    for count in range(digits, FINEST + 1):
        one, other = f"{value:.{count}f}", f"{limit:.{count}f}"
        if (float(one) < float(other)) == (value < limit) and float(one) != float(other):
            break
    return one, other


def beyond(value: float, limit: float, digits: int = 0) -> str:
    """A number above or below a limit that is told elsewhere, exactly."""
    for count in range(digits, FINEST + 1):
        told = f"{value:.{count}f}"
        if (float(told) < limit) == (value < limit) and float(told) != limit:
            break
    return told
