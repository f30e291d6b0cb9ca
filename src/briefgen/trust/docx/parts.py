"""One part of a Word file: its words, and which of its markup the program did not mean to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import Final

from briefgen.trust import binary
from briefgen.trust.docx.allowed import FIELDS, NAMESPACES, Kind, Profile
from briefgen.trust.markup import Markup, Tag, decoded, markup
from briefgen.trust.said import Held, Said, Unknown, alike, said

PLACES: Final = {
    Kind.STORY: "its text", Kind.LINKS: "what it links to", Kind.CORE: "its properties", Kind.PROGRAM: "its properties",
    Kind.CHART: "a chart", Kind.SHEET: "the workbook of a chart", Kind.BOOK: "the workbook of a chart",
    Kind.STYLES: "its styles", Kind.NUMBERING: "its lists", Kind.SETTINGS: "its settings",
}  # fmt: skip
"""Where the words of a part stand, as people would say it."""

NAMED: Final = (
    (re.compile(r"footnotes|endnotes"), "its notes"), (re.compile(r"/(?:header|footer)\d*\."), "the head or the foot of its pages"),
    (re.compile(r"comments"), "its comments"), (re.compile(r"customXml|custom\.xml"), "its own data"),
)  # fmt: skip
MARKUP: Final = re.compile(rb"\s*<[?!\w]")
LEAST: Final = 6
"""How many characters a value of an attribute has at least that may give something away."""

INSTRUCTION: Final = re.compile(r"<w:instrText[^>]*>(.*?)</w:instrText>", re.DOTALL)
RICH_TEXT: Final = re.compile(rb"\{\\rtf")
CONTROL: Final = re.compile(r"\\'([0-9a-fA-F]{2})|\\u(-?\d+)\??|\\[a-z]+-?\d* ?|[{}]")


def part(name: str, data: bytes, profile: Profile) -> Held:
    """What a part holds."""
    kind = profile.kind(name)
    if kind is Kind.PICTURE:
        return binary.picture(data, "a picture")
    if kind is Kind.FONT:
        return Held(said("a font", binary.plain_words(data)))
    if is_markup(data):
        read = markup(data)
        return Held(_words(read, _place(name, kind)), tuple(_odd(read, name, kind, data)))
    if RICH_TEXT.match(data):
        return Held(said(f"“{name}”", [rich_text(data)]))
    return binary.strange(data, f"“{name}”")


def is_markup(data: bytes) -> bool:
    """Whether bytes are XML or HTML, in one byte a letter or in two."""
    beginning = data[:64].replace(b"\x00", b"")
    for mark in (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"):
        beginning = beginning.removeprefix(mark)
    return MARKUP.match(beginning) is not None


def rich_text(data: bytes) -> str:
    """The words of a text in RTF."""

    def sign(found: re.Match[str]) -> str:
        if found[1]:
            return bytes((int(found[1], 16),)).decode("cp1252", "replace")
        return chr(int(found[2]) % 65_536) if found[2] else ""

    return CONTROL.sub(sign, data.decode("latin-1"))


def _place(name: str, kind: Kind) -> str:
    for pattern, place in NAMED:
        if pattern.search(name):
            return place
    return PLACES.get(kind, f"“{name}”")


def _words(read: Markup, place: str) -> tuple[Said, ...]:
    values = [value for tag in read.tags for _, value in tag.attributes if len(value) >= LEAST]
    return (
        *said(place, read.texts),
        *alike(f"{place}, beside the words", dict.fromkeys(values)),
        *said(f"{place}, in remarks", read.asides),
    )


def _odd(read: Markup, name: str, kind: Kind, data: bytes) -> Iterator[Unknown]:
    if kind is Kind.NONE:
        return
    yield from (Unknown(one, f"“{name}”") for one in dict.fromkeys(read.declared))
    for what in chain.from_iterable(map(_odd_in(kind), read.tags)):
        yield Unknown(what, f"“{name}”")
    if kind is Kind.STORY and b"instrText" in data:
        for code in dict.fromkeys(INSTRUCTION.findall(decoded(data))):
            if not FIELDS.fullmatch(code.strip()):
                yield Unknown(f"the field “{code.split()[0] if code.split() else ''}”", f"“{name}”")


@cache
def _odd_in(kind: Kind) -> Callable[[Tag], tuple[str, ...]]:
    """What `odd_in` says of tags in parts of one kind, remembered."""
    return lru_cache(maxsize=5_000)(lambda tag: odd_in(tag, kind))


def odd_in(tag: Tag, kind: Kind) -> tuple[str, ...]:
    """What of a tag the program did not mean to write in a part of this kind."""
    if tag.ends:
        return ()
    known = kind.elements.get(tag.name)
    if known is None:
        return (f"the element <{tag.name}>",)
    return tuple(_odd_attributes(tag, kind, known))


def _odd_attributes(tag: Tag, kind: Kind, known: frozenset[str]) -> Iterator[str]:
    seen = set()
    for key, value in tag.attributes:
        if key in seen:
            yield f"the attribute {key} twice in <{tag.name}>"
        seen.add(key)
        if key == "xmlns" or key.startswith("xmlns:"):
            if value not in NAMESPACES.get(key.removeprefix("xmlns").removeprefix(":"), ()):
                yield f"the namespace “{value}”"
        elif key not in known:
            yield f"the attribute {key} of <{tag.name}>"
        elif not kind.allows(tag.name, key, value):
            yield f"the {key} of <{tag.name}>"
    if tag.name == "Relationship":
        yield from _odd_link(dict(tag.attributes))


def _odd_link(link: dict[str, str]) -> Iterator[str]:
    """A relationship that leads outside without being a link, or to a kind of address that nobody may follow."""
    outside, hyperlink = "TargetMode" in link, link.get("Type", "").endswith("/hyperlink")
    if outside != hyperlink:
        yield "a relationship that leads elsewhere"
    elif outside and not re.match(r"(?:https?|mailto|tel):", link.get("Target", ""), re.IGNORECASE):
        yield "an address that is neither of the web nor of mail"
