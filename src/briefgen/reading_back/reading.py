"""A file of any format → what it says, read in this process."""

from __future__ import annotations

from briefgen.reading_back.finished import Finished


def read(form: str, data: bytes) -> Finished:
    """What a file says, a `pdf` or a `docx`. Raises NotRead."""
    if form == "pdf":
        from briefgen.reading_back.pdf import read_pdf

        return read_pdf(data).said
    from briefgen.reading_back.docx import read_docx

    return read_docx(data)
