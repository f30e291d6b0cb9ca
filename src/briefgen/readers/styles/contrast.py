"""Whether the text of a style can be read against what is behind it.

Source: WCAG 2.2, 1.4.3 Contrast (Minimum): 4.5 to 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, KeyPath, Report, Severity, Span
from briefgen.document.roles import ANYWHERE, BOXES
from briefgen.models.contrast import LEAST, contrast
from briefgen.models.style import Colors, Tokens
from briefgen.readers.files.positions import Positioned

LEAST_DRAWN = 3.0
"""The least contrast of what is drawn (1.4.11 Non-text Contrast)."""


def check_contrast(tokens: Tokens, positioned: Positioned, report: Report) -> None:
    """Warn of every role whose text has less than 4.5 to 1 against its ground (`low-contrast`)."""
    for role, color, ground in sorted(set(_pairs(tokens))):
        ratio = contrast(_hex(tokens.colors, color), _hex(tokens.colors, ground))
        if ratio < LEAST:
            report.add(_low(role, color, ground, ratio, positioned))


def check_bars(tokens: Tokens, positioned: Positioned, report: Report) -> None:
    """Warn of bars that can hardly be seen on what is behind them, or told from one another (`low-contrast`)."""
    color = tokens.bars.color
    pairs = {("the bars", ground) for ground in _grounds(tokens)["table"]} | {
        ("the bars of two series", tokens.bars.light)
    }
    for name, other in sorted(pairs):
        ratio = contrast(_hex(tokens.colors, color), _hex(tokens.colors, other))
        if ratio < LEAST_DRAWN:
            report.add(
                Diagnostic(
                    "low-contrast",
                    f"{name} (`{color}` and `{other}`) have a contrast of {told(ratio, LEAST_DRAWN)} to 1",
                    _culprit(("bars", "color"), color, other, positioned),
                    Severity.WARNING,
                    expected=f"{LEAST_DRAWN:g} to 1 or more",
                    hint="Choose a darker color for the bars, or lighter ones behind and beside them.",
                )
            )


def told(ratio: float, least: float = LEAST) -> str:
    """A contrast that is too low in words, so finely that it is seen to be: 4.49 is not 4.5."""
    return f"{ratio:.1f}" if round(ratio, 1) < least else f"{math.floor(ratio * 100) / 100:.2f}"


def _pairs(tokens: Tokens) -> Iterator[tuple[str, str, str]]:
    """Role, color of its text and color behind it.

    Links and calls of notes have the accent color on paper; on another ground only where it can be read there, else
    that of the text around them.
    """
    behind = _grounds(tokens)
    for role in type(tokens.looks).model_fields:
        for ground in behind.get(role, ["paper"]):
            yield role, getattr(tokens.looks, role).color, ground
    yield "table", tokens.looks.table.color, "tint"
    yield "link", "accent", "paper"


def _grounds(tokens: Tokens) -> dict[str, list[str]]:
    """What may be behind each role that stands in boxes."""
    grounds: dict[str, list[str]] = {role.token: ["paper"] for role in ANYWHERE}
    for name, box in BOXES.items():
        ground = getattr(tokens.frames, name).ground or "paper"
        for role in (*box.roles, *(ANYWHERE if box.written else ())):
            grounds.setdefault(role.token, []).append(ground)
    return grounds


def _hex(colors: Colors, name: str) -> str:
    value: str = getattr(colors, name)
    return value


def _low(role: str, color: str, ground: str, ratio: float, positioned: Positioned) -> Diagnostic:
    return Diagnostic(
        "low-contrast",
        f"the {role.replace('_', ' ')} text (`{color}` on `{ground}`) has a contrast of {told(ratio)} to 1",
        _culprit(("looks", role, "color"), color, ground, positioned),
        Severity.WARNING,
        expected=f"{LEAST} to 1 or more",
        hint="Choose a darker color for the text or a lighter one behind it.",
    )


def _culprit(first: KeyPath, color: str, ground: str, positioned: Positioned) -> Span | None:
    """The first of the three values that the style says itself, not one that it builds on."""
    paths: list[KeyPath] = [first, ("colors", color), ("colors", ground)]
    spans = [positioned.spans[path] for path in paths if path in positioned.spans]
    own = positioned.span(())
    return next((span for span in spans if own and span.file == own.file), spans[0] if spans else own)


def measured(tokens: Tokens) -> Iterator[tuple[str, str, str, float]]:
    """All that is compared: what stands there, its color, the color behind it, and the least contrast asked for."""
    for role, color, ground in dict.fromkeys(_pairs(tokens)):
        yield role, color, ground, LEAST
    for ground in dict.fromkeys(_grounds(tokens)["table"]):
        yield "bars", tokens.bars.color, ground, LEAST_DRAWN
    yield "bars of two series", tokens.bars.color, tokens.bars.light, LEAST_DRAWN
