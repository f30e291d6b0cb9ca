"""Data tables: a head that repeats, rows that stay whole, columns as wide as their words ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.document import Alignment, Cell, Role, Row, Table, plain_text
from briefgen.writers.docx import names
from briefgen.writers.docx.names import ROLE_STYLES
from briefgen.writers.docx.ooxml import Element, w
from briefgen.writers.docx.paragraphs import TABLE, direct_space_before, is_paragraph, paragraph, space, spacer, style_id
from briefgen.writers.docx.runs import runs
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.story import Story
from briefgen.writers.docx.units import twips

CHARACTER_WIDTH = 0.6
"""The width of a character as a share of the size of type, on average and rather too much."""

WIDEST_WANT = 60
"""Characters beyond which a cell asks for no wider column: its words wrap."""

def table(node: Table, story: Story, indent: float = 0.0) -> Element:
    """The table, `indent` points in from the left, across the rest of the text width."""
    caption = plain_text(node.caption)
    widths = [twips(width) for width in column_widths(node, story.sheet, story.sheet.text_width - indent)]
    properties = w(
        "tblPr",
        w("tblStyle", val=names.TABLE.id),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblInd", w=twips(indent), type="dxa"),
        w("tblLayout", type="fixed"),
        look(),
        w("tblCaption", val=caption) if caption else None,
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", properties, grid, *_rows(node, widths, story))


def look() -> Element:
    """Which cells are heads."""
    return w("tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=0, noVBand=1)


def column_widths(node: Table, sheet: Sheet, available: float) -> list[float]:
    """Widths that sum to `available`, in points: each column gets room for its longest word, and
    what is left goes to the columns whose words would have to wrap, as a browser lays tables out."""
    size = sheet.look(Role.TABLE).size * CHARACTER_WIDTH
    padding = 2 * sheet.tokens.tables.padding_x
    columns = [[plain_text(cell.children) for cell in column] for column in _columns(node)]
    least = [size * max(_longest_word(words) for words in cells) + padding for cells in columns]
    wanted = [size * min(WIDEST_WANT, 1 + max(map(len, cells))) + padding for cells in columns]
    if sum(wanted) <= available:
        return _scaled(wanted, available)
    if sum(least) >= available:
        return _scaled(least, available)
    spare = (available - sum(least)) / (sum(wanted) - sum(least))
    return [small + (large - small) * spare for small, large in zip(least, wanted, strict=True)]


def _columns(node: Table) -> Iterator[tuple[Cell, ...]]:
    return zip(*(row.cells for row in (node.header, *node.rows)), strict=True)


def _longest_word(words: str) -> int:
    """Characters of the longest word, and one more to be safe."""
    return 1 + max(map(len, words.split()), default=0)


def _scaled(widths: Sequence[float], available: float) -> list[float]:
    share = available / sum(widths)
    return [width * share for width in widths]


def _rows(node: Table, widths: list[int], story: Story) -> Iterator[Element]:
    """The head, which is repeated on every page, then the body; the rows after the head hold on to it."""
    yield _row(node.header, node.alignments, widths, story, head=True, hold=bool(node.rows))
    for number, row in enumerate(node.rows, 1):
        yield _row(row, node.alignments, widths, story, hold=number == len(node.rows) - 1)


def _row(
    row: Row,
    alignments: Sequence[Alignment],
    widths: list[int],
    story: Story,
    head: bool = False,
    hold: bool = False,
) -> Element:
    cells = (
        _cell(cell, alignment, width, story, hold)
        for cell, alignment, width in zip(row.cells, alignments, widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if head else None), *cells)


def _cell(cell: Cell, alignment: Alignment, width: int, story: Story, hold: bool) -> Element:
    aligned = w("jc", val=alignment.value) if alignment in (Alignment.CENTER, Alignment.RIGHT) else None
    words = paragraph(
        ROLE_STYLES[Role.TABLE], runs(cell.children, story), w("keepNext") if hold else None, aligned
    )
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), words)


def space_around(story: Element, sheet: Sheet) -> None:
    """Space below tables, which have none of their own; a paragraph where Word must have one after them."""
    for made in story.findall(TABLE):
        following = made.getnext()
        if following is None or not is_paragraph(following):
            following = spacer()
            made.addnext(following)
        usual = sheet.spaces_before.get(style_id(following), 0.0)
        space(following, before=max(sheet.table_space, usual, direct_space_before(following)))
