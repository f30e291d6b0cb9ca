"""Whether Word files keep to their pages: has them counted while a run goes on, and says what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from briefgen.cli.door import Door
from briefgen.libreoffice import PageCounter, WordPages

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic
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
            self._news += self._said("", NOT_WANTED) if any(rendered.limits_word for rendered in documents) else ()
            return
        for rendered, counted, found in count_word_pages(documents, self.counter):
            self._news += () if found else self._said(rendered.name, counted)
            yield from found

    def tell(self) -> None:
        """Say what was counted since, and once that it was not."""
        self._door.tell(*self._news)
        self._news = ()

    def _said(self, name: str, counted: WordPages) -> tuple[str, ...]:
        if counted.pages is not None:
            pages = "1 page" if counted.pages == 1 else f"{counted.pages} pages"
            return (f"Word file {name}.docx: {pages} (counted by LibreOffice)",)
        said, self._excused = self._excused, True
        return (
            (f"note: the pages of the Word file were not verified: {counted.why}",) if counted.why and not said else ()
        )
