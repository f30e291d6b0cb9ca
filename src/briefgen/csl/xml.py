"""XML of styles and locales, read without trust: no entities, no network, nothing too large or too deep."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from lxml import etree

from briefgen.csl.problems import CslError, CslProblem

LARGEST: Final = 2_000_000
"""The most bytes of a file; the largest styles in use have a quarter of a million."""

DEEPEST: Final = 60
"""The most elements one within another."""

LONGEST: Final = 1_000
"""The most characters of one attribute."""

NAMESPACE: Final = "{http://purl.org/net/xbiblio/csl}"

LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"

Node: TypeAlias = Any
"""An element of lxml, which has no types to check."""


def read_xml(data: bytes, name: str, root: str) -> Node:
    """The root element of a CSL file, which must be `root`. Raises CslError."""
    if len(data) > LARGEST:
        message = f"the file has {len(data):,} bytes, and at most {LARGEST:,} are read"
        raise CslError(name, CslProblem("csl-too-large", message))
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\0" in data[:64]:
        message = "the file has a document type of its own, which citation styles never need"
        raise CslError(name, CslProblem("csl-malformed", message, hint="Delete the part that begins with <!DOCTYPE."))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        found = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 0) or 0
        hint = "Look for a missing mark, such as > or a quotation mark; or download the file again."
        raise CslError(name, CslProblem("csl-malformed", "the file is not well-formed XML", line, hint=hint)) from None
    _check(found, name, root)
    return found


def _check(found: Node, name: str, root: str) -> None:
    if found.tag != NAMESPACE + root:
        message = f"the file is no citation {root}: it begins with <{local_name(found) or 'something else'}>"
        expected = f'<{root} xmlns="{NAMESPACE[1:-1]}">'
        raise CslError(name, CslProblem("csl-not-a-style", message, line(found), expected))
    stack = [(found, 1)]
    while stack:
        node, depth = stack.pop()
        if depth > DEEPEST:
            message = f"the elements stand more than {DEEPEST} deep in one another"
            raise CslError(name, CslProblem("csl-too-large", message, line(node)))
        if any(len(value) > LONGEST for value in node.attrib.values()):
            message = f"an attribute has more than {LONGEST:,} characters"
            raise CslError(name, CslProblem("csl-too-large", message, line(node)))
        stack.extend((child, depth + 1) for child in node)


def local_name(node: Node) -> str:
    """The name of an element without its namespace; empty for what is not CSL."""
    tag = node.tag
    return tag.removeprefix(NAMESPACE) if isinstance(tag, str) and tag.startswith(NAMESPACE) else ""


def line(node: Node) -> int:
    """The line of an element, counted from 1."""
    return int(node.sourceline or 0)


def children(node: Node, name: str) -> list[Node]:
    """The child elements called `name`."""
    return list(node.iterchildren(NAMESPACE + name))
