"""The tags of a PDF: what every word on the page is, in reading order (ISO 32000-1, 14.7 and 14.8).

WeasyPrint draws every run of text as marked content and would tag the boxes it laid out;
this room tags the elements they came from, so that a paragraph or table that goes over a
page is one, a note stands by its call, and what repeats on every page is not read again.
It takes the place of `weasyprint.pdf.add_tags`, whose arguments and effects it shares.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pydyf

from briefgen.writers.pdf.engine.tagging.boxes import artifacts_of, contents
from briefgen.writers.pdf.engine.tagging.building import Builder
from briefgen.writers.pdf.engine.tagging.emitting import emit
from briefgen.writers.pdf.engine.tagging.lists import name_marks
from briefgen.writers.pdf.engine.tagging.tables import link_headers
from briefgen.writers.pdf.engine.tagging.wording import complete


def add_tags(pdf: pydyf.PDF, document: Any, pdf_version: object, page_streams: Sequence[Any]) -> None:
    """Tag a finished PDF: one structure element for each element of the page that holds something."""
    complete(document, page_streams)
    builder = Builder(document._html.etree_element)
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        found = contents(page, number, stream._tags, builder)
        for content in found:
            builder.place(content)
        artifacts_of(pdf, number, stream, builder)
    link_headers(builder.root)
    name_marks(builder.root)
    emit(pdf, builder.root, len(document.pages))
