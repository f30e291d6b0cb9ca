"""A press that makes PDFs also where Pango is missing: then LibreOffice lays out the Word file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from briefgen.diagnostics import BriefError
from briefgen.document.extent import Heights
from briefgen.writers import Attached, Output
from briefgen.writers.pdf import Pending, Press

if TYPE_CHECKING:
    from briefgen.document.nodes import Document
    from briefgen.models.style import Style

Made = TypeVar("Made", Output, Heights)

MISSING = "no-pdf-engine"
"""The code of the diagnostic that says that Pango is missing."""


class _Otherwise(Pending[Made]):
    """What the layout makes; or, where it cannot work on this computer, what is made another way."""

    def __init__(self, first: Pending[Made], other: Callable[[], Made]) -> None:
        super().__init__()
        self._first: Pending[Made] = first
        self._other: Callable[[], Made] = other

    def result(self) -> Made:
        """What was made, waiting for it. Raises BriefError where there is nothing."""
        made = self._made
        if made is None:
            try:
                made = self._first.result()
            except BriefError as error:
                if {problem.code for problem in error.diagnostics} != {MISSING}:
                    raise
                made = self._otherwise(error)
            self._made = made
        return made

    def _otherwise(self, missing: BriefError) -> Made:
        """Raises the error that Pango is missing where LibreOffice is not there either."""
        from briefgen.libreoffice.program import NotCounted

        try:
            return self._other()
        except NotCounted as reason:
            from briefgen.writers.by_word.findings import neither

            raise BriefError(neither(missing.diagnostics, reason.why)) from None


class AnyPress(Press):
    """A `Press` whose PDFs are made from Word files where Pango is missing, and LibreOffice is there."""

    def submit(
        self, document: Document, style: Style, most_pages: int | None = None, attached: Sequence[Attached] = ()
    ) -> Pending[Output]:
        """As `Press.submit`. Made from the Word file, the PDF is laid out only when somebody waits for it."""

        def by_word() -> Output:
            from briefgen.writers.by_word.making import make

            return make(document, style, most_pages, attached)

        return _Otherwise(super().submit(document, style, most_pages, attached), by_word)

    def measure(self, document: Document, style: Style) -> Pending[Heights]:
        """As `Press.measure`. Where Pango is missing, heights are reckoned: page counts of LibreOffice correct them."""

        def reckoned() -> Heights:
            from briefgen.writers.by_word.reckoning import heights

            return heights(document, style)

        return _Otherwise(super().measure(document, style), reckoned)
