"""A finished file of any format → all that it holds."""

from __future__ import annotations

from collections.abc import Collection

from briefgen.models.formats import Format
from briefgen.trust.said import Held


def look(form: Format, data: bytes, attached: Collection[str] = (), *, foreign: bool = False) -> Held:
    """All that a file holds: its words at their places, and what the program did not mean to write.

    `attached` are the names of the files that may be within a PDF. A `foreign` one was made by another program: what of it
    is unknown is not told. Never raises.
    """
    # Each reader is loaded when the first file of its format is there.
    if form is Format.PDF:
        from briefgen.trust.pdf import look_pdf

        return look_pdf(data, attached, foreign=foreign)
    if form is Format.DOCX:
        from briefgen.trust.docx import look_docx

        return look_docx(data)
    from briefgen.trust.plain import look_html, look_txt

    return look_html(data) if form is Format.HTML else look_txt(data)
