"""The package of a workbook: its parts, unpacked piece by piece up to a limit, and their elements as they pass by (ECMA-376-2).

Nothing is kept of a part but what the one who reads it keeps; what declares a document type is refused at that very place.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final, Protocol
from xml.parsers import expat

from briefgen.noun import noun
from briefgen.readers.tables.kinds import INSIDE, no_package, of_ending
from briefgen.readers.tables.refusing import Refused, damaged

MOST_PARTS: Final = 2_000
MOST_UNPACKED: Final = 100_000_000
"""How many bytes all parts that are read may come to."""

MOST_ELEMENTS: Final = 1_500_000
"""How many elements all parts that are read may have, the empty cells of formatted rows among them."""

DEEPEST: Final = 60
LONGEST: Final = 500_000
"""The most characters within one element; a cell holds 32,767 (ECMA-376-1, 18.18)."""

PIECE: Final = 1 << 16

MAIN: Final = frozenset({
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
})  # fmt: skip
"""The namespaces of workbooks, as most are written, and in the strict form."""

WAYS: Final = frozenset({"http://schemas.openxmlformats.org/package/2006/relationships"})

TOO_LARGE = (
    "Copy the rows and columns that have something into a new workbook, by “Paste Special, Values and number formats”."
)


class Elements(Protocol):
    """What takes the elements of a part as they pass by, by their names without namespace."""

    def start(self, name: str, said: Mapping[str, str]) -> None:
        """An element begins, with these attributes."""

    def end(self, name: str, text: str) -> None:
        """An element ends; `text` is what stands in it since an element last began or ended."""


@noun
class Way:
    """One way out of a part: the kind at the end of its type, and the part that it leads to."""

    kind: str
    target: str


class Package:
    """A package that is open. Raises Refused wherever it is not what it should be."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(b"PK"):
            raise no_package(data)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, EOFError) as error:
            raise damaged("it cannot be unpacked") from error
        entries = self._archive.infolist()
        if len(entries) > MOST_PARTS:
            raise Refused(f"this workbook has more than {MOST_PARTS:,} parts", TOO_LARGE)
        self._parts = {entry.filename.replace("\\", "/").lstrip("/").casefold(): entry for entry in entries}
        if len(self._parts) < len(entries):
            raise damaged("two of its parts have one name")
        self._left, self._elements = MOST_UNPACKED, MOST_ELEMENTS

    def has(self, name: str) -> bool:
        """Whether there is a part."""
        return name.casefold() in self._parts

    @property
    def has_macros(self) -> bool:
        """Whether it brings programs along, which are never looked at."""
        return any(name.endswith("vbaproject.bin") for name in self._parts)

    def main(self) -> str:
        """The name of the part that lists the sheets."""
        for name, ending in INSIDE.items():
            if self.has(name):
                raise of_ending(ending)
        found = next((way.target for way in self.ways("").values() if way.kind == "officeDocument"), "")
        if not self.has(found):
            raise damaged("it has no list of sheets")
        return found

    def ways(self, part: str) -> dict[str, Way]:
        """The ways out of a part to others, by their ids; those of the package for the empty name."""
        folder, name = posixpath.split(part)
        taken = _Ways(folder)
        self.pass_by(posixpath.join(folder, "_rels", f"{name}.rels"), taken, WAYS)
        return taken.found

    def pass_by(self, part: str, taker: Elements, spaces: frozenset[str] = MAIN) -> None:
        """Let the elements of a part pass by; nothing happens where there is none."""
        entry = self._parts.get(part.casefold())
        if entry is None:
            return
        passing = _Passing(taker, spaces, self._elements)
        try:
            with self._archive.open(entry) as stream:
                while piece := stream.read(PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise Refused("this workbook is too large when it is unpacked", TOO_LARGE)
                    passing.take(piece)
            passing.take(b"", last=True)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as error:
            raise damaged(f"“{part}” cannot be unpacked") from error
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise damaged(f"“{part}” is not well-formed") from error
        self._elements = passing.left


class _Ways:
    """Takes the ways out of a part."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: dict[str, Way] = {}

    def start(self, name: str, said: Mapping[str, str]) -> None:
        if name == "Relationship" and said.get("TargetMode") != "External":
            target = said.get("Target", "").replace("\\", "/")
            whole = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
            self.found[said.get("Id", "")] = Way(said.get("Type", "").rpartition("/")[2], whole)

    def end(self, name: str, text: str) -> None:
        pass


class _Passing:
    """Elements on their way from the parser to who takes them: those of other namespaces are left out, with all in them."""

    def __init__(self, taker: Elements, spaces: frozenset[str], left: int) -> None:
        self._taker, self._spaces, self.left = taker, spaces, left
        self._depth, self._foreign = 0, 0
        self._words: list[str] = []
        self._length = 0
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _declared

    def take(self, piece: bytes, *, last: bool = False) -> None:
        self._parser.Parse(piece, last)

    def _start(self, whole: str, said: dict[str, str]) -> None:
        self.left -= 1
        self._depth += 1
        if self.left < 0:
            raise Refused("this workbook has too many cells, most of them probably empty", TOO_LARGE)
        if self._depth > DEEPEST:
            raise damaged("its elements stand too deep in one another")
        space, _, name = whole.rpartition(" ")
        if self._foreign or space not in self._spaces:
            self._foreign += 1
            return
        self._words, self._length = [], 0
        self._taker.start(name, said)

    def _end(self, whole: str) -> None:
        self._depth -= 1
        if self._foreign:
            self._foreign -= 1
            return
        self._taker.end(whole.rpartition(" ")[2], "".join(self._words))
        self._words, self._length = [], 0

    def _text(self, words: str) -> None:
        if not self._foreign:
            self._length += len(words)
            if self._length > LONGEST:
                raise Refused("one cell of this workbook has far too many words", TOO_LARGE)
            self._words.append(words)


def _declared(*_: object) -> None:
    raise damaged("it declares a document type, which no workbook does")
