"""What each element of the page is in a PDF: the standard structure types (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from briefgen.writers.pdf.engine.tagging.wording import SOFT_HYPHEN, words_of

ROLES = {
    "html": "Document",
    "header": "Sect",
    "section": "Sect",
    "aside": "Sect",
    "address": "Div",
    "figure": "Div",
    "blockquote": "BlockQuote",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "p": "P",
    "pre": "P",
    "code": "Code",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "img": "Figure",
    "a": "Link",
    "sup": "Reference",
    "sub": "Span",
    "del": "Span",
    "ins": "Span",
}
"""The type of each element; one that is not here is transparent: what it holds belongs to the element around it."""

GROUPING = frozenset({"Document", "Sect", "Div", "BlockQuote", "LI", "L", "Table", "THead", "TBody", "TR"})
"""Types that hold other elements only, never words."""

INLINE = frozenset({"Link", "Code", "Reference", "Lbl", "Span"})
"""Types that stand in a line."""


def role_of(element: Element) -> str | None:
    """The structure type of an element, or None where it is transparent."""
    classes = (element.get("class") or "").split()
    if element.tag == "aside" and "note" in classes:
        return "Note"
    if element.tag == "span" and "number" in classes:
        return "Lbl"
    if (element.tag == "sup" and "raised" in classes) or (element.tag == "span" and element.get("lang")):
        return "Span"
    if element.tag == "div":
        return "Div" if element.get("lang") else None
    return ROLES.get(element.tag)


def aloud(element: Element) -> str:
    """What is read aloud in the place of an element (14.9.3): what a picture shows; what happens to words of a bill that
    are struck out or new, and the words, `[strike: may]`."""
    said = element.get("title", "") if element.tag in ("del", "ins") else ""
    return f"[{said}: {spoken(element)}]" if said else element.get("alt", "")


def spoken(element: Element) -> str:
    """The words of an element as they are written, on however many lines they stand."""
    return words_of(element).replace(SOFT_HYPHEN, "")


def attributes_of(element: Element) -> dict[str, object]:
    """The attributes that a structure element has from the start (ISO 32000-1, 14.8.5)."""
    match element.tag:
        case "th":
            return {"O": "/Table", "Scope": "/Row" if element.get("scope") == "row" else "/Column"}
        case "del":
            return {"O": "/Layout", "TextDecorationType": "/LineThrough"}
        case "ins":
            return {"O": "/Layout", "TextDecorationType": "/Underline"}
        case "td":
            return {"O": "/Table"}
        case _:
            return {}
