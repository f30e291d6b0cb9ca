"""What a style says, as tables of the sheet: its colors and their contrasts, its looks, its boxes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from briefgen.models.contrast import contrast
from briefgen.models.style import Look, Tokens
from briefgen.noun import noun
from briefgen.readers.styles.contrast import measured

SHOWN_OTHERWISE = ("name", "extends", "title", "citations", "sources", "colors", "fonts", "looks", "frames")
"""The tokens that the sheet has tables of their own for, or prints at its head."""


@noun
class Pair:
    """Two colors of the palette, one on the other, how well they are told apart, and what stands so."""

    color: str
    ground: str
    ratio: float
    least: float
    where: tuple[str, ...]

    @property
    def told(self) -> str:
        """The contrast as it is compared: what is under the least is never rounded up to it."""
        return f"{math.floor(self.ratio * 100) / 100:.2f}"

    @property
    def low(self) -> bool:
        """Whether it is too low."""
        return self.ratio < self.least


def pairs_of(tokens: Tokens) -> tuple[Pair, ...]:
    """Every color on every ground where anything of the style stands so, the poorest last."""
    found: dict[tuple[str, str, float], list[str]] = {}
    for what, color, ground, least in measured(tokens):
        found.setdefault((color, ground, least), []).append(what.replace("_", " "))
    pairs = [
        Pair(color, ground, contrast(_hex(tokens, color), _hex(tokens, ground)), least, tuple(where))
        for (color, ground, least), where in found.items()
    ]
    return tuple(sorted(pairs, key=lambda pair: (pair.least, pair.ratio, pair.color), reverse=True))


def colors_table(tokens: Tokens) -> str:
    """The palette: names, values, what each is for."""
    fields = type(tokens.colors).model_fields
    rows = ((name, _hex(tokens, name) or "as unsaid", field.description or "") for name, field in fields.items())
    return table(("Color", "Value", "What has it"), rows)


def pairs_table(pairs: Iterable[Pair]) -> str:
    """Every pair of colors with its contrast."""
    rows = (
        (
            f"{pair.color} on {pair.ground}",
            f"**{pair.told}, too low**" if pair.low else pair.told,
            f"{pair.least:g}",
            ", ".join(pair.where),
        )
        for pair in pairs
    )
    return table(("Colors", "To 1", "At least", "Where"), rows, "lrrl")


def looks_table(tokens: Tokens) -> str:
    """Every look, as it is in this style."""
    rows = (
        (f"`{name}`", field.description or "", look_in_words(getattr(tokens.looks, name), tokens))
        for name, field in type(tokens.looks).model_fields.items()
    )
    return table(("Look", "What has it", "How it is set"), rows)


def look_in_words(look: Look, tokens: Tokens) -> str:
    """A look in a few words: family, size and height of a line, and what else is not usual."""
    family = getattr(tokens.fonts, look.font).family
    words = [f"{family} {_number(look.size)} on {_number(look.size * look.line)}"]
    words += [name for name in ("bold", "italic", "uppercase") if getattr(look, name)]
    words += [look.color] if look.color != "text" else []
    words += [str(look.align)] if look.align != "left" else []
    words += [f"{_number(look.tracking)} between letters"] if look.tracking else []
    return ", ".join(words)


def frames_table(tokens: Tokens) -> str:
    """Every box, as it is in this style."""
    rows = (
        (f"`{name}`", field.description or "", ", ".join(_frame(getattr(tokens.frames, name))) or "nothing around it")
        for name, field in type(tokens.frames).model_fields.items()
    )
    return table(("Box", "What it holds", "How it is drawn"), rows)


def others_table(tokens: Tokens) -> str:
    """Everything else that the style says, group by group: a group that is added stands here, too."""
    groups = {name: getattr(tokens, name) for name in type(tokens).model_fields if name not in SHOWN_OTHERWISE}
    rows = (
        (f"`{group}: {name}`", " ".join((field.description or "").split()), said)
        for group, value in groups.items()
        for name, field in type(value).model_fields.items()
        if (said := ", ".join(_in_words(getattr(value, name))))
    )
    return table(("Token", "What it is", "As it is"), rows)


def _in_words(value: object) -> Iterator[str]:
    """A value in words; nothing, where nothing is said."""
    match value:
        case BaseModel():
            for name in type(value).model_fields:
                if said := ", ".join(_in_words(getattr(value, name))):
                    yield f"{name.replace('_', ' ')} {said}"
        case tuple():
            yield from (said for one in value for said in _in_words(one))
        case bool():
            yield "yes" if value else "no"
        case float() | int():
            yield _number(value)
        case str() if value:
            yield literal(value)


def _frame(frame: object) -> Iterator[str]:
    """What a frame says that is not nothing: tokens that are added are said by their names."""
    values = {name: getattr(frame, name) for name in type(frame).model_fields}  # type: ignore[attr-defined]
    drawn = any(isinstance(values.get(side), float) and values[side] for side in ("left", "top", "bottom", "right"))
    for name, value in values.items():
        said = name.replace("_x", " at the sides").replace("_y", " above and below within").replace("_", " ")
        if isinstance(value, float) and value:
            yield f"{said} {_number(value)}"
        elif isinstance(value, str) and (name != "color" or drawn):
            yield f"{said} {value}"
        elif name == "together" and value is False:
            yield "may be parted"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]], sides: str = "") -> str:
    """A table in Markdown; `sides` says by a letter a column which are set to the right."""
    listed = list(heads)
    rules = ["--:" if side == "r" else "---" for side in sides or "l" * len(listed)]
    lines = [listed, rules, *(list(map(_cell, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def literal(words: str) -> str:
    """Words as Markdown and Jinja2 that print them to the letter."""
    return "".join(f"\\{one}" if one in "\\`*_{}%[]()#+-.!|@~^<>&$\"'" else one for one in words)


def _cell(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", text)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _hex(tokens: Tokens, name: str) -> str:
    """A color of the palette, which may be unsaid; empty, then."""
    value: str | None = getattr(tokens.colors, name)
    return value or ""
