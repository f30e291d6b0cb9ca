"""Data tables: a head that repeats, rows that stay whole, columns as wide as their words ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.document.heads import rows_are_headed
from briefgen.document.nodes import Alignment, Cell, Role, Row, Table, plain_text
from briefgen.writers.column import Column
from briefgen.writers.docx import names
from briefgen.writers.docx.boxes import Enclosure
from briefgen.writers.docx.names import ROLE_STYLES, StyleName
from briefgen.writers.docx.ooxml import WORD, Element, qualified, w
from briefgen.writers.docx.palette import ground, ink, line
from briefgen.writers.docx.paragraphs import (
    CELL,
    TABLE,
    VALUE,
    beside_frame,
    direct_space_after,
    direct_space_before,
    is_paragraph,
    is_spacer,
    paragraph,
    space,
    spacer,
    style_id,
)
from briefgen.writers.docx.runs import WITHIN_ADDRESSES, Face, runs
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.story import Story
from briefgen.writers.docx.units import eighths, twips
from briefgen.writers.tabulation import Tabulation

ABOVE = 4.0
"""The space above a data table that has no caption, in points."""

CAPTION = ROLE_STYLES[Role.CAPTION].id


def table(node: Table, story: Story, face: Face, column: Column, indent: float = 0.0) -> Element:
    """The table, as wide as the column, `indent` points in from the left."""
    laid = column.tabulate(node)
    widths = [twips(width) for width in laid.widths]
    called = len(story.notes or ())
    made = w("tbl", *grid_of(node, widths, indent), *_rows(node, laid, widths, story, face))
    if laid.crowded:
        story.whole_notes.update(range(called + 1, len(story.notes or ()) + 1))
    return made


def grid_of(node: Table, widths: list[int], indent: float) -> tuple[Element, Element]:
    """The properties of a table and the grid of its columns, whose widths are given in twips."""
    caption = plain_text(node.caption).translate(WITHIN_ADDRESSES)
    properties = w(
        "tblPr",
        w("tblStyle", val=names.TABLE.id),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblInd", w=twips(indent), type="dxa"),
        w("tblLayout", type="fixed"),
        look(rows_are_headed(node), node.headed and not node.stages),
        w("tblCaption", val=caption) if caption else None,
    )
    return properties, w("tblGrid", *(w("gridCol", w=width) for width in widths))


def look(rows: bool, columns: bool) -> Element:
    """Which cells are heads: those of the first row where `columns` are headed, those of the first column where `rows` are.

    Source: ISO/IEC 29500-1, 17.4.55, and the bits of its `val` in 17.18.87 of the transitional part.
    """
    bits = 0x0400 | 0x0020 * columns | 0x0080 * rows
    heads = {"firstRow": int(columns), "lastRow": 0, "firstColumn": int(rows), "lastColumn": 0}
    return w("tblLook", val=f"{bits:04X}", **heads, noHBand=0, noVBand=1)


def _rows(node: Table, laid: Tabulation, widths: list[int], story: Story, face: Face) -> Iterator[Element]:
    """The head, which is repeated on every page, then the body; unless it is whole, its first two and last two stay together.

    Where few rows fit on a page with their notes, each says how tall it is at least and is kept whole by its paragraphs,
    and so is each note: LibreOffice would else begin a new page after every row or two (seen in 7.4: 27 pages became 69).
    """
    rows = node.printed
    for number, row in enumerate(rows):
        last = number == len(rows) - 1
        hold = not last and (laid.whole or number in (0, len(rows) - 2))
        place = number if node.headed else number + 1
        said = face_of_row(row, place, face, story)
        styles = cell_styles(node, place, story.sheet)
        cells = (
            cell_of(
                alignment,
                width,
                runs(cell.children, story, _face_of_cell(cell, said, story) if place else said),
                hold,
                style,
                laid.crowded,
            )
            for cell, alignment, width, style in zip(row.cells, node.alignments, widths, styles, strict=True)
        )
        yield row_of(
            in_stages(node, row, list(cells), story.sheet)
            if node.stages or row is node.header
            else marked_own(row, list(cells), story.sheet),
            row is node.header,
            laid.heights[number] if laid.crowded else None,
        )


def cell_styles(node: Table, number: int, sheet: Sheet) -> list[StyleName]:
    """The styles of the cells of a row, counted from 0 with the head.

    Heads have their own, where the style has one; so have figures in columns that are set to the right.
    """
    said, usual = sheet.tokens.tables, ROLE_STYLES[Role.TABLE]
    if node.stages:
        return [usual] * len(node.alignments)
    if number == 0:
        return [names.TABLE_HEAD if said.head.color else usual] * len(node.alignments)
    differs = (said.first_column.color is not None or said.first_column.bold is not None) and rows_are_headed(node)
    made = [names.TABLE_FIGURES if side is Alignment.RIGHT else usual for side in node.alignments]
    return [names.TABLE_FIRST, *made[1:]] if differs else made


def marked_own(row: Row, cells: list[Element], sheet: Sheet) -> list[Element]:
    """The cells of a row; those of ours on their ground, with a rule at the left."""
    own, colors = sheet.tokens.tables.own, sheet.tokens.colors
    if not row.own or own is None:
        return _marked_column(row, cells, sheet)
    for place, cell in enumerate(cells):
        rule = own.rule and not place
        border = w("tcBorders", line(colors, "left", own.color, eighths(own.rule))) if rule else None
        cell[0].extend([made for made in (border, ground(colors, own.ground)) if made is not None])
    return cells


def in_stages(node: Table, row: Row, cells: list[Element], sheet: Sheet) -> list[Element]:
    """The cells of a row in a table of stages: no rules but the line above each head."""
    for stage, made in zip(node.stages, cells, strict=False):
        form, width = stage.rule
        above = line(sheet.tokens.colors, "top", "accent", eighths(width if form == "solid" else width / 3))
        if form == "double":
            above.set(qualified("w:val"), "double")
        nothing, inner = w("bottom", val="nil"), "bottom" if row is node.header else "top"
        made[0].append(w("tcBorders", *([above] if row is node.header else [w("top", val="nil")]), nothing))
        made[0].append(w("tcMar", w(inner, w=0, type="dxa")))
    return cells


def _marked_column(row: Row, cells: list[Element], sheet: Sheet) -> list[Element]:
    """The cells of a row; that of our column on its ground."""
    behind = sheet.tokens.tables.own_column
    for cell, made in zip(row.cells, cells, strict=True):
        if cell.own and behind:
            made[0].append(ground(sheet.tokens.colors, behind))
    return cells


def _face_of_cell(cell: Cell, face: Face, story: Story) -> Face:
    """The face of words in a cell of a row with this face: in our column links can be read on its ground."""
    if not (cell.own and story.sheet.tokens.tables.own_column):
        return face
    tokens = story.sheet.tokens
    return replace(face, ink=ink(tokens.tables.own_column, tokens.colors, tokens.looks.table.color))


def face_of_row(row: Row, number: int, face: Face, story: Story) -> Face:
    """The face of words in a row, counted from 0 with the head: ours are bold, links can be read on its ground."""
    said, colors = story.sheet.tokens.tables, story.sheet.tokens.colors
    if number == 0:
        return face_of_head(face, story)
    if row.own and said.own:
        inked = ink(said.own.ground, colors, story.sheet.tokens.looks.table.color)
        return replace(face, bold=True, ink=inked)
    if said.rows.zebra and number % 2 == 0:
        return replace(face, ink=ink(said.rows.zebra, colors, story.sheet.tokens.looks.table.color))
    return face


def face_of_head(face: Face, story: Story) -> Face:
    """The face of words in the head of a table: its links in the color of its text where theirs cannot be read there."""
    tokens = story.sheet.tokens
    head = tokens.tables.head
    inked = ink(head.ground, tokens.colors, head.color or tokens.looks.table.color)
    return replace(face, ink=inked) if inked else face


def row_of(cells: Iterable[Element], head: bool = False, least: float | None = None) -> Element:
    """A row that stays whole, or one that is at least so many points tall; the head of a table is repeated on every page."""
    kept = w("cantSplit") if least is None else w("trHeight", val=twips(least), hRule="atLeast")
    return w("tr", w("trPr", kept, w("tblHeader") if head else None), *cells)


def cell_of(
    alignment: Alignment,
    width: int,
    content: Iterator[Element],
    hold: bool,
    style: StyleName = ROLE_STYLES[Role.TABLE],
    whole: bool = False,
) -> Element:
    """A cell, `width` twips wide; with `hold` its line stays with that below it, with `whole` its lines stay together."""
    aligned = w("jc", val=alignment.value) if alignment in (Alignment.CENTER, Alignment.RIGHT) else None
    kept = (w("keepNext") if hold else None, w("keepLines") if whole else None)
    words = paragraph(style, content, *kept, aligned)
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), words)


def space_around(story: Element, sheet: Sheet, boxes: Iterable[Enclosure] = ()) -> None:
    """Space around tables, which have none of their own; a paragraph where Word must have one after them.

    `boxes` are those of the story: some are tables, with the space that their frame asks for.
    """
    frames = {id(element): box.box.frame for box in boxes for element in box.elements}
    for made in list(story.iter(TABLE)):
        frame = frames.get(id(made))
        following, previous = made.getnext(), made.getprevious()
        if following is None or not is_paragraph(following):
            following = spacer()
            made.addnext(following)
        ends = is_spacer(following) and following.getparent().tag == CELL and following.getnext() is None
        after = frame.after if frame else sheet.table_space
        for below in (following, beside_frame(following)):
            if below is not None:
                usual = sheet.spaces_before.get(style_id(below), 0.0)
                space(below, before=0 if ends else max(after, usual, direct_space_before(below)))
        before = frame.before if frame else ABOVE if holds_data(made) else 0.0
        if before and previous is not None and is_paragraph(previous) and style_id(previous) != CAPTION:
            above = sheet.spaces_after.get(style_id(previous), 0.0)
            space(previous, after=max(before, above, direct_space_after(previous)))


def holds_data(made: Element) -> bool:
    """Whether this is a data table, and not cells that stand beside one another."""
    return any(style.get(VALUE) == names.TABLE.id for style in made.iterfind("w:tblPr/w:tblStyle", WORD))
