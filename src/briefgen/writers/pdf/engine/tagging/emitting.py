"""The structure tree → objects of the PDF (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pydyf

from briefgen.writers.pdf.engine.tagging.node import Content, LinkArea, Node


def emit(pdf: pydyf.PDF, root: Node, pages: int) -> None:
    """Write the tree, its index by page and by link, and the marks that say the file is tagged."""
    tree = _added(pdf, {"Type": "/StructTreeRoot"})
    nodes = list(root.nodes())
    objects = {node: _added(pdf, {"Type": "/StructElem", "S": f"/{node.role}"}) for node in nodes}
    for node in nodes:
        above = objects[node.parent] if node.parent is not None else tree
        objects[node].update(_entries(pdf, node, objects) | {"P": above.reference})
    tree["K"] = pydyf.Array([objects[root].reference])
    tree.update(_parent_tree(pdf, nodes, objects, pages))
    if identified := sorted((node.id, objects[node].reference) for node in nodes if node.id):
        names = pydyf.Array(part for name, reference in identified for part in (pydyf.String(name), reference))
        tree["IDTree"] = _added(pdf, {"Names": names}).reference
    pdf.catalog["StructTreeRoot"] = tree.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


def _added(pdf: pydyf.PDF, entries: dict[str, Any]) -> pydyf.Dictionary:
    dictionary = pydyf.Dictionary(entries)
    pdf.add_object(dictionary)
    return dictionary


def _entries(pdf: pydyf.PDF, node: Node, objects: dict[Node, pydyf.Dictionary]) -> dict[str, Any]:
    """The entries of one structure element, but for its parent."""
    page = next((kid.page for kid in node.kids if isinstance(kid, Content)), None)
    entries: dict[str, Any] = {"K": pydyf.Array(_kid(pdf, kid, page, objects) for kid in node.kids)}
    if page is not None:
        entries["Pg"] = pdf.page_references[page]
    strings = {"Lang": node.language, "Alt": node.alt, "ID": node.id}
    entries |= {name: pydyf.String(value) for name, value in strings.items() if value}
    if node.attributes:
        entries["A"] = pydyf.Dictionary({name: _value(value) for name, value in node.attributes.items()})
    return entries


def _kid(
    pdf: pydyf.PDF, kid: Node | Content | LinkArea, page: int | None, objects: dict[Node, pydyf.Dictionary]
) -> Any:
    """What stands for a kid in its parent: content on the parent's own page is a bare number."""
    match kid:
        case Node():
            return objects[kid].reference
        case Content():
            if kid.page == page:
                return kid.mcid
            entries = {"Type": "/MCR", "Pg": pdf.page_references[kid.page], "MCID": kid.mcid}
        case LinkArea():
            entries = {"Type": "/OBJR", "Pg": pdf.page_references[kid.page], "Obj": kid.annotation.reference}
    return _added(pdf, entries).reference


def _value(value: Any) -> Any:
    """An attribute's value as PDF: sequences of text are of strings."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return pydyf.Array(pydyf.String(part) if isinstance(part, str) else part for part in value)
    return value


def _parent_tree(
    pdf: pydyf.PDF, nodes: list[Node], objects: dict[Node, pydyf.Dictionary], pages: int
) -> dict[str, Any]:
    """The way back from marked content and links to their elements; each link says where it leads in words."""
    marked: list[dict[int, bytes]] = [{} for _ in range(pages)]
    links: list[bytes] = []
    for node in nodes:
        for kid in node.kids:
            if isinstance(kid, Content):
                marked[kid.page][kid.mcid] = objects[node].reference
            elif isinstance(kid, LinkArea):
                kid.annotation["StructParent"] = pages + len(links)
                kid.annotation["Contents"] = pydyf.String(node.name or " ".join(node.text.split()))
                links.append(objects[node].reference)
    numbers = pydyf.Array()
    for page, references in enumerate(marked):
        last = max(references, default=-1)
        numbers += [page, pydyf.Array(references.get(mcid, "null") for mcid in range(last + 1))]
    for at, reference in enumerate(links, start=pages):
        numbers += [at, reference]
    index = _added(pdf, {"Nums": numbers})
    return {"ParentTree": index.reference, "ParentTreeNextKey": pages + len(links)}
