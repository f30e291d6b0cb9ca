"""Boxes made of a table: for what paragraphs with borders cannot enclose, and for what stands side by side.

A box that holds a table or another box is one cell, and in it everything is as in the column of text. A masthead
whose logo stands beside several lines is a row of two. Such tables hold no data: they have neither style nor head.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefgen.writers.docx.boxes import NATIVE, THINNEST, Box, Enclosure
from briefgen.writers.docx.ooxml import Element, w
from briefgen.writers.docx.palette import ground, line
from briefgen.writers.docx.paragraphs import (
    TABLE,
    direct_indent,
    is_numbered,
    is_paragraph,
    put,
    space,
    spacer,
    style_id,
)
from briefgen.writers.docx.units import eighths, twips

SIDES = ("top", "left", "bottom", "right")


def in_cells(
    contents: Sequence[tuple[float, list[Element]]], box: Box, within: Sequence[Enclosure] = (), level: bool = True
) -> Enclosure:
    """A box around contents that stand side by side, each in so much room in points.

    `within` are the boxes among them, which keep their frames. The box stays on one page where its style wants
    that: its row is not split, and its lines keep to one another. What stands side by side has its middle at one
    height, unless it is not `level`: then it begins there.
    """
    outer = [room + _beside(box, at, len(contents)) for at, (room, _) in enumerate(contents)]
    inner = {id(element) for enclosure in within for element in enclosure.elements}
    cells = [_cell(width, box, at, contents, inner, level) for at, width in enumerate(outer)]
    made = w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=sum(map(twips, outer)), type="dxa"),
            w("tblInd", w=twips(box.indent), type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblCellMar", *(w(side, w=0, type="dxa") for side in SIDES)),
            w("tblLook", val="0000", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        ),
        w("tblGrid", *(w("gridCol", w=twips(width)) for width in outer)),
        w("tr", w("trPr", w("cantSplit")) if box.frame.together else None, *cells),
    )
    return Enclosure(box, (made,))


def _beside(box: Box, at: int, count: int) -> float:
    """What a cell has left and right of its content, in points: padding, and that half of the rule which is in it."""
    left, right = (side / 2 + box.frame.padding_x for side in (box.frame.left, box.frame.right))
    return left * (at == 0) + right * (at == count - 1)


def _cell(
    width: float,
    box: Box,
    at: int,
    contents: Sequence[tuple[float, list[Element]]],
    inner: Collection[int],
    level: bool,
) -> Element:
    content = contents[at][1]
    frame, first, last = box.frame, at == 0, at == len(contents) - 1
    if not content or content[-1].tag == TABLE:
        content = [*content, spacer()]
    for element in filter(is_paragraph, content):
        _undress(element, box, inner)
    if is_paragraph(content[0]):
        space(content[0], before=0)
    space(content[-1], after=0)
    inside = {*(() if first else ("left",)), *(() if last else ("right",))}
    rules = {side: getattr(frame, side) for side in SIDES if side not in inside}
    padding = {"top": frame.padding_y, "bottom": frame.padding_y}
    padding |= {"left": frame.left / 2 + frame.padding_x if first else 0.0}
    padding |= {"right": frame.right / 2 + frame.padding_x if last else 0.0}
    borders = [line(box.colors, side, frame.color, eighths(size)) for side, size in rules.items() if size]
    if frame.ground and not last:
        # Where two cells meet, the paper would shine through as a hair line.
        borders.append(line(box.colors, "right", frame.ground, THINNEST))
    return w(
        "tc",
        w(
            "tcPr",
            w("tcW", w=twips(width), type="dxa"),
            w("tcBorders", *borders) if borders else None,
            ground(box.colors, frame.ground) if frame.ground else None,
            w("tcMar", *(w(side, w=twips(padding[side]), type="dxa") for side in SIDES)),
            w("vAlign", val="center") if level and len(contents) > 1 else None,
        ),
        *content,
    )


def _undress(element: Element, box: Box, inner: Collection[int]) -> None:
    """Takes from a paragraph the frame that its style carries: here the cell has it."""
    if NATIVE.get(style_id(element)) == box.name and id(element) not in inner:
        bare = [w(side, val="nil") for side in SIDES]
        put(element, w("pBdr", *bare), w("shd", val="clear", color="auto", fill="auto"))
        left = {} if is_numbered(element) else {"left": direct_indent(element)}
        put(element, w("ind", **left, right=0))
    if box.frame.together:
        put(element, w("keepLines"))
