"""Sections of Word: paper, margins and columns of a stretch of the document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.document.geometry import FROM_EDGE
from briefgen.noun import noun
from briefgen.writers.docx.ooxml import Element, qualified, w
from briefgen.writers.docx.palette import line
from briefgen.writers.docx.paragraphs import is_paragraph, put, spacer
from briefgen.writers.docx.pushing import SLACK
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.units import eighths, twips

GUTTER = 18.0
"""Space between columns, in points."""


@noun
class Columns:
    """A stretch of paragraphs to be set in columns, by its first and its last one."""

    first: Element
    last: Element
    number: int


@noun
class Running:
    """A `header` or `footer`, the pages it is for (`default`, `first`, `even`), and the id of its part."""

    name: str
    kind: str
    id: str


def section(
    sheet: Sheet, running: Iterable[Running], columns: int = 1, continuous: bool = False, lowered: float = 0.0
) -> Element:
    """The properties of a section with what stands on each of its pages.

    A continuous section begins on the page where the one before it ended, and so has no first page of its own. The foot of
    the pages begins `lowered` points nearer to the edge than its words stand.
    """
    return w(
        "sectPr",
        *map(_reference, running),
        w("type", val="continuous") if continuous else None,
        _size(sheet),
        _margins(sheet, lowered),
        _side(sheet),
        w("cols", num=columns, space=twips(GUTTER)) if columns > 1 else w("cols", space=twips(GUTTER)),
        None if continuous else w("titlePg"),
    )


def _reference(running: Running) -> Element:
    reference = w(f"{running.name}Reference", type=running.kind)
    reference.set(qualified("r:id"), running.id)
    return reference


def _size(sheet: Sheet) -> Element:
    page = sheet.page
    lies = {"orient": "landscape"} if page.width > page.height else {}
    return w("pgSz", w=twips(page.width), h=twips(page.height), **lies)


def _side(sheet: Sheet) -> Element | None:
    """The rule of a mark down the left edge of every page: a border of the page (ISO/IEC 29500-1, 17.6.10)."""
    if not sheet.page.edge:
        return None
    color = sheet.tokens.frames.mark.ground or "text"
    rule = line(sheet.tokens.colors, "left", color, eighths(sheet.page.edge), round(FROM_EDGE))
    return w("pgBorders", rule, offsetFrom="page")


def _margins(sheet: Sheet, lowered: float) -> Element:
    page, footer = sheet.page, sheet.page.foot or sheet.tokens.page.footer
    bottom = max(min(page.bottom, page.next_bottom) - SLACK, footer)
    sides = {"top": min(page.top, page.next_top), "right": page.right, "bottom": bottom, "left": page.left}
    return w("pgMar", **{side: twips(points) for side, points in sides.items()},
             header=twips(page.mark), footer=twips(max(0.0, footer - lowered)), gutter=0)  # fmt: skip


def divide(
    body: Element, sheet: Sheet, running: Sequence[Running], stretches: Iterable[Columns], lowered: float = 0.0
) -> None:
    """Divides the body into sections, so that each stretch stands in its columns.

    The properties of a section stand in its last paragraph, those of the last section at the
    end of the body. Columns at the end get a section of an empty paragraph behind them, since Word
    balances only columns that a continuous section follows.
    """
    ends: list[tuple[Element, int]] = []
    for stretch in stretches:
        previous = _paragraph_before(stretch.first)
        if previous is not None and not (ends and ends[-1][0] is previous):
            ends.append((previous, 1))
        ends.append((stretch.last, stretch.number))
    if ends and ends[-1][0].getnext() is None:
        body.append(spacer())
    for number, (element, columns) in enumerate(ends):
        put(element, section(sheet, running, columns, number > 0, lowered))
    body.append(section(sheet, running, continuous=bool(ends), lowered=lowered))


def _paragraph_before(element: Element) -> Element | None:
    """The paragraph before an element, an empty one if a table stands there."""
    previous = element.getprevious()
    if previous is None or is_paragraph(previous):
        return previous
    previous.addnext(spacer())
    return element.getprevious()
