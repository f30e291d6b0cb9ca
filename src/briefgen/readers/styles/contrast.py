"""Whether the text of a style can be read against what is behind it.

Source: WCAG 2.2, 1.4.3 Contrast (Minimum): 4.5 to 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from briefgen.diagnostics import Diagnostic, KeyPath, Report, Severity, Span
from briefgen.document.roles import ANYWHERE, BOXES, Role
from briefgen.models.contrast import LEAST, contrast, link_on
from briefgen.models.framing import SIDES
from briefgen.models.palette import ColorName, Colors
from briefgen.models.style import Tokens
from briefgen.readers.files.positions import Positioned

LEAST_DRAWN = 3.0
"""The least contrast of what is drawn (1.4.11 Non-text Contrast)."""


LETTERS: Mapping[str, KeyPath] = {
    "run-in": ("run_in", "color"),
    "list number": ("lists", "numbers", "color"),
    "note number": ("notes", "number", "color"),
    "table head": ("tables", "head", "color"),
    "table first column": ("tables", "first_column", "color"),
}
"""Where a style says the color of letters within a paragraph."""


def check_contrast(tokens: Tokens, positioned: Positioned, report: Report) -> None:
    """Warn of every role whose text has less than 4.5 to 1 against its ground (`low-contrast`)."""
    for role, color, ground in sorted(set(_pairs(tokens))):
        ratio = contrast(_hex(tokens.colors, color), _hex(tokens.colors, ground))
        if ratio < LEAST:
            report.add(_low(role, color, ground, ratio, positioned))


def check_rules(tokens: Tokens, positioned: Positioned, report: Report) -> None:
    """Warn of rules that say something and can hardly be seen on the page (`low-contrast`)."""
    for what, color, path in _rules(tokens):
        ratio = contrast(_hex(tokens.colors, color), tokens.colors.paper)
        if ratio < LEAST_DRAWN:
            report.add(_faint(f"the {what}", color, "paper", ratio, _culprit(path, color, "paper", positioned)))


def _rules(tokens: Tokens) -> Iterator[tuple[str, ColorName, KeyPath]]:
    """The rules that say something: of boxes, of our own row in a table, of the mark; the color `rule` is for what only parts."""
    for name in BOXES:
        frame = getattr(tokens.frames, name)
        if any(getattr(frame, side) for side in SIDES) and frame.color not in ("rule", "paper"):
            yield f"rules of the box `{name}`", frame.color, ("frames", name, "color")
    if (own := tokens.tables.own) and own.rule and own.color != "rule":
        yield "rules at our own row in tables", own.color, ("tables", "own", "color")
    if tokens.mark.side:
        yield "rules of the mark down the page", tokens.frames.mark.ground or "text", ("frames", "mark", "ground")


def check_bars(tokens: Tokens, positioned: Positioned, report: Report) -> None:
    """Warn of bars that can hardly be seen on what is behind them, or told from one another (`low-contrast`)."""
    color = tokens.bars.color
    pairs = {("the bars", ground) for ground in _grounds(tokens)["table"]} | {
        ("the bars of two series", tokens.bars.light)
    }
    for name, other in sorted(pairs):
        ratio = contrast(_hex(tokens.colors, color), _hex(tokens.colors, other))
        if ratio < LEAST_DRAWN:
            report.add(_faint(name, color, other, ratio, _culprit(("bars", "color"), color, other, positioned)))


def _faint(what: str, color: str, other: str, ratio: float, span: Span | None) -> Diagnostic:
    one = "the bars" if "bars" in what else "the rules"
    return Diagnostic(
        "low-contrast",
        f"{what} (`{color}` and `{other}`) have a contrast of {told(ratio, LEAST_DRAWN)} to 1",
        span,
        Severity.WARNING,
        expected=f"{LEAST_DRAWN:g} to 1 or more",
        hint=f"Choose a darker color for {one}, or lighter ones behind and beside them.",
    )


def told(ratio: float, least: float = LEAST) -> str:
    """A contrast that is too low in words, so finely that it is seen to be: 4.49 is not 4.5."""
    return f"{ratio:.1f}" if round(ratio, 1) < least else f"{math.floor(ratio * 100) / 100:.2f}"


def _pairs(tokens: Tokens) -> Iterator[tuple[str, str, str]]:
    """Role, color of its text and color behind it.

    Links and calls of notes have a color of their own on paper, and in a box that says one or on whose ground theirs
    can be read; else that of the text around them, which is among the roles.
    """
    behind = _grounds(tokens)
    for role in type(tokens.looks).model_fields:
        if role == Role.RUNNING_HEAD.token and not tokens.page.running_head:
            continue
        # Where it has the color of the footer, what is wrong with that is told of the footer.
        if role == Role.FUNDING.token and tokens.looks.funding.color == tokens.looks.footer.color:
            continue
        for ground in behind.get(role, ["paper"]):
            yield role, getattr(tokens.looks, role).color, ground
    yield from _cells(tokens)
    yield "link", tokens.colors.links, "paper"
    for name, said in (
        ("run-in", tokens.run_in),
        ("list number", tokens.lists.numbers),
        ("note number", tokens.notes.number),
    ):
        if said.color:
            yield name, said.color, "paper"
    yield from _links_in_boxes(tokens)


def _cells(tokens: Tokens) -> Iterator[tuple[str, str, str]]:
    """Words of tables on the grounds that rows may have."""
    said, usual = tokens.tables, tokens.looks.table.color
    yield ("table head" if said.head.color else "table"), said.head.color or usual, said.head.ground
    grounds = [*([said.rows.zebra] if said.rows.zebra else []), *([said.own.ground] if said.own else [])]
    for ground in grounds:
        yield "table", usual, ground
    for ground in ("paper", *grounds) if said.first_column.color else ():
        yield "table first column", str(said.first_column.color), ground


def _links_in_boxes(tokens: Tokens) -> Iterator[tuple[str, str, str]]:
    for name in BOXES:
        frame = getattr(tokens.frames, name)
        ground: ColorName = frame.ground or "paper"
        ink = link_on(ground, tokens.colors, frame.link)
        if ink and (ink, ground) != (tokens.colors.links, "paper"):
            yield f"{name} link", ink, ground


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
        _culprit(_where(role), color, ground, positioned),
        Severity.WARNING,
        expected=f"{LEAST} to 1 or more",
        hint="Choose a darker color for the text or a lighter one behind it.",
    )


def _where(role: str) -> KeyPath:
    """Where a style says the color of a role, or of the links in a box."""
    if role in LETTERS:
        return LETTERS[role]
    box, _, kind = role.rpartition(" ")
    return ("frames", box, "link") if box and kind == "link" else ("looks", role, "color")


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
    for what, color, _ in _rules(tokens):
        yield what.replace("`", ""), color, "paper", LEAST_DRAWN
