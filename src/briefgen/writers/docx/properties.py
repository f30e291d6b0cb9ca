"""What a Word file says about itself.

Source: ISO/IEC 29500-2, 8 (core properties); ISO/IEC 29500-1, 22.2 (extended properties).
"""

from __future__ import annotations

from lxml import etree

from briefgen.document.nodes import Metadata
from briefgen.writers.docx.ooxml import Element, only
from briefgen.writers.docx.package import CONTENT, OFFICE, PACKAGE, Package

CORE = f"{PACKAGE}/metadata/core-properties"
DUBLIN_CORE, TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
EXTENDED = OFFICE.replace("relationships", "extended-properties")
PROGRAM = "briefgen"


def describe(package: Package, metadata: Metadata) -> None:
    """Add what the file says about itself. Its dates are that of the text."""
    core = package.add(
        "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", _core(metadata)
    )
    package.root.to(core, f"{PACKAGE}/relationships/metadata/core-properties")
    program = package.add("docProps/app.xml", f"{CONTENT}.extended-properties+xml", _program())
    package.root.to(program, f"{OFFICE}/extended-properties")


def _core(metadata: Metadata) -> Element:
    root = etree.Element(
        f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DUBLIN_CORE, "dcterms": TERMS, "xsi": SCHEMA}
    )
    said = {
        f"{{{DUBLIN_CORE}}}title": metadata.title,
        f"{{{DUBLIN_CORE}}}subject": metadata.subject,
        f"{{{DUBLIN_CORE}}}creator": metadata.organization,
        f"{{{CORE}}}keywords": ", ".join(metadata.keywords),
        f"{{{DUBLIN_CORE}}}language": metadata.language,
    }
    for name, words in said.items():
        etree.SubElement(root, name).text = words
    for name in ("created", "modified"):
        made = etree.SubElement(root, f"{{{TERMS}}}{name}", {f"{{{SCHEMA}}}type": "dcterms:W3CDTF"})
        made.text = f"{metadata.date.isoformat()}T00:00:00Z"
    return root


def _program() -> Element:
    root = only("Properties", EXTENDED)
    etree.SubElement(root, f"{{{EXTENDED}}}Application").text = PROGRAM
    return root
