"""Sections of Word: paper, margins and columns of a stretch of the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.writers.docx.ooxml import Element, qualified, w
from briefgen.writers.docx.paragraphs import is_paragraph, put, spacer
from briefgen.writers.docx.sheet import PAPERS, Sheet
from briefgen.writers.docx.units import twips

GUTTER = 18.0
"""Space between columns, in points."""


SLACK = 6.0
"""How far the text may reach into the lower margin, in points: Word lays out a hair taller than
the PDF, and what fills a page there is not to begin another one here."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A stretch of paragraphs to be set in columns, by its first and its last one."""

    first: Element
    last: Element
    number: int


def section(sheet: Sheet, footer: str, columns: int = 1, continuous: bool = False) -> Element:
    """The properties of a section; `footer` is the id of its footer.

    A continuous section begins on the page where the one before it ended.
    """
    width, height = PAPERS[sheet.paper]
    page = sheet.tokens.page
    sides = page.margins.model_dump() | {"bottom": max(page.margins.bottom - SLACK, page.footer)}
    margins = {side: twips(width) for side, width in sides.items()}
    reference = w("footerReference", type="default")
    reference.set(qualified("r:id"), footer)
    return w(
        "sectPr",
        reference,
        w("type", val="continuous") if continuous else None,
        w("pgSz", w=twips(width), h=twips(height)),
        w("pgMar", **margins, header=twips(page.footer), footer=twips(page.footer), gutter=0),
        w("cols", num=columns, space=twips(GUTTER)) if columns > 1 else w("cols", space=twips(GUTTER)),
    )


def divide(body: Element, sheet: Sheet, footer: str, stretches: Iterable[Columns]) -> None:
    """Divides the body into sections, so that each stretch stands in its columns.

    The properties of a section stand in its last paragraph, those of the last section at the
    end of the body.
    """
    ends: list[tuple[Element, int]] = []
    for stretch in stretches:
        previous = _paragraph_before(stretch.first)
        if previous is not None and not (ends and ends[-1][0] is previous):
            ends.append((previous, 1))
        ends.append((stretch.last, stretch.number))
    last = ends.pop()[1] if ends and ends[-1][0].getnext() is None else 1
    for number, (element, columns) in enumerate(ends):
        put(element, section(sheet, footer, columns, continuous=number > 0))
    body.append(section(sheet, footer, last, continuous=bool(ends)))


def _paragraph_before(element: Element) -> Element | None:
    """The paragraph before an element, an empty one if a table stands there."""
    previous = element.getprevious()
    if previous is None or is_paragraph(previous):
        return previous
    previous.addnext(spacer())
    return element.getprevious()
