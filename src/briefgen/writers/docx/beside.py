"""Pictures with text beside them: paragraphs in a frame, which are read, edited and copied like any others."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.nodes import Figure, Role, plain_text
from briefgen.document.picturing import SIDE_GAP, Size
from briefgen.models.style import Look
from briefgen.writers.docx.names import NORMAL
from briefgen.writers.docx.ooxml import Element, qualified, w
from briefgen.writers.docx.paragraphs import INDENT, PROPERTIES, direct_indent, paragraph, put, space
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.units import twips
from briefgen.writers.metrics import text_width

TEXT = qualified("w:t")

ABOVE, BELOW = 3.0, 4.0
"""Space above and below a picture at the side, in points."""


def around(
    picture: Sequence[Element], text: Sequence[Element], figure: Figure, size: Size, sheet: Sheet
) -> list[Element]:
    """A picture with its caption and the text beside it; one under the other, where there is no room beside it."""
    if not size.side:
        return [*picture, *text]
    for element in picture:
        put(element, _frame(size), w("keepNext"))
        for indent in element.find(PROPERTIES).findall(INDENT):
            element.find(PROPERTIES).remove(indent)
    space(picture[0], before=ABOVE)
    space(picture[-1], after=BELOW)
    tall = ABOVE + size.height + _caption_height(figure, size, sheet) + BELOW
    reached = 0.0
    for element in text:
        if reached < tall:
            # A frame does not go to the next page by itself, where it finds no room: its text takes it along.
            reached += _height(element, size.beside, sheet)
            put(element, w("keepLines"), w("keepNext") if reached < tall else None)
    return [*picture, *text, _end(max(0.0, tall - reached))]


def _frame(size: Size) -> Element:
    """A frame at the right, as high as what is in it (ISO/IEC 29500-1, 17.3.1.11). Paragraphs that
    follow one another in frames alike share one."""
    return w("framePr", w=twips(size.room), hSpace=twips(SIDE_GAP), wrap="around", vAnchor="text", hAnchor="margin",
             xAlign="right", y=1)  # fmt: skip


def _end(gap: float) -> Element:
    """Where all the room is to be had again: below a break for that (17.3.3.1), which LibreOffice 7.4 does not know
    beside a frame, and so as far below the text as the picture is reckoned to reach."""
    line = w("spacing", before=twips(gap), after=0, line=20, lineRule="exact")
    return paragraph(NORMAL, [w("r", w("br", type="textWrapping", clear="all"))], line)


def _caption_height(figure: Figure, size: Size, sheet: Sheet) -> float:
    if not figure.caption:
        return 0.0
    look = sheet.look(Role.CAPTION)
    return look.before + _lines(plain_text(figure.caption), look, size.room, sheet) * look.size * look.line


def _height(element: Element, room: float, sheet: Sheet) -> float:
    """How tall a paragraph of text is in so much room, in points: reckoned by its words."""
    look = sheet.look(Role.BODY)
    words = "".join(part.text or "" for part in element.iter(TEXT))
    return _lines(words, look, room - direct_indent(element) / 20, sheet) * look.size * look.line + look.after


def _lines(words: str, look: Look, room: float, sheet: Sheet) -> int:
    """How many lines words take, in points of room."""
    font, count, taken = sheet.font(look), 1, 0.0
    space = text_width(font, " ") * look.size
    for word in words.split():
        width = text_width(font, word) * look.size
        if taken and taken + width > room:
            count, taken = count + 1, 0.0
        taken += width + space
    return count
