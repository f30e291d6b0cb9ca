"""A PDF taken apart into its objects, wherever these stand, what each stream is for, and the words of all of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from typing import Final

from briefgen.trust import binary
from briefgen.trust.docx import look_docx
from briefgen.trust.markup import Markup, markup
from briefgen.trust.pdf.bytes import Thing, whole
from briefgen.trust.pdf.content import Drawing, Table, drawing, drawn, table
from briefgen.trust.pdf.streams import PICTURES, NotUnpacked, filters, unpacked
from briefgen.trust.pdf.texts import REFERENCE, TEXT, Parted, names_in, parted, raw, text, texts_of
from briefgen.trust.remembered import Remembered
from briefgen.trust.said import Held, Said, Unknown, said

NUMBERS: Final = re.compile(rb"/(N|First)\s+(\d+)")
ROLE: Final = re.compile(
    rb"/(Contents|ToUnicode|FontFile[23]?|Metadata|DestOutputProfile|SMask|CIDSet)\s*(?:(\d+) \d+ R|(\[[^\]]*)\])"
)
KIND: Final = re.compile(rb"/(Type|Subtype)\s*/(\w+)")
NUMBER: Final = re.compile(rb"(0|[1-9]\d*) ")
UNICODE: Final = re.compile(rb"/ToUnicode\s+(\d+) \d+ R")
FILE_NAMED: Final = re.compile(rb"/U?F\s*(?=[(<])")
EMBEDDED: Final = re.compile(rb"/EF\s*<<[^>]*>>")
OF_PAGE: Final = re.compile(rb"/Type\s*/Page\b")

PROGRAMS: Final = frozenset(("FontFile", "FontFile2", "FontFile3", "DestOutputProfile", "CIDSet"))
"""What streams are for that hold the programs of fonts and colors."""

SHARED: Final = PROGRAMS | {"ToUnicode"}
"""What streams are for that several papers are likely to share."""

MOST_PROGRAMS: Final = 8_000_000
"""How many bytes of programs, and of the words in them, are remembered."""


class Inside:
    """One PDF, read from its first byte to its last."""

    def __init__(self, data: bytes) -> None:
        self._whole = whole(data)
        self._problems: list[str] = []
        self._unpacked: dict[int, bytes] = {}
        self._drawings: dict[int, Drawing] = {}
        self._markups: dict[int, Markup] = {}
        self._fonts: dict[bytes, list[Table]] = {}
        self._gathered = False
        self.things: dict[int, Thing] = {}
        self.earlier: list[Thing] = []
        for thing in self._every():
            if thing.number in self.things:
                self.earlier.append(self.things[thing.number])
            self.things[thing.number] = thing
        self._gathered = True
        self.trailer = b"\n".join(self._whole.trailers)

    def _every(self) -> Iterator[Thing]:
        """The objects of the file, those within streams of objects among them."""
        for thing in self._whole.things:
            yield thing
            if thing.stream is not None and self.kind(thing) == "ObjStm":
                yield from self._packed(thing)

    def _packed(self, thing: Thing) -> Iterator[Thing]:
        """The objects that are packed in a stream (7.5.7)."""
        data, said = self.data(thing), {key: int(value) for key, value in NUMBERS.findall(thing.written)}
        first, count = said.get(b"First", 0), said.get(b"N", 0)
        numbers = [int(one) for one in data[:first].split()[: 2 * count] if one.isdigit()]
        starts = [*numbers[1::2], len(data) - first]
        for number, start, end in zip(numbers[::2], starts, starts[1:], strict=False):
            yield Thing(number, data[first + start : first + end])

    def data(self, thing: Thing) -> bytes:
        """The bytes of a stream; what cannot be unpacked is noted, and read as it is."""
        if id(thing) not in self._unpacked:
            try:
                # While the objects are still being gathered, what they are for is not known yet, and no matter.
                self._unpacked[id(thing)] = unpacked(thing, shared=self._gathered and self.role(thing) in SHARED)
            except NotUnpacked as problem:
                self._problems.append(str(problem))
                self._unpacked[id(thing)] = thing.stream or b""
        return self._unpacked[id(thing)]

    def drawing(self, thing: Thing) -> Drawing:
        """What a stream draws."""
        if id(thing) not in self._drawings:
            self._drawings[id(thing)] = drawing(self.data(thing))
        return self._drawings[id(thing)]

    @staticmethod
    def kind(thing: Thing) -> str:
        """What a stream says that it is."""
        if b"/Type" not in thing.written and b"/Subtype" not in thing.written:
            return ""
        said = dict(KIND.findall(thing.written))
        own = said.get(b"Subtype") if said.get(b"Type") == b"XObject" else said.get(b"Type") or said.get(b"Subtype")
        return (own or b"").decode()

    @cached_property
    def written(self) -> bytes:
        """All objects as they are written, one after another; those that were replaced, too."""
        return b"\x00".join((*(one.written for one in (*self.things.values(), *self.earlier)), self.trailer))

    @cached_property
    def parts(self) -> tuple[Parted, ...]:
        """The same, each taken apart."""
        every = (*(one.written for one in (*self.things.values(), *self.earlier)), self.trailer)
        return tuple(map(parted, every))

    @cached_property
    def shapes(self) -> frozenset[bytes]:
        """The different shapes of its objects."""
        return frozenset(chain.from_iterable(one.shapes for one in self.parts))

    @property
    def texts(self) -> Iterator[bytes]:
        """The texts in its objects, each once, as they are written."""
        return iter(dict.fromkeys(chain.from_iterable(one.texts for one in self.parts)))

    @cached_property
    def streams(self) -> tuple[Thing, ...]:
        """Its streams; those that were replaced, too."""
        return tuple([one for one in (*self.things.values(), *self.earlier) if one.stream is not None])

    @cached_property
    def roles(self) -> dict[int, str]:
        """What streams are for, by what leads to them."""
        found: dict[int, str] = {}
        for key, number, several in ROLE.findall(self.written):
            for one in (number, *REFERENCE.findall(several)):
                if one:
                    found[int(one)] = key.decode()
        return found

    def role(self, thing: Thing) -> str:
        """What a stream is, by itself or by what leads to it; empty where that is not known."""
        return self.kind(thing) or self.roles.get(thing.number, "")

    def fonts(self, drawing: Drawing) -> dict[bytes, list[Table]]:
        """The tables of the fonts in which something is drawn, by their names."""
        return {name: self._tables_of(name) for name, _ in drawing.runs}

    def _tables_of(self, name: bytes) -> list[Table]:
        """The tables of all fonts that are used under this name, each once."""
        if name not in self._fonts:
            numbers, found = frozenset(self._numbers(name)), list[Table]()
            for number, known in self._tables:
                if number in numbers and known not in found:
                    found.append(known)
            self._fonts[name] = found
        return self._fonts[name]

    def _numbers(self, name: bytes) -> Iterator[int]:
        """The numbers that stand behind a name."""
        called = b"/" + name + b" "
        at = self.written.find(called)
        while at >= 0:
            at += len(called)
            if number := NUMBER.match(self.written, at):
                yield int(number[1])
            at = self.written.find(called, at)

    @cached_property
    def _tables(self) -> tuple[tuple[int, Table], ...]:
        """The tables of fonts by the numbers of these."""
        named = ((thing.number, UNICODE.search(thing.written)) for thing in self._with(b"/ToUnicode"))
        streams = ((number, self.things.get(int(found[1]))) for number, found in named if found)
        return tuple((number, table(self.data(stream))) for number, stream in streams if stream is not None)

    def _with(self, written: bytes) -> list[Thing]:
        """The objects in which something is written, but for those that were replaced."""
        found, at, ends = list[Thing](), self.written.find(written), self._ends
        while at >= 0 and (number := bisect_right(ends, at)) < len(self._current):
            found.append(self._current[number])
            at = self.written.find(written, ends[number])
        return found

    @cached_property
    def _current(self) -> tuple[Thing, ...]:
        return tuple(self.things.values())

    @cached_property
    def _ends(self) -> list[int]:
        """Where each object ends in all that is written, with what parts it from the next."""
        return list(accumulate(len(one.written) + 1 for one in self._current))

    def markup(self, thing: Thing) -> Markup:
        """The markup in a stream."""
        if id(thing) not in self._markups:
            self._markups[id(thing)] = markup(self.data(thing))
        return self._markups[id(thing)]

    def said(self) -> tuple[Said, ...]:
        """All its words."""
        stray = [one for each in self._whole.stray for one in binary.words_in(each)]
        return (
            *said("what is said beside its text", lambda: texts_of(self.texts)),
            *_named(self.shapes),
            *said("what stands between its objects", stray),
            *(one for thing in self.streams for one in self._of_stream(thing, self._pages.get(thing.number, ""))),
        )

    @cached_property
    def _pages(self) -> dict[int, str]:
        """The pages of streams."""
        found: dict[int, str] = {}
        number = 0
        for thing in self._with(b"/Page"):
            if OF_PAGE.search(thing.written):
                number += 1
                for key, one, several in ROLE.findall(thing.written):
                    if key == b"Contents":
                        found |= {int(each): f"page {number}" for each in (one, *REFERENCE.findall(several)) if each}
        return found

    def _of_stream(self, thing: Thing, page: str) -> tuple[Said, ...]:
        role = self.role(thing)
        if role in ("ObjStm", "XRef", "EmbeddedFile", "ToUnicode"):
            return ()
        if role == "Image":
            packed = any(name in PICTURES for name in filters(thing.written))
            return binary.picture(self.data(thing), "a picture").said if packed else ()
        if role in PROGRAMS:
            return _program(self.data(thing))
        data = self.data(thing)
        if role == "Metadata" or data.lstrip()[:1] == b"<":
            read = self.markup(thing)
            values = [value for tag in read.tags for _, value in tag.attributes]
            return said("its description of itself", (*read.texts, *values, *read.asides))
        if page or role in ("Contents", "Form"):
            return said(page or "a drawing", lambda: (*self._drawn(thing), *_remarks(data)))
        return said("a part that no page shows", lambda: (*self._drawn(thing), *binary.words_in(data)))

    def _drawn(self, thing: Thing) -> list[str]:
        drawing = self.drawing(thing)
        return drawn(drawing, self.fonts(drawing))

    def embedded(self) -> Iterator[Held]:
        """The files within it."""
        for thing in self.streams:
            if self.role(thing) == "EmbeddedFile":
                data = self.data(thing)
                yield look_docx(data).within("a file in it") if data.startswith(b"PK") else _file(data)

    def odd(self, attached: Collection[str]) -> Iterator[Unknown]:
        """What is odd of it as a whole."""
        if self._whole.ends != 1 or self.earlier:
            yield Unknown("an earlier state of the file", "its bytes")
        if any(one.strip() for one in self._whole.stray):
            yield Unknown("something between its objects", "its bytes")
        for thing in self.streams:
            self.data(thing)
            if not self.role(thing):
                yield Unknown("a stream that nothing uses", f"the object {thing.number}")
        yield from (Unknown(problem, "its streams") for problem in dict.fromkeys(self._problems))
        yield from (
            Unknown(f"the file “{name}”", "its attachments") for name in self._attachments() if name not in attached
        )
        lost = self._unreached()
        if lost:
            yield Unknown("an object that nothing leads to", f"the object {min(lost)}")

    def _attachments(self) -> Iterator[str]:
        """The names of the files in it."""
        for thing in self._with(b"/EF"):
            if EMBEDDED.search(thing.written):
                for place in FILE_NAMED.finditer(thing.written):
                    if found := TEXT.match(thing.written, place.end()):
                        yield text(raw(found[0]))

    def _unreached(self) -> set[int]:
        """The objects to which nothing leads from the trailer on."""
        bases = [one for one in self.streams if self.kind(one) in ("ObjStm", "XRef")]
        leads = {b"%d" % number: one.leads for number, one in zip(self.things, self.parts, strict=False)}
        reached = {b"%d" % one.number for one in bases}
        new = {number for one in (self.trailer, *(one.written for one in bases)) for number in parted(one).leads}
        while new := new - reached:
            reached |= new
            new = set(chain.from_iterable([leads.get(number, ()) for number in new]))
        return {int(number) for number in leads.keys() - reached}


def _program(data: bytes) -> tuple[Said, ...]:
    """The words in a font or a table of colors: many files have the same."""
    known = _programs.get(data)
    if known is None:
        words = binary.plain_words(data)
        known = said("a font or a table of colors", words)
        _programs.remember(data, known, len(data) + 4 * sum(map(len, words)))
    return known


_programs: Remembered[bytes, tuple[Said, ...]] = Remembered(MOST_PROGRAMS)


@lru_cache(maxsize=64)
def _named(shapes: frozenset[bytes]) -> tuple[Said, ...]:
    """The names in shapes of objects: papers of one house have the same."""
    return said("the names in it", names_in(shapes))


def _remarks(data: bytes) -> list[str]:
    """Comments among operators."""
    return [] if b"%" not in data else [one.decode("latin-1") for one in re.findall(rb"(?<![\\(])%[^\r\n]*", data)]


def _file(data: bytes) -> Held:
    try:
        return Held(said("a file in it", [data.decode("utf-8")]))
    except UnicodeDecodeError:
        return binary.strange(data, "a file in it")
