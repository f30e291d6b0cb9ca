"""What a PDF says about itself: title, organization, language, date, and that it is PDF/UA-1 and PDF/A-3a."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import pydyf

from briefgen.writers.pdf.xmp import SCHEMA

PROGRAM = "briefgen"

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
{title}{organization}{subject}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdf:Producer>{program}</pdf:Producer>
{keywords}<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
</rdf:Description>
{schema}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
"""The XMP packet (ISO 16684-1)."""

OPTIONAL = {
    "title": '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title>\n',
    "organization": "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n",
    "subject": '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>\n',
    "keywords": "<pdf:Keywords>{}</pdf:Keywords>\n",
}
"""What stands in the packet only where it stands in the document information: both say the same (ISO 19005-3, 6.6.3)."""


def day_of(facts: Mapping[str, Any]) -> str:
    """The date of the text as a PDF writes it (ISO 32000-1, 7.9.4)."""
    return f"D:{facts['date'].replace('-', '')}"


def describe(pdf: pydyf.PDF, facts: Mapping[str, Any]) -> None:
    """Put the facts (title, organization, subject, keywords, language, date as 2026-11-20) into the file, and no others."""
    day = day_of(facts)
    entries = {
        "Title": facts["title"],
        "Author": facts["organization"],
        "Subject": facts["subject"],
        "Keywords": facts["keywords"],
        "Creator": PROGRAM,
        "Producer": PROGRAM,
        "CreationDate": day,
        "ModDate": day,
    }
    pdf.info.clear()
    pdf.info.update({name: pydyf.String(value) for name, value in entries.items() if value})
    pdf.catalog["Lang"] = pydyf.String(facts["language"])
    packet = pydyf.Stream([_packet(facts)], {"Type": "/Metadata", "Subtype": "/XML"})
    pdf.add_object(packet)
    pdf.catalog["Metadata"] = packet.reference


def _packet(facts: Mapping[str, Any]) -> bytes:
    """The packet; not compressed, so that programs which know no PDF find it."""
    said = {name: escape(str(value)) for name, value in facts.items()}
    said |= {name: form.format(said[name]) if said[name] else "" for name, form in OPTIONAL.items()}
    return PACKET.format(program=PROGRAM, schema=SCHEMA, **said).encode("utf-8")
