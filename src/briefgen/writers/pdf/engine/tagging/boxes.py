"""The boxes of a page that hold something: words, pictures, links; and which of it is no part of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from briefgen.noun import noun
from briefgen.writers.pdf.engine.tagging.node import Content, LinkArea

POINTS_IN_PIXEL = 0.75

JOINTS = "\u2060\u200b"
"""Characters that stand where a line must not end, or may: nobody sees them."""

UNSEEN = str.maketrans(dict.fromkeys(JOINTS))


@noun
class Found:
    """Something on a page, with the element it came from. `drawn` says that CSS put it there, as it does a bullet.

    `outline` is the rectangle of a picture in points from the lower left corner of the page.
    """

    element: Element
    drawn: bool
    what: Content | LinkArea
    outline: tuple[float, ...] = ()


class Seen(Protocol):
    """What is remembered from page to page: where the head of each table stood first, and what is no text."""

    heads: dict[Element, int]
    artifacts: dict[tuple[int, int], str]
    dropped: dict[int, list[Any]]


def contents(page: Any, number: int, tags: Mapping[Any, Any], seen: Seen) -> Iterator[Found]:
    """What belongs to the text on page `number`, counted from 0; all else goes into `seen.artifacts`."""
    yield from _below(page._page_box, number, tags, seen, False, page.height)


def _below(
    box: Any, number: int, tags: Mapping[Any, Any], seen: Seen, artifact: bool, height: float
) -> Iterator[Found]:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    artifact = artifact or isinstance(box, boxes.MarginBox) or _repeated_head(box, number, seen)
    drawn = "::" in (box.element_tag or "")
    if (annotation := getattr(box, "link_annotation", None)) is not None:
        if artifact:
            seen.dropped.setdefault(number, []).append(annotation)
        else:
            yield Found(box.element, drawn, LinkArea(number, annotation))
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox) and box in tags:
        mcid = tags[box]["mcid"]
        if artifact or _widthless(box):
            seen.artifacts[number, mcid] = "Pagination" if artifact else "Layout"
        elif isinstance(box, boxes.TextBox):
            yield Found(box.element, drawn, Content(number, mcid, box.text.translate(UNSEEN)))
        else:
            yield Found(box.element, drawn, Content(number, mcid, ""), _outline(box, height))
    for child in getattr(box, "children", ()):
        yield from _below(child, number, tags, seen, artifact, height)


def _widthless(box: Any) -> bool:
    """Whether a box is there only for the end of a line: a joiner, or a place for a break."""
    return isinstance(box, boxes.TextBox) and box.text != "" and not box.text.strip(JOINTS)


def _repeated_head(box: Any, number: int, seen: Seen) -> bool:
    """Whether this is the head of a table again, on a later page than its own."""
    is_head = isinstance(box, boxes.TableRowGroupBox) and box.is_header
    return is_head and seen.heads.setdefault(box.element, number) != number


def _outline(box: Any, height: float) -> tuple[float, ...]:
    left, top = box.content_box_x(), box.content_box_y()
    corners = (left, height - top - box.height, left + box.width, height - top)
    return tuple(round(corner * POINTS_IN_PIXEL, 2) for corner in corners)


def artifacts_of(pdf: pydyf.PDF, number: int, stream: Any, seen: Seen) -> None:
    """Mark in the stream of a page what is no part of the text, and take the links of it away."""
    operators = stream.stream
    for at, operator in enumerate(operators):
        if operator != b"BDC" or not isinstance(operators[at - 1], pydyf.Dictionary):
            continue
        if kind := seen.artifacts.get((number, operators[at - 1].get("MCID"))):
            operators[at - 2 : at] = ["/Artifact", pydyf.Dictionary({"Type": f"/{kind}"})]
    if dropped := {annotation.reference for annotation in seen.dropped.get(number, ())}:
        page = pdf.objects[int(pdf.page_references[number].split()[0])]
        page["Annots"] = pydyf.Array(entry for entry in page["Annots"] if entry not in dropped)
