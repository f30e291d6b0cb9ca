"""Counts the pages of Word files, all of a packet at once, and keeps the answers in the workspace."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any

from briefgen.libreoffice.bare import without_fonts
from briefgen.libreoffice.program import NotCounted, Program, find
from briefgen.libreoffice.twins import absent, families_with, twins
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
    """A Word file and the fonts it is set in that it does not carry; `name` tells the files of a workspace apart, whose
    answers are kept. `stand_ins` says which families take the place of its own where a program does not use the fonts
    in it; those that it names itself stand for themselves.
    """

    name: str
    docx: bytes = field(repr=False)
    fonts: Mapping[str, bytes] = field(repr=False)
    stand_ins: Mapping[str, str] = field(default_factory=dict)

    @property
    def replaceable(self) -> bool:
        """Whether others than its own fonts can take their place."""
        return any(family != other for family, other in self.stand_ins.items())

    @property
    def documents(self) -> tuple[bytes, ...]:
        """What is laid out: the file, and a copy without its fonts where others stand in."""
        return (self.docx, without_fonts(self.docx, self.stand_ins)) if self.replaceable else (self.docx,)


@noun
class WordPages:
    """How many pages a Word file has as LibreOffice lays it out; None where that is not known, and `why`.

    `why` is empty where the environment says that nobody wants to know. `replaced` is how many pages it has in the fonts
    that stand in for its own, where there are such; `lacking` are those of them that are not on this computer, so that
    something else was used.
    """

    pages: int | None
    why: str = ""
    replaced: int | None = None
    lacking: tuple[str, ...] = ()


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

    def begin(self, file: WordFile) -> None:
        """Begin to count the pages of one Word file, as `begin_all`."""
        self.begin_all((file,))

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
            known = _sound(self._workspace.kept(KIND, self._asked(file)))
            if known is not None:
                self._known[file.name] = known
                continue
            group = next((group for group in self._waiting if _alike(group[0], file)), None)
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
        documents = [document for file in group for document in file.documents]
        seconds = self._seconds + SECONDS_MORE * (len(documents) - 1)
        fonts, stand_ins = dict(group[0].fonts), group[0].stand_ins.values()
        families = families_with(stand_ins) if stand_ins else None
        if stand_ins:
            fonts |= twins(self._workspace)
        self._conversion = Conversion(self._program.path, documents, fonts, seconds, families=families)

    def _take(self, conversion: Conversion, group: Sequence[WordFile]) -> None:
        """The answers for a group, waiting for them; a file without one keeps nothing from the others."""
        conversion.wait()
        number = 0
        for file in group:
            try:
                found = _counted(conversion, number, file)
            except NotCounted as reason:
                self._known[file.name] = self._failure = WordPages(None, reason.why)
            else:
                self._known[file.name] = found
                self._workspace.keep(KIND, self._asked(file), [found.pages, found.replaced, found.lacking])
            number += 2 if file.replaceable else 1

    def _asked(self, file: WordFile) -> File:
        return File(file.name, _key(self._program, file))


def _alike(one: WordFile, other: WordFile) -> bool:
    """Whether one LibreOffice can lay out both: in the same fonts, with the same ones to stand in."""
    return one.fonts == other.fonts and one.stand_ins == other.stand_ins


def _counted(conversion: Conversion, number: int, file: WordFile) -> WordPages:
    """The pages of a Word file whose documents begin at that number. Raises NotCounted."""
    last = number + 1 if file.replaceable else number
    lacking = tuple(absent(dict.fromkeys(file.stand_ins.values()), conversion.families(last)))
    return WordPages(
        conversion.pages(number), replaced=conversion.pages(last) if file.replaceable else None, lacking=lacking
    )


def _key(program: Program, file: WordFile) -> bytes:
    """All that the answer depends on."""
    fonts = (part for name in sorted(file.fonts) for part in (name.encode(), file.fonts[name]))
    stand_ins = (name.encode() for pair in sorted(file.stand_ins.items()) for name in pair)
    parts = (program.stamp.encode(), file.docx, *fonts, *stand_ins)
    return b"".join(hashlib.sha256(part).digest() for part in parts)


def _sound(kept: Any) -> WordPages | None:
    """The answer that was kept, where it can be one."""
    match kept:
        case [int(pages), int() | None as replaced, [*lacking]] if pages > 0:
            return WordPages(pages, replaced=replaced, lacking=tuple(map(str, lacking)))
    return None
