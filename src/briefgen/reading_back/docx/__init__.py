"""The bytes of a Word file → what it says, through nothing but ZIP and XML (ISO/IEC 29500-1)."""

from __future__ import annotations

import zipfile
import zlib

from lxml import etree

from briefgen.reading_back.docx.package import Package
from briefgen.reading_back.docx.story import Reader
from briefgen.reading_back.finished import Finished, NotRead

__all__ = ["read_docx"]


def read_docx(data: bytes) -> Finished:
    """What a Word file says, tracked changes as if they were accepted. Raises NotRead."""
    try:
        with Package(data) as package:
            return Reader(package).finished()
    except (
        zipfile.BadZipFile, zlib.error, etree.LxmlError, EOFError, OSError, NotImplementedError, RuntimeError,
        KeyError, ValueError, AttributeError,
    ) as error:  # fmt: skip
        raise NotRead(f"it cannot be read ({type(error).__name__})") from error
