"""document + style → bytes: one writer a format, all of one shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from briefgen.diagnostics import Diagnostic
from briefgen.document.extent import Extent
from briefgen.models.formats import Format
from briefgen.noun import noun

if TYPE_CHECKING:
    from briefgen.document.nodes import Document
    from briefgen.models.style import Style


@noun
class Output:
    """A finished file: its bytes, what the writer noticed, and how far it reaches where it was laid out.

    There are no bytes of a layout that has more pages than it may have.
    """

    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()
    extent: Extent | None = None

    @property
    def pages(self) -> int | None:
        """The number of pages, where they were laid out."""
        return self.extent.pages if self.extent else None


@noun
class Attached:
    """A file within a PDF: its name, its kind by the names of IANA, what it is to the text, what it is in words.

    `relation` is `Alternative` for the same text in another form, `Data` for what the text is made of (ISO 19005-3, annex E).
    """

    name: str
    media_type: str
    relation: str
    description: str
    data: bytes = field(repr=False)


Writer: TypeAlias = "Callable[[Document, Style], Output]"
"""What every writer is: a function of a document and a style that gives the finished file."""

WRITERS: Mapping[Format, str] = {
    Format.PDF: "briefgen.writers.pdf",
    Format.DOCX: "briefgen.writers.docx",
    Format.HTML: "briefgen.writers.html",
    Format.TXT: "briefgen.writers.text",
}
"""Where the writer of each format is: a package whose `write` is a `Writer`. It is imported when the first file is made."""


def write(document: Document, style: Style, formats: Iterable[Format]) -> dict[Format, Output]:
    """The document in each of these formats."""
    outputs = {}
    for form in formats:
        writer: Writer = import_module(WRITERS[form]).write
        outputs[form] = writer(document, style)
    return outputs
