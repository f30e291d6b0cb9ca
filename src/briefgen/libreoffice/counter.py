"""Counts the pages of Word files, one at a time, and keeps the answers in the workspace."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING

from briefgen.libreoffice.program import NotCounted, Program, find
from briefgen.noun import noun
from briefgen.workspace import File, Workspace

if TYPE_CHECKING:
    from briefgen.libreoffice.conversion import Conversion

SECONDS = 60.0
"""How long one Word file may take, in seconds."""

KIND = "word-pages"


@noun
class WordPages:
    """How many pages a Word file has as LibreOffice lays it out; None where that is not known, and `why`.

    `why` is empty where the environment says that nobody wants to know.
    """

    pages: int | None
    why: str = ""


class PageCounter:
    """Asks LibreOffice for the pages of Word files; `with PageCounter(workspace) as counter:`.

    `begin` starts the work and `result` waits for it. Only one Word file is worked on: another
    takes its place. After a failure LibreOffice is not started again.
    """

    def __init__(self, workspace: Workspace, seconds: float = SECONDS) -> None:
        self._workspace = workspace
        self._seconds = seconds
        self._asked: File | None = None
        self._known: int | None = None
        self._failure: WordPages | None = None
        self._conversion: Conversion | None = None

    def __enter__(self) -> PageCounter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def begin(self, name: str, docx: bytes, fonts: Mapping[str, bytes]) -> None:
        """Begin to count the pages of a Word file set in these fonts, unless that is under way or known already.

        `name` tells the files of a workspace apart, whose answers are kept.
        """
        try:
            asked = None if self._failure else File(name, _key(self._program, docx, fonts))
            if asked is None or asked == self._asked:
                return
            self.close()
            self._asked, self._known = asked, _sound(self._workspace.kept(KIND, asked))
            if self._known is None:
                self._start(docx, fonts)
        except NotCounted as reason:
            self._failure = WordPages(None, reason.why)

    def result(self) -> WordPages:
        """The pages of the Word file begun last, waiting for it."""
        if self._conversion and self._asked:
            try:
                self._known = self._conversion.pages()
                self._workspace.keep(KIND, self._asked, self._known)
            except NotCounted as reason:
                self._failure = WordPages(None, reason.why)
            finally:
                self.close()
        return self._failure or WordPages(self._known)

    def close(self) -> None:
        """End what is under way."""
        if self._conversion:
            self._conversion.close()
            self._conversion = None

    @cached_property
    def _program(self) -> Program:
        return find()

    def _start(self, docx: bytes, fonts: Mapping[str, bytes]) -> None:
        from briefgen.libreoffice.conversion import Conversion

        self._conversion = Conversion(self._program.path, docx, fonts, self._seconds)


def _key(program: Program, docx: bytes, fonts: Mapping[str, bytes]) -> bytes:
    """All that the answer depends on."""
    parts = (program.stamp.encode(), docx, *(part for name in sorted(fonts) for part in (name.encode(), fonts[name])))
    return b"".join(hashlib.sha256(part).digest() for part in parts)


def _sound(kept: object) -> int | None:
    return kept if isinstance(kept, int) and not isinstance(kept, bool) and kept > 0 else None
