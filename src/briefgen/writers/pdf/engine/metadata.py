"""What a PDF says about itself: title, organization, language, date, and that it is PDF/UA-1."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import pydyf

PROGRAM = "briefgen"

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{organization}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdf:Producer>{program}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def describe(pdf: pydyf.PDF, facts: Mapping[str, Any]) -> None:
    """Put the facts (title, organization, subject, keywords, language, date as 2026-11-20) into the file, and no others."""
    day = f"D:{facts['date'].replace('-', '')}"
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
    """The XMP packet (ISO 16684-1); not compressed, so that programs which know no PDF find it."""
    return PACKET.format(program=PROGRAM, **{name: escape(str(value)) for name, value in facts.items()}).encode("utf-8")
