"""The files a brief can become."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """A kind of file, by the ending of its name."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    TXT = "txt"


class Attachment(StrEnum):
    """What can be put into a PDF beside its pages: the same text as a Word file, the sources that it cites."""

    DOCX = "docx"
    SOURCES = "sources"
