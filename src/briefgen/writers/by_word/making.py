"""One document → its Word file → a tagged PDF by LibreOffice, read back and compared with the document."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from typing import Final

import pikepdf

from briefgen.document.nodes import Document
from briefgen.libreoffice.conversion import TAGGED, Conversion
from briefgen.libreoffice.program import NotCounted, find
from briefgen.models.style import Style
from briefgen.reading_back.pdf import NotRead, read_pdf
from briefgen.writers import Attached, Output
from briefgen.writers.by_word.findings import differences, made_by
from briefgen.writers.by_word.reckoning import extent
from briefgen.writers.docx import write
from briefgen.writers.pdf.srgb import profile
from briefgen.writers.pdf.xmp import SCHEMA

SECONDS: Final = 120.0
"""How long LibreOffice may take for one document, in seconds."""

FROM_CLOCK: Final = ("/DocChecksum", "/ID")
"""Entries that LibreOffice works out with the moment in them; the second is made anew of the contents."""

MOMENT: Final = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:?\d\d)?")
"""A moment as XMP writes it (XMP specification, part 1, 8.2.1.2)."""


def make(document: Document, style: Style, most_pages: int | None = None, attached: Sequence[Attached] = ()) -> Output:
    """The PDF of a document; where it comes to more than `most_pages`, without bytes. Raises NotCounted without LibreOffice."""
    program, word = find(), write(document, style)
    conversion = Conversion(program.path, (word.data,), style.fonts, SECONDS, TAGGED)
    try:
        conversion.wait()
        data = steady(conversion.pdf(0), document.metadata.date, attached)
    finally:
        conversion.close()
    try:
        finished = read_pdf(data)
    except NotRead as reason:
        raise NotCounted(f"the PDF that LibreOffice made is not usable: {reason}") from None
    found = (made_by(finished), *differences(document, finished))
    kept = data if most_pages is None or finished.pages <= most_pages else b""
    return Output(kept, found, extent(finished, document, style))


def steady(data: bytes, day: dt.date, attached: Sequence[Attached] = ()) -> bytes:
    """A PDF without the moment at which it was made: the same Word file gives the same bytes. Raises NotCounted.

    It says what PDF/A asks for beside what LibreOffice says, the schema of PDF/UA, and holds the files `attached` to it.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.docinfo["/CreationDate"] = f"D:{day:%Y%m%d}000000Z"
            if "/ModDate" in pdf.docinfo:
                del pdf.docinfo["/ModDate"]
            for key in FROM_CLOCK:
                if key in pdf.trailer:
                    del pdf.trailer[key]
            if "/Metadata" in pdf.Root:
                packet = MOMENT.sub(f"{day.isoformat()}T00:00:00Z".encode(), pdf.Root.Metadata.read_bytes())
                pdf.Root.Metadata.write(packet.replace(b"</rdf:RDF>", SCHEMA.encode() + b"</rdf:RDF>"))
            for intent in pdf.Root.get("/OutputIntents", ()):
                # LibreOffice makes the same profile anew each time, with the moment in it.
                intent.DestOutputProfile.write(profile())
            _attach(pdf, day, attached)
            made = io.BytesIO()
            pdf.save(made, deterministic_id=True)
            return made.getvalue()
    except (pikepdf.PdfError, ValueError, KeyError) as error:
        raise NotCounted("LibreOffice could not make a PDF of the Word file") from error


def _attach(pdf: pikepdf.Pdf, day: dt.date, attached: Sequence[Attached]) -> None:
    """Put files into a PDF as parts of the text (ISO 19005-3, 6.8)."""
    moment = f"D:{day:%Y%m%d}000000Z"
    for one in attached:
        pdf.attachments[one.name] = pikepdf.AttachedFileSpec(
            pdf, one.data, description=one.description, filename=one.name, mime_type=one.media_type,
            creation_date=moment, mod_date=moment,
        )  # fmt: skip
        pdf.attachments[one.name].obj.AFRelationship = pikepdf.Name(f"/{one.relation}")
    if attached:
        pdf.Root.AF = pikepdf.Array([pdf.attachments[one.name].obj for one in attached])
