"""The running footer: words at the left, in the middle and at the right, the page number behind these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.document.geometry import barred
from briefgen.document.nodes import Document, Role
from briefgen.document.stamping import OVER_FOOTER
from briefgen.models.footing import BETWEEN, DOWN
from briefgen.models.style import Look
from briefgen.writers.docx.fields import field
from briefgen.writers.docx.names import ROLE_STYLES
from briefgen.writers.docx.ooxml import Element, qualified, root, text, w
from briefgen.writers.docx.paragraphs import paragraph, put
from briefgen.writers.docx.pushing import FIRST, SLACK, pushed_up
from briefgen.writers.docx.runs import run
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.stamped import with_code
from briefgen.writers.docx.units import twips
from briefgen.writers.metrics import text_width

FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
"""What the words around a page number stand for, and the field that fills it in."""

WIDEST_NUMBER = "888"


def footer(document: Document, sheet: Sheet, kind: str) -> Element:
    """The footer part of a kind of pages, with the page number from the second on, unless that stands in the running head."""
    words, page = document.footer, sheet.page
    page_of = words.page_of if kind != FIRST and not document.runs else ""
    right = BETWEEN.join(filter(None, (words.right, page_of)))
    if not barred(document, sheet.tokens):
        line = across(words.left, right, Role.FOOTER, sheet, words.center)
        said = with_code(line, document, sheet)
        return root("ftr", *pushed_up(said, page, kind, SLACK + sheet.tokens.page.footer + _height(line, sheet)))
    number = [run(text(DOWN)), *_page_number(page_of.replace(" ", "\u00a0"))] if page_of else []
    bar, frame = marking([run(text(words.left)), *number], sheet), sheet.tokens.frames.mark
    taken = SLACK + page.foot + page.foot_text + frame.top + frame.bottom + 2 * frame.padding_y
    return root("ftr", *pushed_up(with_code(bar, document, sheet), page, kind, taken))


def _height(line: Element, sheet: Sheet) -> float:
    """How high the words at the foot are, which may stand on two or three lines, with the rule above them."""
    look, rule = sheet.look(Role.FOOTER), sheet.tokens.footer.rule
    return (1 + len(list(line.iter(qualified("w:br"))))) * look.size * look.line + (rule + OVER_FOOTER if rule else 0.0)


def marking(content: Sequence[Element], sheet: Sheet) -> Element:
    """A bar of the mark, as wide as that is on the pages."""
    made, frame = paragraph(ROLE_STYLES[Role.MARK], content), sheet.tokens.frames.mark
    left, right = (
        twips(frame.padding_x + rule - out)
        for rule, out in zip((frame.left, frame.right), sheet.page.outdents, strict=True)
    )
    if any(sheet.page.outdents):
        put(made, w("ind", left=left, right=right))
    return made


def across(left: str, right: str, role: Role, sheet: Sheet, center: str = "") -> Element:
    """Words, in the middle others, and across from them the page number. What does not fit on one line stands on a second one."""
    said = [run(text(left))] if left else []
    if center:
        said += [w("r", *_between(left, center, role, sheet, half=True)), run(text(center))]
    if right:
        longest = right.format(page=WIDEST_NUMBER, pages=WIDEST_NUMBER)
        before, half = (center, True) if center else (left, False)
        said += [w("r", *_between(before, longest, role, sheet, half)), *_page_number(right)]
    return paragraph(ROLE_STYLES[role], said)


def _between(before: str, words: str, role: Role, sheet: Sheet, half: bool = False) -> list[Element]:
    """What stands before words: a tab, on a new line where they do not fit beside those before.

    Words in the middle of the line have half of themselves at each side of it.
    """
    look, room = sheet.look(role), sheet.full_width
    if half:
        # The center stands in the middle whatever is beside it: twice the longer side must fit.
        longer = max(before, words, key=lambda one: text_width(sheet.font(look), one))
        shorter = words if longer is before else before
        return [w("tab")] if _wide(f"{longer}{longer}{shorter}", look, sheet) < room else [w("br"), w("tab")]
    return [w("tab")] if _wide(f"{before} {words}", look, sheet) < room else [w("br"), w("tab")]


def _wide(words: str, look: Look, sheet: Sheet) -> float:
    return look.size * text_width(sheet.font(look), words)


def _page_number(words: str) -> Iterator[Element]:
    for piece in re.split(r"(\{pages?\})", words):
        if piece in FIELDS:
            yield from field(FIELDS[piece], "1")
        elif piece:
            yield run(text(piece))
