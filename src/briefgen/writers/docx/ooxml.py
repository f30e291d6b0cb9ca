"""Elements of Office Open XML, kept in the order its schema wants."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any
"""An lxml element."""

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": f"{DRAWING}/wordprocessingDrawing",
    "a": f"{DRAWING}/main",
    "pic": f"{DRAWING}/picture",
}
WORD = {"w": NAMESPACES["w"]}
SINCE_2010 = {"w14": "http://schemas.microsoft.com/office/word/2010/wordml"}
COMPATIBILITY = {"mc": "http://schemas.openxmlformats.org/markup-compatibility/2006"}
DECLARATIONS = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PARSER = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)


def qualified(name: str) -> str:
    """`w:p` with its namespace written out, as lxml wants it."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def same(one: Element, other: Element) -> bool:
    """Whether two elements say the same."""
    return bool(etree.tostring(one, method="c14n") == etree.tostring(other, method="c14n"))


def w(tag: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """An element of WordprocessingML, its attributes in the same namespace; children that are None are left out."""
    made = PARSER.makeelement(f"{{{WORD['w']}}}{tag}", nsmap=WORD)
    for key, value in attributes.items():
        made.set(f"{{{WORD['w']}}}{key}", str(value))
    made.extend([child for child in children if child is not None])
    return made


def extended(tag: str, value: str) -> Element:
    """An element that Word knows since 2010, which says one thing."""
    made = PARSER.makeelement(f"{{{SINCE_2010['w14']}}}{tag}", nsmap=SINCE_2010)
    made.set(f"{{{SINCE_2010['w14']}}}val", value)
    return made


def with_extensions(tag: str, /, *children: Element) -> Element:
    """The root of a part that may hold such elements, which older programs are told to pass over (ISO/IEC 29500-3, 10.1)."""
    made = PARSER.makeelement(f"{{{WORD['w']}}}{tag}", nsmap=NAMESPACES | SINCE_2010 | COMPATIBILITY)
    made.set(f"{{{COMPATIBILITY['mc']}}}Ignorable", "w14")
    made.extend(children)
    return made


def root(tag: str, /, *children: Element) -> Element:
    """The root of a part. It declares all prefixes: some readers look for them nowhere else."""
    made = PARSER.makeelement(f"{{{WORD['w']}}}{tag}", nsmap=NAMESPACES)
    made.extend(children)
    return made


def only(tag: str, namespace: str, /, *children: Element) -> Element:
    """The root of a part in a namespace of its own, which no prefix stands for."""
    made = etree.fromstring(f'<{tag} xmlns="{namespace}"/>', PARSER)
    made.extend(children)
    return made


def fragment(xml: str) -> Element:
    """An element from markup of this package's own, in which the usual prefixes are known."""
    end = xml.index(" ") if " " in xml[: xml.index(">")] else xml.index(">")
    return etree.fromstring(f"{xml[:end]} {DECLARATIONS}{xml[end:]}", PARSER)


def text(words: str) -> Element:
    """`w:t` around characters, with the spaces kept. ValueError for a character that XML cannot hold."""
    made = w("t")
    made.text = words
    if words != words.strip() or "  " in words:
        made.set(SPACE, "preserve")
    return made


def part_bytes(element: Element) -> bytes:
    """The bytes of a part of the package: its declaration and its root."""
    data: bytes = etree.tostring(element, encoding="UTF-8", xml_declaration=True, standalone=True)
    return data


PARAGRAPH_PROPERTIES = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "pBdr", "shd", "tabs",
    "bidi", "spacing", "ind", "contextualSpacing", "jc", "textAlignment", "outlineLvl", "rPr", "sectPr",
)  # fmt: skip
"""Properties of a paragraph in the order of the schema (ISO/IEC 29500-1, 17.3.1.26)."""

RUN_PROPERTIES = (
    "rFonts", "b", "bCs", "i", "iCs", "caps", "strike", "noProof", "color", "spacing", "kern", "position", "sz", "szCs", "u",
    "vertAlign", "lang",
)  # fmt: skip
"""Properties of letters in the order of the schema (ISO/IEC 29500-1, 17.3.2.28)."""

ORDER = {qualified(f"w:{name}"): place for place, name in enumerate(PARAGRAPH_PROPERTIES)}
RUN_ORDER = {qualified(f"w:{name}"): place for place, name in enumerate(RUN_PROPERTIES)} | {
    f"{{{SINCE_2010['w14']}}}{name}": place for place, name in enumerate(("numForm", "numSpacing"), len(RUN_PROPERTIES))
}


def in_order(properties: Iterable[Element]) -> list[Element]:
    """Properties of a paragraph, put in the order of the schema."""
    return sorted(properties, key=lambda element: ORDER[element.tag])


def letters_in_order(properties: Iterable[Element]) -> list[Element]:
    """Properties of letters, put in the order of the schema."""
    return sorted(properties, key=lambda element: RUN_ORDER[element.tag])
