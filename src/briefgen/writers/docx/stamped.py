"""The content code at the foot of pages: a line of its own under the words, or the end of the bar of the mark."""

from __future__ import annotations

from briefgen.document.geometry import barred
from briefgen.document.nodes import Document
from briefgen.document.stamping import Stamp, stamp
from briefgen.models.codes import LENGTH
from briefgen.models.style import Align
from briefgen.writers.docx.names import CONTENT_CODE
from briefgen.writers.docx.ooxml import Element, text, w
from briefgen.writers.docx.paragraphs import paragraph, put
from briefgen.writers.docx.runs import run
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.units import half_points, twips

CAPITALS = 0.35
"""Half the height of capitals, in sizes of their type: by so much small ones are raised to stand in the middle of large ones."""


def stamped(document: Document, sheet: Sheet) -> Stamp | None:
    """How the code of a document is set; None where it has none."""
    return stamp(document, sheet.page, sheet.tokens) if document.code else None


def lowered(document: Document, sheet: Sheet) -> float:
    """How much nearer to the edge the foot of the pages begins, so that its words stand where they would without a code."""
    said = stamped(document, sheet)
    return said.height if said and not said.above and not barred(document, sheet.tokens) else 0.0


def with_code(line: Element, document: Document, sheet: Sheet) -> list[Element]:
    """The line at the foot of the pages, with the code under it or at its end."""
    said = stamped(document, sheet)
    if said is None:
        return [line]
    if not said.in_bar:
        framed = _frame(said, sheet) if barred(document, sheet.tokens) else None
        made = paragraph(CONTENT_CODE, [run(text(document.code))], framed)
        return [made, line] if framed is not None or said.above else [line, made]
    _part(line, sheet)
    line.append(w("r", w("tab")))
    raised = CAPITALS * (sheet.tokens.looks.mark.size - said.size)
    line.append(
        w("r", w("rPr", w("b", val=0), w("bCs", val=0), w("noProof"), w("spacing", val=twips(said.tracking)),
                 w("position", val=half_points(raised)), w("sz", val=half_points(said.size)),
                 w("szCs", val=half_points(said.size))), text(document.code))
    )  # fmt: skip
    return [line]


def _frame(said: Stamp, sheet: Sheet) -> Element:
    """A place on the page for the code under a bar, which itself stands as low as the foot of the pages may."""
    top = sheet.page.height - said.below - said.height
    return w("framePr", w=twips(LENGTH * said.size), h=twips(said.height), hRule="exact", wrap="around",
             vAnchor="page", hAnchor="margin", xAlign="right", y=twips(top))  # fmt: skip


def _part(line: Element, sheet: Sheet) -> None:
    """Have the words of a bar stand where they do, but by tabs, so that others can stand at its end."""
    page, frame = sheet.page, sheet.tokens.frames.mark
    before, after = page.outdents
    tabs = [w("tab", val="right", pos=twips(page.text_width + after - frame.padding_x - frame.right))]
    if sheet.tokens.looks.mark.align is Align.CENTER:
        tabs.insert(0, w("tab", val="center", pos=twips((page.text_width + after - before) / 2)))
        line.insert(1, w("r", w("tab")))
    put(line, w("tabs", *tabs), w("jc", val="left"))
