"""The palette of a style as Word's theme knows it, so that people can recolor a brief in Word."""

from __future__ import annotations

from briefgen.models.contrast import link_on
from briefgen.models.palette import ColorName, Colors
from briefgen.writers.docx.ooxml import Element, w

THEME_COLORS: dict[ColorName, str] = {
    "text": "text1",
    "paper": "background1",
    "muted": "text2",
    "tint": "background2",
    "accent": "accent1",
    "rule": "accent2",
    "accent_2": "accent3",
    "link": "hyperlink",
}
"""The name of each color in Word's theme."""


def bare_hex(colors: Colors, name: ColorName) -> str:
    """A color as Word writes it, without the number sign."""
    return str(getattr(colors, name)).removeprefix("#")


def type_color(colors: Colors, name: ColorName) -> Element:
    """The color of type."""
    return w("color", val=bare_hex(colors, name), themeColor=THEME_COLORS[name])


def ink(
    behind: ColorName | None, colors: Colors, words: ColorName, said: ColorName | None = None
) -> tuple[ColorName, Colors] | None:
    """The color of links and calls on a ground among words of a color; None where it is their usual one."""
    found = link_on(behind, colors, said) or words
    return None if found == colors.links else (found, colors)


def ground(colors: Colors, name: ColorName) -> Element:
    """The color behind a paragraph or a cell."""
    return w("shd", val="clear", color="auto", fill=bare_hex(colors, name), themeFill=THEME_COLORS[name])


def line(colors: Colors, side: str, name: ColorName, size: int, space: int = 0) -> Element:
    """A border: `size` in eighths of a point, `space` to the text in points."""
    color = bare_hex(colors, name)
    return w(side, val="single", sz=size, space=space, color=color, themeColor=THEME_COLORS[name])
