"""A document and its finished files: each is read back when it is there, and compared with what it must say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from briefgen.document.nodes import Document
from briefgen.models.formats import Format
from briefgen.models.style import Style
from briefgen.writers import Output

if TYPE_CHECKING:
    from briefgen.reading_back.expected import Expected
    from briefgen.reading_back.pairing import Difference

COMPARED = (Format.DOCX, Format.PDF)
"""The formats that are read back."""

ANOTHER_WAY = "pdf-by-libreoffice"
"""The code that says of a PDF that it was made from the Word file: it was compared when it was made, as far as it can be."""


FAULT = "fault"
"""The kind of a difference that is a fault of the file itself."""


class Comparison:
    """What the finished files of one document say otherwise than it, by their formats."""

    def __init__(self, document: Document, style: Style, coding: Callable[[str], str] | None = None) -> None:
        """Where there is `coding`, it makes the content code of what stands for the document's words; the files then have it, too."""
        self.differences: dict[Format, tuple[Difference, ...]] = {}
        self._document = document
        self._style = style
        self._coding = coding

    def take(self, outputs: Mapping[Format, Output]) -> None:
        """Read back those files that were not yet."""
        for form in COMPARED:
            if form in outputs and form not in self.differences:
                self.differences[form] = self._of(form, outputs[form])

    def _of(self, form: Format, output: Output) -> tuple[Difference, ...]:
        from briefgen.reading_back.comparing import differences

        said = {diagnostic.code for diagnostic in output.diagnostics}
        if not output.data or ANOTHER_WAY in said:
            return ()
        found = (*_faults(form, output.data), *differences(self._coded, form.value, output.data))
        # That a note strays has been said by the layout, which knows why.
        return tuple(one for one in found if one.kind != "astray" or "strayed-footnote" not in said)

    @cached_property
    def expected(self) -> Expected:
        """What every file must say, but for the content code, which stands for it."""
        from briefgen.reading_back.expected import expected

        return expected(self._document, self._style)

    @cached_property
    def code(self) -> str:
        """The content code of the document; empty where it has none."""
        return self._coding(self.words) if self._coding else ""

    @cached_property
    def words(self) -> str:
        """What stands for all the words of the document."""
        # Loaded while the process that lays out is being started.
        from briefgen.pipeline.printed import words_of

        return words_of(self.expected)

    @property
    def _coded(self) -> Expected:
        return replace(self.expected, code=self.code)


def _faults(form: Format, data: bytes) -> Iterator[Difference]:
    """What is wrong with a Word file, whatever it says."""
    from briefgen.reading_back.docx_lint import lint
    from briefgen.reading_back.pairing import Difference

    if form is Format.DOCX:
        yield from (Difference(FAULT, str(fault)) for fault in lint(data))


def prepare() -> None:
    """Load what reads a PDF: it takes a while, and there is time while one is laid out."""
    import_module("briefgen.reading_back.pdf")
