"""Key numbers as a row of cells, and bars as shaded paragraphs in the cells of a table: all of it can be edited in Word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.document.display import KeyNumber, Numbers
from briefgen.document.nodes import Alignment, Role, Row, Table, Text
from briefgen.document.roles import BoxName
from briefgen.models.palette import ColorName
from briefgen.models.style import Bars as Drawing
from briefgen.writers.across import GAP, across, lines, width
from briefgen.writers.column import Column
from briefgen.writers.docx.boxes import Box, Enclosure, enclose
from briefgen.writers.docx.names import ROLE_STYLES
from briefgen.writers.docx.ooxml import Element, text, w
from briefgen.writers.docx.palette import ground, ink, line
from briefgen.writers.docx.paragraphs import paragraph, space, spacer
from briefgen.writers.docx.runs import Face, run, runs
from briefgen.writers.docx.sheet import Sheet, frame_named
from briefgen.writers.docx.story import Story
from briefgen.writers.docx.tables import cell_of, cell_styles, face_of_head, face_of_row, grid_of, row_of
from briefgen.writers.docx.units import eighths, twips

NO_BREAK_SPACE = "\u00a0"
SIDES = ("top", "left", "bottom", "right")
OUTLINE, BETWEEN = 0.75, 1.5
"""The line around a bar, and the space between two of one row, in points."""


def key_numbers(node: Numbers, story: Story, face: Face, column: Column, indent: float) -> list[Element]:
    """Key numbers side by side: cells without lines, each with a number and its words; where one fills a line, paragraphs."""
    count = across(node, column.style, column.width)
    if count == 1:
        stacked = [enclose(_words(one, story, face), _box(story.sheet, indent)) for one in node.rows]
        story.enclosures.extend(stacked)
        return [element for each in stacked for element in each.elements]
    room = width(column.width, count)
    widths = [twips(room + GAP)] * (count - 1) + [twips(room)]
    look = w("tblLook", val="0000", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
    properties = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        w("tblInd", w=twips(indent), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=0, type="dxa") for side in SIDES)),
        look,
    )
    grid = w("tblGrid", *(w("gridCol", w=each) for each in widths))
    made = w("tbl", properties, grid, *_rows(node, count, widths, story, face))
    story.enclosures.append(Enclosure(_box(story.sheet), (made,)))
    return [made]


def _box(sheet: Sheet, indent: float = 0.0) -> Box:
    return Box(BoxName.NUMBERS, frame_named(sheet.tokens, BoxName.NUMBERS), sheet.tokens.colors, indent)


def _rows(node: Numbers, count: int, widths: list[int], story: Story, face: Face) -> Iterator[Element]:
    for place, beside in enumerate(lines(node, count)):
        cells = [_number(one, place, story, face) for one in beside]
        cells += [[spacer()] for _ in range(count - len(cells))]
        yield w(
            "tr", w("trPr", w("cantSplit")), *(_in_cell(*one) for one in zip(cells, widths, _gaps(count), strict=True))
        )


def _gaps(count: int) -> list[float]:
    return [GAP] * (count - 1) + [0.0]


def _in_cell(content: list[Element], size: int, gap: float) -> Element:
    beside = w("tcMar", w("right", w=twips(gap), type="dxa")) if gap else None
    return w("tc", w("tcPr", w("tcW", w=size, type="dxa"), beside), *content)


def _number(one: KeyNumber, row: int, story: Story, face: Face) -> list[Element]:
    """One number in its cell; only what stands in further lines has space above."""
    box = _box(story.sheet)
    number, words = inside = _words(one, story, face)
    enclose(inside, box)
    # The table as a whole has the space of the frame; what is left is padding that no line holds.
    space(number, before=box.above - (0 if row else box.frame.before))
    space(words, after=box.below - box.frame.after)
    return inside


def _words(one: KeyNumber, story: Story, face: Face) -> list[Element]:
    """The number with its unit, smaller, beside it; and its words."""
    large, small = (_in_frame(face, role, story) for role in (Role.STAT_NUMBER, Role.STAT_TEXT))
    unit = [*runs((Text(" "),), story, large), *runs(one.unit, story, replace(large, unit=True))] if one.unit else []
    number = paragraph(ROLE_STYLES[Role.STAT_NUMBER], [*runs(one.number, story, large), *unit])
    return [number, paragraph(ROLE_STYLES[Role.STAT_TEXT], list(runs(one.words, story, small)))]


def _in_frame(face: Face, role: Role, story: Story) -> Face:
    """The face of words of a role: their links as they are to be read on the ground of its frame."""
    tokens = story.sheet.tokens
    frame = tokens.frames.numbers
    inked = ink(frame.ground, tokens.colors, story.sheet.look(role).color, frame.link)
    return replace(face, ink=inked) if inked else face


def bars(table: Table, story: Story, face: Face, column: Column, indent: float) -> Element:
    """The table, with the bars of each row in a cell behind it: paragraphs without words, as long as their shares."""
    laid = column.tabulate(table)
    widths = [twips(width) for width in laid.widths]
    room = laid.widths[-1] - 2 * story.sheet.tokens.tables.padding_x
    drawing = story.sheet.tokens.bars
    rows = [_head(table, widths, story, face_of_head(face, story))]
    for number, (row, shares) in enumerate(zip(table.rows, table.shares, strict=True), start=1):
        hold = number < len(table.rows)
        cells = _cells(row, table, number, widths, story, face, hold)
        drawn = [_bar(share, at, len(shares), room, drawing, story.sheet, hold) for at, share in enumerate(shares)]
        rows.append(row_of([*cells, _centered(w("tc", w("tcPr", w("tcW", w=widths[-1], type="dxa")), *drawn))]))
    return w("tbl", *grid_of(table, widths, indent), *rows)


def _cells(
    row: Row, table: Table, number: int, widths: list[int], story: Story, face: Face, hold: bool
) -> list[Element]:
    said, styles = face_of_row(row, number, face, story), cell_styles(table, number, story.sheet)
    return [
        _centered(cell_of(alignment, width, runs(one.children, story, said), hold, style))
        for one, alignment, width, style in zip(row.cells, table.alignments, widths, styles, strict=False)
    ]


def _centered(made: Element) -> Element:
    made[0].append(w("vAlign", val="center"))
    return made


def _head(table: Table, widths: list[int], story: Story, face: Face) -> Element:
    """The heads of the columns, before each of two series what its bars look like; above the bars stands nothing."""
    row, alignments, (style, *_) = table.header, table.alignments, cell_styles(table, 0, story.sheet)
    keys = (
        [[], *([_key(at, story.sheet), run(text(" "))] for at in range(len(alignments) - 1))]
        if len(alignments) > 2
        else None
    )
    cells = [
        cell_of(alignment, width, iter([*(keys[at] if keys else []), *runs(one.children, story, face)]), True, style)
        for at, (one, alignment, width) in enumerate(zip(row.cells, alignments, widths, strict=False))
    ]
    return row_of([*cells, cell_of(Alignment.DEFAULT, widths[-1], iter(()), True)], head=True)


def _key(number: int, sheet: Sheet) -> Element:
    """Two spaces with the ground and the line of a bar."""
    bars, colors = sheet.tokens.bars, sheet.tokens.colors
    face = w("rPr", line(colors, "bdr", bars.color, eighths(OUTLINE)), ground(colors, _color(number, 2, bars)))
    made = run(text(NO_BREAK_SPACE * 2))
    made.insert(0, face)
    return made


def _color(number: int, count: int, bars: Drawing) -> ColorName:
    return bars.light if number + 1 < count else bars.color


def _bar(share: float, number: int, count: int, room: float, bars: Drawing, sheet: Sheet, hold: bool) -> Element:
    """One bar: a paragraph without words, with a ground and a line around it, that ends where its share does."""
    colors = sheet.tokens.colors
    height = w(
        "spacing",
        before=twips(BETWEEN + 2 * OUTLINE) if number else 0,
        after=0,
        line=twips(bars.thickness - 2 * OUTLINE),
        lineRule="exact",
    )
    drawn = [
        w("pBdr", *(line(colors, side, bars.color, eighths(OUTLINE)) for side in ("top", "left", "bottom", "right"))),
        ground(colors, _color(number, count, bars)),
        w("ind", right=twips(room * (1 - share))),
    ]
    return paragraph(ROLE_STYLES[Role.TABLE], (), height, w("keepNext") if hold else None, *(drawn if share else []))
