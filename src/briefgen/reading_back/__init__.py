"""Finished files → what they say: read back as a stranger's program would, bounded, to be compared with the tree."""

from __future__ import annotations

from briefgen.reading_back.comparing import compare
from briefgen.reading_back.expected import Expected, expected
from briefgen.reading_back.finished import Finished, NotRead
from briefgen.reading_back.pairing import Difference

__all__ = ["Difference", "Expected", "NotRead", "differences", "expected", "read"]


def read(form: str, data: bytes) -> Finished:
    """What a file says, a `pdf` or a `docx`. Raises NotRead."""
    if form == "pdf":
        from briefgen.reading_back.pdf import read_pdf

        return read_pdf(data).said
    from briefgen.reading_back.docx import read_docx

    return read_docx(data)


def differences(wanted: Expected, form: str, data: bytes) -> tuple[Difference, ...]:
    """What a finished file says otherwise than it must; that it cannot be read is the only one, then."""
    try:
        found = read(form, data)
    except NotRead as reason:
        return (Difference("read", str(reason)),)
    return compare(wanted, found, pages=form == "pdf")
