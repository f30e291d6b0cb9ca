"""What is wrong with the structure, the destinations and the bookmarks of a PDF that was joined of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name


def faults(pdf: pikepdf.Pdf) -> list[str]:
    """Everything that does not hang together."""
    elements = dict(_below(pdf.Root.StructTreeRoot))
    return [*_unreachable(pdf, elements), *_ids(pdf, elements), *_places(pdf)]


def bookmarks(pdf: pikepdf.Pdf) -> list[tuple[int, str, int]]:
    """The bookmarks as they are listed: how deep, what they say, to which page they lead, counted from 1."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}

    def listed(items: Any, depth: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            yield depth, item.title, numbers[item.destination[0].objgen]
            yield from listed(item.children, depth + 1)

    with pdf.open_outline() as outline:
        return list(listed(outline.root, 0))


def _below(element: Any) -> Iterator[tuple[tuple[int, int], Any]]:
    for child in _list(element.get("/K")):
        if isinstance(child, Dictionary) and "/S" in child:
            assert child.P.objgen == element.objgen, "an element says whose it is"
            yield child.objgen, child
            yield from _below(child)


def _unreachable(pdf: pikepdf.Pdf, elements: dict[tuple[int, int], Any]) -> Iterator[str]:
    """Marked content and annotations that no element below the root holds."""
    flat = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    numbers = [int(one) for one in flat[::2]]
    if numbers != sorted(set(numbers)) or pdf.Root.StructTreeRoot.ParentTreeNextKey <= max(numbers):
        yield "the parent tree is out of order"
    tree = dict(zip(numbers, flat[1::2], strict=True))
    used = []
    for at, page in enumerate(pdf.pages, start=1):
        for mark in _marks(page):
            entry = tree[int(page.obj.StructParents)][mark]
            if entry.objgen not in elements:
                yield f"page {at}: mark {mark} is below no root"
            elif not _holds(entry, mark, page):
                yield f"page {at}: the element of mark {mark} does not hold it"
        used += [int(page.obj.StructParents)] if "/StructParents" in page.obj else []
        for annotation in page.obj.get("/Annots", Array()):
            used.append(int(annotation.StructParent))
            if tree[int(annotation.StructParent)].objgen not in elements:
                yield f"page {at}: an annotation is below no root"
    if sorted(used) != numbers:
        yield "entries of the parent tree are used twice, or not at all"


def _marks(page: pikepdf.Page) -> list[int]:
    operators = pikepdf.parse_content_stream(page)
    told = [
        one.operands[1] for one in operators if str(one.operator) == "BDC" and isinstance(one.operands[1], Dictionary)
    ]
    return [int(one.MCID) for one in told if "/MCID" in one]


def _holds(element: Any, mark: int, page: pikepdf.Page) -> bool:
    return any(_is_mark(one, element, mark, page) for one in _list(element.get("/K")))


def _is_mark(child: Any, element: Any, mark: int, page: pikepdf.Page) -> bool:
    if not isinstance(child, Dictionary):
        return int(child) == mark and element.Pg.objgen == page.obj.objgen
    own = child.get("/Type") == Name.MCR and int(child.MCID) == mark
    return bool(own and child.get("/Pg", element.get("/Pg")).objgen == page.obj.objgen)


def _ids(pdf: pikepdf.Pdf, elements: dict[tuple[int, int], Any]) -> Iterator[str]:
    said = sorted(bytes(one.ID) for one in elements.values() if "/ID" in one)
    tree = pdf.Root.StructTreeRoot.get("/IDTree")
    listed = list(tree.Names) if tree is not None else []
    if [bytes(one) for one in listed[::2]] != said or len(said) != len(set(said)):
        yield "the ids are not those in the tree of ids"
    for name, element in zip(listed[::2], listed[1::2], strict=True):
        if bytes(element.ID) != bytes(name):
            yield f"{name} leads to another element"
    for element in elements.values():
        for attributes in _list(element.get("/A")):
            for name in attributes.get("/Headers", Array()):
                if bytes(name) not in said:
                    yield f"a cell is headed by {name}, which is not there"


def _places(pdf: pikepdf.Pdf) -> Iterator[str]:
    pages = {page.obj.objgen for page in pdf.pages}
    flat = list(pdf.Root.Names.Dests.Names) if "/Names" in pdf.Root else []
    names = [bytes(one) for one in flat[::2]]
    if names != sorted(set(names)):
        yield "names of destinations are out of order, or there twice"
    places = dict(zip(names, flat[1::2], strict=True))
    for name, place in places.items():
        target = place.D if isinstance(place, Dictionary) else place
        if target[0].objgen not in pages:
            yield f"{name!r} leads to no page of the file"
    for at, page in enumerate(pdf.pages, start=1):
        for annotation in page.obj.get("/Annots", Array()):
            action = annotation.get("/A")
            leads = annotation.get("/Dest") if action is None else action.get("/D")
            if leads is not None and bytes(leads) not in places:
                yield f"page {at}: a link leads nowhere"


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]
