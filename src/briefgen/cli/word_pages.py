"""Whether Word files keep to their pages: has them counted while a run goes on, and says what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from briefgen.cli.door import Door
from briefgen.libreoffice import PageCounter, WordPages

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic
    from briefgen.models.style import Style
    from briefgen.pipeline import RenderedDocument
    from briefgen.workspace import Workspace

NOT_WANTED = WordPages(None, "--no-word-check was given")


class WordCheck:
    """The check of one run. What is not verified is said once, not for every brief."""

    def __init__(self, door: Door, workspace: Workspace, wanted: bool) -> None:
        self.counter = PageCounter(workspace) if wanted else None
        self._door = door
        self._news: tuple[str, ...] = ()
        self._excused = False

    def __enter__(self) -> WordCheck:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.counter:
            self.counter.close()

    def check(self, documents: Sequence[RenderedDocument]) -> Iterator[Diagnostic]:
        """A warning for every Word file that has too many pages. The files are written: this may take a while."""
        from briefgen.pipeline.writing import count_word_pages

        if self.counter is None:
            self._news += self._excuse(NOT_WANTED) if any(rendered.limits_word for rendered in documents) else ()
            return
        for rendered, counted, found in count_word_pages(documents, self.counter):
            self._news += () if found else self._said(rendered, counted)
            yield from found

    def tell(self) -> None:
        """Say what was counted since, and once that it was not."""
        self._door.tell(*self._news)
        self._news = ()

    def _said(self, rendered: RenderedDocument, counted: WordPages) -> tuple[str, ...]:
        if counted.pages is None:
            return self._excuse(counted)
        pages = told(counted.pages, rendered.style, counted, rendered.limit)
        return (f"Word file {rendered.name}.docx: {pages} (counted by LibreOffice)",)

    def _excuse(self, counted: WordPages) -> tuple[str, ...]:
        said, self._excused = self._excused, True
        return (
            (f"note: the pages of the Word file were not verified: {counted.why}",) if counted.why and not said else ()
        )


def told(pages: int, style: Style, counted: WordPages, limit: int | None) -> str:
    """So many pages with which fonts, and how many with those that stand in where a program does not use them."""
    stands_in = _stands_in(style, counted)
    if counted.replaced is None:
        return f"{_pages(pages)} with {stands_in}"
    own = "the fonts in the file" if style.tokens.docx.embed_fonts else "the fonts of the style"
    if counted.replaced == pages and not counted.lacking:
        return f"{_pages(pages)} with {own}, and with {stands_in}"
    turn = "but" if limit is not None and counted.replaced > limit else "and"
    return f"{_pages(pages)} with {own}, {turn} {_pages(counted.replaced)} with {stands_in}"


def _stands_in(style: Style, counted: WordPages) -> str:
    """What took the place of the fonts, and what another font did where that is not on this computer."""
    families = " and ".join(dict.fromkeys(style.stand_ins.values()))
    lacking = " and ".join(counted.lacking)
    return f"{families} ({lacking} not on this computer: another font was used)" if lacking else families


def _pages(number: int) -> str:
    return "1 page" if number == 1 else f"{number} pages"
