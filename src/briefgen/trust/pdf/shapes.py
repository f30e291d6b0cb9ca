"""The dictionaries of a PDF without texts, numbers and references: their shapes are few, and held against a table.

Source: ISO 32000-1; of each dictionary that the program writes, its keys, and the names that may stand under them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from briefgen.trust.markup import Markup
from briefgen.trust.pdf.allowed import (
    DICTIONARIES,
    MARKS,
    NAMES,
    OF_RESOURCE,
    OPERATORS,
    PACKED,
    PACKET,
    RESOURCE,
    UNTYPED,
    XMP,
)
from briefgen.trust.pdf.content import Drawing
from briefgen.trust.pdf.inside import Inside
from briefgen.trust.pdf.texts import TEXT, ZERO, name_text
from briefgen.trust.said import Unknown

TOKEN: Final = re.compile(rb"<<|>>|\[|\]|/[^\s/<>\[\](){}%\x00]*|[^\s/<>\[\](){}%\x00]+|.", re.DOTALL)
DEEPEST: Final = 40

Dictionary = Mapping[str, object]
"""A dictionary: names under it begin with a stroke, lists and dictionaries are such, all else is a text of one letter."""

OPERATOR: Final = re.compile(rb"(?<![/\w.])[A-Za-z'\"][A-Za-z0-9]*\*?(?![\w])")
MARK: Final = re.compile(rb"/(\w+)\s*(?:<<(.*?)>>\s*|/\w+\s*)?(?:BMC|BDC|DP|MP)\b", re.DOTALL)
KEY: Final = re.compile(rb"/(\w+)")
SAME_DIGITS: Final = bytes.maketrans(b"123456789", b"0" * 9)
UNSEEN: Final = re.compile(rb"(?<![\d.])[37]\s+Tr\b")
"""What has letters drawn so that nobody sees them (9.3.6)."""

MARKED_UP: Final = re.compile(rb"\[[^\]]*\]|<(?<!<<)(?!<)[0-9A-Fa-f\s]*>")
"""What is shown by glyphs, where no text stands between parentheses."""


def odd_shapes(inside: Inside) -> Iterator[Unknown]:
    """What of a PDF the program did not mean to write."""
    for shape in inside.shapes:
        for what in _odd(shape):
            yield Unknown(what, "its objects")
    for thing in inside.streams:
        role = inside.role(thing) if inside.things[thing.number] is thing else ""
        if role == "Metadata":
            yield from (Unknown(what, "its description of itself") for what in _odd_description(inside.markup(thing)))
        if role in ("Contents", "Form"):
            yield from (Unknown(what, "a page") for what in _odd_drawing(bare(inside.drawing(thing))))


def _odd_drawing(bared: bytes) -> Iterator[str]:
    """What in a stream that draws, without its texts, nobody meant to write."""
    yield from (f"the operator “{one}”" for one in sorted(operators(bared) - OPERATORS))
    yield from (f"the mark “{one}”" for one in sorted(marked(bared) - MARKS))
    if b"Tr" in bared and UNSEEN.search(bared):
        yield "letters that are not seen"


def _odd_description(read: Markup) -> Iterator[str]:
    """What in the description of a PDF nobody meant to write."""
    yield from ("a remark" for one in read.asides if not PACKET.fullmatch(one))
    for tag in read.tags:
        if not tag.ends and tag.name not in XMP:
            yield f"the element <{tag.name}>"
        known = XMP.get(tag.name, frozenset())
        yield from (f"the attribute {key} of <{tag.name}>" for key, _ in tag.attributes if key not in known)


def bare(drawing: Drawing) -> bytes:
    """A stream that draws, without the texts that it does not show."""
    rest = drawing.rest
    if b"(" in rest:
        return TEXT.sub(b" S ", rest)
    return rest if drawing.clear and b"[" not in rest else MARKED_UP.sub(b"", rest)


def operators(bared: bytes) -> frozenset[str]:
    """The operators of a stream without texts."""
    lines = b" ".join(set(bared.translate(ZERO).split(b"\n")))
    different = b" ".join(set(lines.split()))
    return frozenset(one.decode("latin-1") for one in OPERATOR.findall(different))


def marked(bared: bytes) -> frozenset[str]:
    """The marks of content, and the keys of what is said of it."""
    # Most differ by numbers alone. A name with a digit is none that may be there, and then all are told as they are.
    plain = _marked(bared.translate(SAME_DIGITS))
    return plain if plain <= MARKS else _marked(bared)


def _marked(bared: bytes) -> frozenset[str]:
    found = set(MARK.findall(bared))
    return frozenset([name.decode("latin-1") for tag, said in found for name in (tag, *KEY.findall(said))])


@lru_cache(maxsize=20_000)
def _odd(shape: bytes) -> tuple[str, ...]:
    """What is odd in an object of a shape."""
    return tuple(what for kind, one in dictionaries(shape) for what in (*_odd_keys(kind, one), *_odd_names(one)))


def _odd_keys(kind: str, one: Dictionary) -> Iterator[str]:
    keys = one.keys() - PACKED if "Length" in one else one.keys()
    if kind in DICTIONARIES:
        yield from (f"the key /{key} of {kind}" for key in sorted(keys - DICTIONARIES[kind]))
    elif kind.startswith("."):
        yield from (
            f"the key /{key} of what pages draw with"
            for key in sorted(keys - OF_RESOURCE)
            if not RESOURCE.fullmatch(key)
        )
    elif kind:
        yield f"a dictionary {kind}"
    elif not any(keys <= known for known in UNTYPED.values()) and not all(map(RESOURCE.fullmatch, keys)):
        yield f"a dictionary with /{', /'.join(sorted(keys))}"


def _odd_names(one: Dictionary) -> Iterator[str]:
    for key, value in one.items():
        said = value if isinstance(value, list) and key == "Filter" else [value]
        for name in said:
            if isinstance(name, str) and name.startswith("/") and key in NAMES and name[1:] not in NAMES[key]:
                yield f"the name {name} under /{key}"


def dictionaries(shape: bytes) -> Iterator[tuple[str, Dictionary]]:
    """Every dictionary in an object, with its kind: what it says it is, or under which key of which kind it stands."""
    tokens = iter(one for one in TOKEN.findall(shape) if not one.isspace())
    value = _value(next(tokens, b""), tokens, 0)
    yield from _within("", value)


def _value(token: bytes, tokens: Iterator[bytes], depth: int) -> object:
    if token == b"<<":
        made: dict[str, object] = {}
        for key in tokens:
            if key == b">>" or depth > DEEPEST:
                break
            made[name_text(key[1:]) if key.startswith(b"/") else key.decode("latin-1")] = _value(
                next(tokens, b""), tokens, depth + 1
            )
        return made
    if token == b"[":
        several = []
        for one in tokens:
            if one == b"]" or depth > DEEPEST:
                break
            several.append(_value(one, tokens, depth + 1))
        return several
    return "/" + name_text(token[1:]) if token.startswith(b"/") else token.decode("latin-1")


def _within(kind: str, value: object) -> Iterator[tuple[str, Dictionary]]:
    if isinstance(value, list):
        for one in value:
            yield from _within(kind, one)
    elif isinstance(value, dict):
        own = kind_of(value, kind)
        yield own, value
        for key, one in value.items():
            if isinstance(one, dict | list):
                yield from _within(f"{own}.{key}", one)


def kind_of(one: Mapping[str, object], within: str) -> str:
    """What a dictionary is, by what it says, else by where it stands."""
    said = [
        value[1:] for key in ("Type", "Subtype") if isinstance(value := one.get(key), str) and value.startswith("/")
    ]
    kind = "/".join(said) or within
    return "EmbeddedFile" if kind.startswith("EmbeddedFile/") else kind
