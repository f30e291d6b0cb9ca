"""CSS rules as text, and the few values that design tokens become."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefgen.document.roles import BOXES, ENDS, LEADS, Role
from briefgen.models.contrast import reads_on
from briefgen.models.framing import Frame
from briefgen.models.lettering import FigureForm, FigureSpacing, Letters, NoteNumber
from briefgen.models.style import Align, Face, Fonts, Look, Tokens
from briefgen.writers.html.parts import selector

Measure = Callable[[float], str]
"""A measure in points as CSS, in the unit of the medium."""

ALIGN = {Align.LEFT: "start", Align.CENTER: "center", Align.RIGHT: "end"}
"""Lines begin where the language begins them."""


def rule(selector: str, declarations: Mapping[str, str]) -> str:
    """One rule."""
    return f"{selector} {{ {'; '.join(f'{name}: {value}' for name, value in declarations.items())} }}\n"


def quoted(words: str) -> str:
    """Text as a CSS string; every character that could end it is written as its number."""
    safe = (c if c.isalnum() or c in " -.,:;_" else f"\\{ord(c):x} " for c in words)
    return f'"{"".join(safe)}"'


def page_number(words: str) -> str:
    """The words around `{page}` and `{pages}` as CSS content."""
    before, _, rest = words.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return f"{quoted(before)} counter(page) {quoted(between)} counter(pages) {quoted(after)}"


def family(face: Face, fonts: Fonts) -> str:
    """The family, what stands in for it, and the style's other family for characters it lacks."""
    other = fonts.heading if face is fonts.body else fonts.body
    further = "".join(f'"{filler.family}", ' for filler in fonts.also)
    return f'"{face.family}", "{other.family}", {further}"{face.fallback}", {face.generic}'


def look(look: Look, tokens: Tokens, measure: Measure) -> dict[str, str]:
    """How text of one look is set, without the space around it."""
    face = tokens.fonts.body if look.font == "body" else tokens.fonts.heading
    return {
        "font-family": family(face, tokens.fonts),
        "font-size": measure(look.size),
        "line-height": f"{look.line:g}",
        "font-weight": "700" if look.bold else "400",
        "font-style": "italic" if look.italic else "normal",
        "text-transform": "uppercase" if look.uppercase else "none",
        "letter-spacing": measure(look.tracking) if look.tracking else "normal",
        "color": getattr(tokens.colors, look.color),
        "text-align": ALIGN[look.align],
    }


def numeric(form: FigureForm | None, spacing: FigureSpacing | None) -> dict[str, str]:
    """Which figures of a face are taken; nothing, where all are as it has them."""
    said = [*([FORMS[form]] if form else []), *([f"{spacing}-nums"] if spacing else [])]
    return {"font-variant-numeric": " ".join(said)} if said else {}


FORMS = {FigureForm.LINING: "lining-nums", FigureForm.OLD_STYLE: "oldstyle-nums"}
"""The forms of figures in the words of CSS."""


def letters(said: Letters | NoteNumber, tokens: Tokens, measure: Measure) -> dict[str, str]:
    """How letters differ from the words around."""
    bold, size = getattr(said, "bold", None), getattr(said, "size", None)
    made = {
        "font-family": family(getattr(tokens.fonts, said.font), tokens.fonts) if said.font else "",
        "font-size": measure(size) if size else "",
        "font-weight": "" if bold is None else "700" if bold else "400",
        "color": getattr(tokens.colors, said.color) if said.color else "",
    }
    return {name: value for name, value in made.items() if value}


def dimmed(said: Letters, tokens: Tokens) -> list[str]:
    """The boxes in which letters have the color of the words around, as theirs cannot be read there."""
    frames = {selector(box): getattr(tokens.frames, name) for name, box in BOXES.items()}
    return [place for place, frame in frames.items() if not reads_on(said.color, frame.ground, tokens.colors)]


def around(look: Look, measure: Measure) -> dict[str, str]:
    """The space around a paragraph, and what it must not be parted from."""
    margin = {"margin": f"{measure(look.before)} 0 {measure(look.after)}"}
    return (
        margin
        | ({"break-after": "avoid"} if look.keep_with_next else {})
        | ({"break-inside": "avoid"} if look.together else {})
    )


def kept(role: Role) -> dict[str, str]:
    """What paragraphs of a role are never parted from, whatever a style says."""
    after = {"break-after": "avoid"} if role in LEADS else {}
    return after | ({"break-before": "avoid"} if role in ENDS else {})


def frame(frame: Frame, tokens: Tokens, measure: Measure) -> dict[str, str]:
    """A box: ground, rules at its sides, padding inside, space around."""
    color = getattr(tokens.colors, frame.color)
    sides = {"inline-start": frame.left, "inline-end": frame.right, "top": frame.top, "bottom": frame.bottom}
    rules = {f"border-{side}": f"{measure(width)} solid {color}" for side, width in sides.items() if width}
    ground = {"background-color": getattr(tokens.colors, frame.ground)} if frame.ground else {}
    return {
        **ground,
        **rules,
        "padding": f"{measure(frame.padding_y)} {measure(frame.padding_x)}",
        "margin": f"{measure(frame.before)} 0 {measure(frame.after)}",
        "break-inside": "avoid" if frame.together else "auto",
    }
