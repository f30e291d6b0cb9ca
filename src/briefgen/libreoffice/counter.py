"""Counts the pages of Word files, all of a packet at once, and keeps the answers in the workspace."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING

from briefgen.libreoffice.program import NotCounted, Program, find
from briefgen.noun import noun
from briefgen.workspace import File, Workspace

if TYPE_CHECKING:
    from briefgen.libreoffice.conversion import Conversion

SECONDS = 60.0
"""How long one Word file may take, in seconds, the start of LibreOffice included."""

SECONDS_MORE = 10.0
"""How many seconds more each further Word file may take."""

KIND = "word-pages"


@noun
class WordFile:
    """A Word file and the fonts it is set in; `name` tells the files of a workspace apart, whose answers are kept."""

    name: str
    docx: bytes = field(repr=False)
    fonts: Mapping[str, bytes] = field(repr=False)


@noun
class WordPages:
    """How many pages a Word file has as LibreOffice lays it out; None where that is not known, and `why`.

    `why` is empty where the environment says that nobody wants to know.
    """

    pages: int | None
    why: str = ""


class PageCounter:
    """Asks LibreOffice for the pages of Word files; `with PageCounter(workspace) as counter:`.

    `begin` starts the work and `results` waits for it. Only what was begun last is worked on. Word files
    in the same fonts are laid out by one LibreOffice. After a failure it is not started again.
    """

    def __init__(self, workspace: Workspace, seconds: float = SECONDS) -> None:
        """`seconds` is how long one Word file may take."""
        self._workspace = workspace
        self._seconds = seconds
        self._files: tuple[WordFile, ...] = ()
        self._known: dict[str, WordPages] = {}
        self._waiting: list[list[WordFile]] = []
        self._failure: WordPages | None = None
        self._conversion: Conversion | None = None

    def __enter__(self) -> PageCounter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def begin(self, name: str, docx: bytes, fonts: Mapping[str, bytes]) -> None:
        """Begin to count the pages of one Word file, as `begin_all`."""
        self.begin_all((WordFile(name, docx, fonts),))

    def begin_all(self, files: Sequence[WordFile]) -> None:
        """Begin to count the pages of these Word files, unless that is under way or known already."""
        if self._files == tuple(files):
            return
        self.close()
        self._files, self._known, self._waiting = tuple(files), {}, []
        if self._failure is None:
            try:
                self._look_up()
                self._start()
            except NotCounted as reason:
                self._failure = WordPages(None, reason.why)

    def results(self) -> tuple[WordPages, ...]:
        """The pages of the Word files begun last, in their order, waiting for them."""
        while self._conversion:
            try:
                self._take(self._conversion, self._waiting.pop(0))
                self.close()
                self._start()
            except NotCounted as reason:
                self._failure = WordPages(None, reason.why)
                self.close()
        return tuple(self._known.get(file.name) or self._failure or WordPages(None) for file in self._files)

    def close(self) -> None:
        """End what is under way."""
        if self._conversion:
            self._conversion.close()
            self._conversion = None

    @cached_property
    def _program(self) -> Program:
        return find()

    def _look_up(self) -> None:
        """Recall the answers that were kept, and group the other files by their fonts."""
        for file in self._files:
            pages = _sound(self._workspace.kept(KIND, self._asked(file)))
            if pages is not None:
                self._known[file.name] = WordPages(pages)
                continue
            group = next((group for group in self._waiting if group[0].fonts == file.fonts), None)
            if group is None:
                self._waiting.append([file])
            else:
                group.append(file)

    def _start(self) -> None:
        """Set LibreOffice to work on the next group."""
        if not self._waiting or self._failure:
            return
        from briefgen.libreoffice.conversion import Conversion

        group = self._waiting[0]
        seconds = self._seconds + SECONDS_MORE * (len(group) - 1)
        self._conversion = Conversion(self._program.path, [file.docx for file in group], group[0].fonts, seconds)

    def _take(self, conversion: Conversion, group: Sequence[WordFile]) -> None:
        """The answers for a group, waiting for them; a file without one keeps nothing from the others."""
        conversion.wait()
        for number, file in enumerate(group):
            try:
                pages = conversion.pages(number)
            except NotCounted as reason:
                self._known[file.name] = self._failure = WordPages(None, reason.why)
            else:
                self._known[file.name] = WordPages(pages)
                self._workspace.keep(KIND, self._asked(file), pages)

    def _asked(self, file: WordFile) -> File:
        return File(file.name, _key(self._program, file.docx, file.fonts))


def _key(program: Program, docx: bytes, fonts: Mapping[str, bytes]) -> bytes:
    """All that the answer depends on."""
    parts = (program.stamp.encode(), docx, *(part for name in sorted(fonts) for part in (name.encode(), fonts[name])))
    return b"".join(hashlib.sha256(part).digest() for part in parts)


def _sound(kept: object) -> int | None:
    return kept if isinstance(kept, int) and not isinstance(kept, bool) and kept > 0 else None
