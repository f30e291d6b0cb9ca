"""Sections of Word: paper, margins and columns of a stretch of the document."""

from __future__ import annotations

from briefgen.writers.docx.ooxml import Element, in_order, qualified, w
from briefgen.writers.docx.sheet import PAPERS, Sheet
from briefgen.writers.docx.units import twips

GUTTER = 18.0
"""Space between columns, in points."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A stretch of paragraphs to be set in columns, by its first and its last one."""

    first: Element
    last: Element
    number: int


def section(sheet: Sheet, columns: int = 1, continuous: bool = False) -> Element:
    """The properties of a section; a continuous one begins on the page where the last one ended."""
    width, height = PAPERS[sheet.paper]
    page = sheet.tokens.page
    margins = {side: twips(getattr(page.margins, side)) for side in ("top", "right", "bottom", "left")}
    return w(
        "sectPr",
        w("type", val="continuous") if continuous else None,
        w("pgSz", w=twips(width), h=twips(height)),
        w("pgMar", **margins, header=twips(page.footer), footer=twips(page.footer), gutter=0),
        w("cols", num=columns, space=twips(GUTTER)) if columns > 1 else w("cols", space=twips(GUTTER)),
    )


def divide(body: Element, sheet: Sheet, stretches: Iterable[Columns]) -> None:
    """Divides the body into sections, so that each stretch stands in its columns.

    The properties of a section stand in its last paragraph, those of the last section at the
    end of the body. All of them show the same footer.
    """
    final = body[-1]
    footer = final.find(FOOTER_REFERENCE)
    before, columns = None, 1
    for stretch in stretches:
        if (previous := stretch.first.getprevious()) is not None and previous is not before:
            put(previous, _with_footer(section(sheet, columns, before is not None), footer))
            before, columns = previous, 1
