"""Finished PDFs → one to be printed, still tagged: pages, structure, destinations and bookmarks of all of them.

What must be one of its kind in a file gets a number of its own for each part: the entries of the parent tree, the names of
destinations and the ids of notes. Each part becomes a `Part` of one `Document`.

Source: ISO 32000-1, 14.7.4.4 (parent tree), 12.3.2.3 (named destinations); ISO 14289-1, 7.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from pathlib import Path
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from briefgen.noun import noun

UA: Final = "http://www.aiim.org/pdfua/ns/id/"


@noun
class Part:
    """One file of those to join: where it lies, the bookmark for it, none where it is empty, and those around that one."""

    path: Path
    title: str
    within: tuple[str, ...] = ()


@noun
class Joined:
    """What the whole says of itself: its title, its language, whose it is; with `duplex`, every part begins on a front side."""

    title: str
    language: str
    organization: str
    duplex: bool = False


@noun
class _Marks:
    """What was gathered of the parts so far."""

    parts: list[Any] = field(default_factory=list)
    parents: list[Any] = field(default_factory=list)
    ids: list[tuple[str, Any]] = field(default_factory=list)
    places: list[tuple[str, Any]] = field(default_factory=list)
    bookmarks: list[tuple[Part, int]] = field(default_factory=list)


def join(parts: Iterable[Part], whole: Joined, path: Path) -> int:
    """Write the parts, one after the other, as one file; how many pages it has.

    Raises OSError, and `pikepdf.PdfError` where a part is no PDF that can be read.
    """
    with pikepdf.new() as pdf:
        marks = _Marks()
        for number, part in enumerate(parts):
            # Not closed, but let go of: what was copied of it keeps what it needs, and the file is not held open.
            source = pikepdf.open(part.path)
            if whole.duplex and len(pdf.pages) % 2:
                _add_blank(pdf)
            if part.title:
                marks.bookmarks.append((part, len(pdf.pages)))
            _add(pdf, source, f"{number}.", marks)
        _finish(pdf, whole, marks)
        pages = len(pdf.pages)
        pdf.save(path, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return pages


def _add_blank(pdf: Pdf) -> None:
    """The empty back of the last page."""
    pdf.add_blank_page(page_size=(float(pdf.pages[-1].mediabox[2]), float(pdf.pages[-1].mediabox[3])))
    pdf.pages[-1].obj.Tabs = Name.S


def _add(pdf: Pdf, source: Pdf, prefix: str, marks: _Marks) -> None:
    """The pages of a part, and everything that leads to them."""
    tree = source.Root.get("/StructTreeRoot")
    first = len(marks.parents)
    _renumber(source, prefix, first)
    if tree is not None:
        _rename(tree, prefix)
    for page in source.pages:
        pdf.pages.append(page)
    if "/Names" in source.Root and "/Dests" in source.Root.Names:
        for name, place in _pairs(source.Root.Names.Dests.Names):
            marks.places.append((prefix + str(name), pdf.copy_foreign(_indirect(source, place))))
    if tree is None:
        return
    for child in _children(tree):
        copied = pdf.copy_foreign(_indirect(source, child))
        copied.S = Name.Part
        copied.Lang = String(str(source.Root.get("/Lang", "")))
        marks.parts.append(copied)
    entries = dict(_pairs(tree.ParentTree.Nums))
    for number in range(max(entries, default=-1) + 1):
        entry = entries.get(number)
        marks.parents.append(None if entry is None else pdf.copy_foreign(_indirect(source, entry)))
    if "/IDTree" in tree:
        for name, element in _pairs(tree.IDTree.Names):
            marks.ids.append((prefix + str(name), pdf.copy_foreign(_indirect(source, element))))


def _renumber(source: Pdf, prefix: str, first: int) -> None:
    """Move the entries of pages and annotations in the parent tree, and rename where links lead."""
    for page in source.pages:
        if "/StructParents" in page.obj:
            page.obj.StructParents = int(page.obj.StructParents) + first
        for annotation in page.obj.get("/Annots", Array()):
            if "/StructParent" in annotation:
                annotation.StructParent = int(annotation.StructParent) + first
            if isinstance(annotation.get("/Dest"), String):
                annotation.Dest = String(prefix + str(annotation.Dest))
            action = annotation.get("/A")
            if action is not None and action.get("/S") == Name.GoTo and isinstance(action.get("/D"), String):
                action.D = String(prefix + str(action.D))


def _rename(tree: Any, prefix: str) -> None:
    """Rename the ids of a part, also where header cells are named by them."""
    for element in _elements(tree):
        if "/ID" in element:
            element.ID = String(prefix + str(element.ID))
        for attributes in _listed(element.get("/A")):
            if isinstance(attributes, Dictionary) and "/Headers" in attributes:
                attributes.Headers = Array([String(prefix + str(one)) for one in attributes.Headers])


def _elements(tree: Any) -> Iterator[Any]:
    """All structure elements below the root."""
    waiting = list(_children(tree))
    while waiting:
        element = waiting.pop()
        yield element
        waiting += _children(element)


def _children(element: Any) -> list[Any]:
    return [one for one in _listed(element.get("/K")) if isinstance(one, Dictionary) and "/S" in one]


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _pairs(flat: Any) -> Iterator[tuple[Any, Any]]:
    listed = list(flat)
    return zip(listed[::2], listed[1::2], strict=True)


def _indirect(source: Pdf, value: Any) -> Any:
    """The value as an object of its own, which can be copied."""
    return value if getattr(value, "is_indirect", False) else source.make_indirect(value)


def _finish(pdf: Pdf, whole: Joined, marks: _Marks) -> None:
    root = pdf.Root
    root.Lang = String(whole.language)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    _structure(pdf, marks)
    if marks.places:
        flat = [one for name, place in sorted(marks.places, key=_key) for one in (String(name), place)]
        root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=Array(flat))))
    _bookmarks(pdf, marks.bookmarks)
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata.register_xml_namespace(UA, "pdfuaid")
        metadata["dc:title"] = whole.title
        metadata["dc:language"] = {whole.language}
        metadata["dc:creator"] = [whole.organization]
        metadata["pdf:Producer"] = "briefgen"
        metadata[f"{{{UA}}}part"] = "1"


def _structure(pdf: Pdf, marks: _Marks) -> None:
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array(marks.parts)))
    for part in marks.parts:
        part.P = document
    numbers = [one for number, entry in enumerate(marks.parents) if entry is not None for one in (number, entry)]
    tree = Dictionary(
        Type=Name.StructTreeRoot, K=Array([document]), ParentTree=pdf.make_indirect(Dictionary(Nums=Array(numbers))),
        ParentTreeNextKey=len(marks.parents),
    )  # fmt: skip
    if marks.ids:
        flat = [one for name, element in sorted(marks.ids, key=_key) for one in (String(name), element)]
        tree.IDTree = pdf.make_indirect(Dictionary(Names=Array(flat)))
    pdf.Root.StructTreeRoot = pdf.make_indirect(tree)
    document.P = pdf.Root.StructTreeRoot


def _key(pair: tuple[str, Any]) -> bytes:
    """Names in a tree stand in the order of their bytes (ISO 32000-1, 7.9.6)."""
    return bytes(String(pair[0]))


def _bookmarks(pdf: Pdf, bookmarks: Iterable[tuple[Part, int]]) -> None:
    with pdf.open_outline() as outline:
        open_now: list[OutlineItem] = []
        for part, page in bookmarks:
            titles = [item.title for item in open_now]
            same = 0
            while same < min(len(titles), len(part.within)) and titles[same] == part.within[same]:
                same += 1
            del open_now[same:]
            for title in part.within[same:]:
                item = OutlineItem(title, page)
                (open_now[-1].children if open_now else outline.root).append(item)
                open_now.append(item)
            item = OutlineItem(part.title, page)
            (open_now[-1].children if open_now else outline.root).append(item)
