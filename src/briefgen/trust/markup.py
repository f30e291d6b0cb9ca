"""XML as it is written: every tag with its attributes, every piece of text, and what is neither."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from functools import lru_cache
from html import unescape
from typing import Final

from briefgen.noun import noun

TAG: Final = re.compile(r"""(<(?![!?])[^"'<>]*(?:"[^"]*"[^"'<>]*|'[^']*'[^"'<>]*)*>)""")
OTHER: Final = re.compile(
    r"<!--(?P<comment>.*?)-->|<!\[CDATA\[(?P<literal>.*?)\]\]>|<\?(?P<told>.*?)\?>|<!(?P<declared>[^<>\[]*(?:\[.*?\]\s*)?)>",
    re.DOTALL,
)
ATTRIBUTE: Final = re.compile(r"""([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
NO_SIGNS: Final = bytes(one for one in range(256) if one not in b"<>")
NAME: Final = re.compile(r"<(/?)([^\s/>]*)")
DECLARATION: Final = re.compile(
    r"xml\s+version=['\"]1\.0['\"](?:\s+encoding=['\"](?i:utf-8)['\"])?(?:\s+standalone=['\"]yes['\"])?\s*"
)


@noun
class Tag:
    """A tag: its name with its prefix, and its attributes in order."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    ends: bool

    def __hash__(self) -> int:
        # Thousands of tags are asked for in each file: what every noun does takes three times as long.
        return hash((self.name, self.attributes))


@noun
class Markup:
    """What stands in XML: its different tags, its texts in order, comments and the like, and declarations."""

    tags: tuple[Tag, ...] = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)
    asides: tuple[str, ...]
    declared: tuple[str, ...]


def markup(data: bytes) -> Markup:
    """XML or HTML taken apart, sound or not."""
    text = _undeclared(decoded(data))
    asides: list[str] = []
    declared: list[str] = []

    def aside(found: re.Match[str]) -> str:
        if found["literal"] is not None:
            declared.append("literal text")
            return found["literal"].replace("<", " ").replace("&", "&amp;")
        asides.append(found[0])
        kind = (
            "a comment"
            if found["comment"] is not None
            else "an instruction"
            if found["told"] is not None
            else "a declaration"
        )
        declared.append(kind)
        return ""

    if "<!" in text or "<?" in text:
        text = OTHER.sub(aside, text)
    tags, pieces = _parted(text)
    # What stands between two tags may begin a word; that a word goes on behind a tag hides nothing. Entities are left: whoever
    # looks for words knows them.
    texts = tuple([one for one in filter(None, pieces) if not one.isspace()])
    return Markup(tags, texts, tuple(asides), tuple(declared))


def _undeclared(text: str) -> str:
    """XML without what it says of itself at its beginning, where that says nothing else."""
    end = text.find("?>") if text.startswith("<?") else -1
    return text[end + 2 :] if end >= 2 and DECLARATION.fullmatch(text, 2, end) else text


def _parted(text: str) -> tuple[tuple[Tag, ...], Iterable[str]]:
    """The different tags of markup without remarks, and what stands between them."""
    written, pieces = _by_signs(text)
    tags = [_whole_tag(one) for one in written]
    if not all(tags):
        split = TAG.split(text)
        return tuple(map(tag_of, dict.fromkeys(split[1::2]))), split[::2]
    return tuple(one for one in tags if one), pieces


@lru_cache(maxsize=20_000)
def _whole_tag(inside: str) -> Tag | None:
    """The tag that has this between its signs; None where a sign of less or of more may stand in a value, or alone."""
    sound = "'" not in inside and inside.count('"') % 2 == 0 and inside[:1] not in ("", "!", "?")
    return tag_of(f"<{inside}>") if sound else None


def _by_signs(text: str) -> tuple[Iterable[str], Iterable[str]]:
    """What stands between each sign of less and the next one of more, each once; and all else. One that is empty is no tag."""
    signs = text.encode("utf-8", "surrogatepass").translate(None, NO_SIGNS)
    if signs == b"<>" * (len(signs) // 2):
        every = text.replace(">", "<").split("<")
        return dict.fromkeys(every[1::2]), every[::2]
    first, *others = text.split("<")
    pieces = [one.partition(">") for one in others]
    tags = dict.fromkeys(tag if end else "" for tag, end, _ in pieces)
    return tags, (first, *(between for _, _, between in pieces))


def decoded(data: bytes) -> str:
    """The characters of XML, by the mark at its beginning or by what it says."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data[:2] in (b"<\x00", b"\x00<"):
        return data.decode("utf-16-le" if data[1] == 0 else "utf-16-be", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


@lru_cache(maxsize=20_000)
def tag_of(written: str) -> Tag:
    """A tag as it is written."""
    found = NAME.match(written)
    ends, name = (found[1], found[2]) if found else ("", written)
    attributes = (
        ()
        if ends
        else tuple(
            (key, unescape(double or single)) for key, double, single in ATTRIBUTE.findall(written[len(name) + 1 :])
        )
    )
    return Tag(name, attributes, bool(ends))
