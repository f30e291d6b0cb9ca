"""The side column in Word: paragraphs in a frame, which are read in their order and edited like any others."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.geometry import Geometry
from briefgen.writers.docx.ooxml import Element, w
from briefgen.writers.docx.paragraphs import is_paragraph, put, space, spacer
from briefgen.writers.docx.units import twips


def framed(elements: Sequence[Element], page: Geometry) -> list[Element]:
    """Paragraphs put at the left of the text (ISO/IEC 29500-1, 17.3.1.11). Those that follow one another in frames
    alike share one; it begins where the paragraph that follows them does."""
    for element in elements:
        frame = w("framePr", w=twips(page.side), hSpace=twips(page.beside - page.side), wrap="around", vAnchor="text",
                  hAnchor="page", x=twips(page.left - page.beside), y=1)  # fmt: skip
        put(element, frame)
    if elements:
        space(elements[0], before=0)
    return list(elements)


def before(side: Sequence[Element], text: Sequence[Element]) -> list[Element]:
    """What stands at the side before the text that it begins with: a frame needs a paragraph to stand beside."""
    between = [] if not side or (text and is_paragraph(text[0])) else [spacer()]
    return [*side, *between, *text]
