"""The sentences of the core in another language: what it says is found again among its templates, and said by their translations.

The core speaks English, and knows of no other language. A catalog of its sentences, `core.es.po`, has their templates with
numbered holes, “{0}” is not a date ({1}). What stands in a hole is said in the other language, too, where it is a sentence or a
word of the core itself; between quotation marks and accents it is somebody's own, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po

CATALOGS: Final = Path(__file__).parent / "catalogs"

HOLE: Final = re.compile(r"\{(\d+)\}")
"""A place in a template where something is put in."""

WITHIN: Final = "(.*?)"
BETWEEN: Final = "((?:“[^”]*”|```|`[^`]*`|[^“`])*?)"
"""What may stand in a hole: anything within marks, and outside of them no half of what stands within some."""

QUOTED: Final = re.compile(r"“[^”]*”|`[^`]*`")
NAMES: Final = re.compile(r"(?:::: (?:only )?)?[a-z0-9_.:@/-]+(?:, [a-z0-9_.:@/-]+)*")
"""Names as files have them, which are the same in all languages."""

SENTENCES: Final = re.compile(r"(?<=[.?…]) (?=[A-Z`“])")
PARTS: Final = re.compile("; ")
COMMAS: Final = re.compile(", ")
"""Where a sentence may end and another begin, a part of one, and one of several in a row."""

FEW_LETTERS: Final = 5
"""A template of fewer letters fits much that it does not mean: it counts only where all in its holes is known."""

LONGEST: Final = 1_000
"""The most characters of a text that is looked for: what the core says is shorter, and only what it quotes is not."""

MOST_STEPS: Final = 25
"""How much is looked at of what stands in the holes of a text, and in the holes of that."""


@dataclass
class Steps:
    """How many steps are left of those that are taken for one text."""

    left: int = MOST_STEPS


@dataclass(frozen=True)
class Said:
    """A text in the other language, empty where it is not known; and how much of what is put into it is not."""

    text: str = ""
    unknown: int = 0


class Template:
    """A sentence with holes, and how it is found again."""

    def __init__(self, text: str, said: str) -> None:
        pieces = HOLE.split(text)
        self.numbers = [int(one) for one in pieces[1::2]]
        self.said = said
        literal = pieces[::2]
        self.first, self.last, self.needle = literal[0], literal[-1], max(literal, key=len)
        self.weak = sum(letter.isalpha() for one in literal for letter in one) < FEW_LETTERS
        self.quoted = [_within_marks("".join(literal[: place + 1])) for place in range(len(self.numbers))]
        holes = [WITHIN if one else BETWEEN for one in self.quoted] + [""]
        whole = "".join(re.escape(one) + hole for one, hole in zip(literal, holes, strict=True))
        self.pattern = re.compile(whole, re.DOTALL)
        self.rank = -sum(map(len, literal))

    def found(self, text: str) -> list[str] | None:
        """What stands in the holes, in order, where the text is this sentence."""
        if not (self.needle in text and text.startswith(self.first) and text.endswith(self.last)):
            return None
        match = self.pattern.fullmatch(text)
        return list(match.groups()) if match else None


class Sentences:
    """The sentences of a catalog: `said` of their words in the language of the code."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self._whole = {text: other for text, other in said.items() if not HOLE.search(text)}
        holed = (Template(text, other) for text, other in said.items() if HOLE.search(text))
        self._templates = sorted(holed, key=lambda one: one.rank)
        self.say = lru_cache(1024)(self._say)

    def _say(self, text: str) -> str:
        """A text of the core in the other language; empty where it is not known."""
        if len(text) > LONGEST:
            return ""
        if said := self._one(text, Steps()).text:
            return said
        for ends, between in ((SENTENCES, " "), (PARTS, "; ")):
            found = [self._one(part, Steps()).text for part in _parts(text, ends)]
            if len(found) > 1 and all(found):
                return between.join(found)
        return self._one(text, Steps(), loose=True).text

    def _one(self, text: str, steps: Steps, loose: bool = False) -> Said:
        """One sentence or word; `loose`, what is put into it may end a sentence.

        Of several templates it is the one that leaves the fewest words unknown, and of those the longest.
        """
        if text in self._whole:
            return Said(self._whole[text])
        best = Said()
        for template in self._templates:
            holes = template.found(text)
            said = self._filled(template, holes, steps, loose) if holes is not None else best
            if said.text and (not best.text or said.unknown < best.unknown):
                best = said
            if best.text and not best.unknown:
                break
        return best

    def _filled(self, template: Template, holes: list[str], steps: Steps, loose: bool) -> Said:
        parts, unknown = {}, 0
        for number, hole, quoted in zip(template.numbers, holes, template.quoted, strict=True):
            as_it_is = quoted or not hole or not steps.left or (template.weak and NAMES.fullmatch(hole))
            said = Said() if as_it_is else self._put_in(hole, steps)
            lacking = not said.text and not quoted
            if lacking and (template.weak and _has_words(hole) or not loose and SENTENCES.search(hole)):
                return Said()
            unknown += _words_in(hole) if lacking else said.unknown
            parts[number] = said.text or hole
        return Said(HOLE.sub(lambda found: parts[int(found[1])], template.said), unknown)

    def _put_in(self, text: str, steps: Steps) -> Said:
        """What stands in a hole; of several in a row, each. Empty where anything in it is not known."""
        steps.left -= 1
        if (said := self._one(text, steps)).text:
            return said
        for ends, between in () if NAMES.fullmatch(text) else ((PARTS, "; "), (COMMAS, ", ")):
            parts = list(_parts(text, ends))
            found = [self._one(part, steps) for part in parts]
            known = all(one.text or not _has_words(part) for one, part in zip(found, parts, strict=True))
            if len(parts) > 1 and known:
                words = (one.text or part for one, part in zip(found, parts, strict=True))
                return Said(between.join(words), sum(one.unknown for one in found))
        return Said()


def _within_marks(before: str) -> bool:
    """Whether what follows stands between quotation marks or accents."""
    return before.count("“") > before.count("”") or before.count("`") % 2 == 1


def _has_words(text: str) -> bool:
    """Whether something is said in a text, outside of what it quotes."""
    return _words_in(text) > 0


def _words_in(text: str) -> int:
    """How many words are said in a text, outside of what it quotes; names of files are none."""
    bare = QUOTED.sub("", text).strip()
    return 0 if NAMES.fullmatch(bare) else sum(any(map(str.isalpha, word)) for word in bare.split())


def _parts(text: str, ends: re.Pattern[str]) -> Iterator[str]:
    """A text taken apart where its parts end, but not within marks."""
    begin = 0
    for end in ends.finditer(text):
        if not _within_marks(text[begin : end.start()]):
            yield text[begin : end.start()]
            begin = end.end()
    yield text[begin:]


def say(text: str, *, language: str) -> str:
    """A text of the core in a language; empty where it is not known in it."""
    known = sentences(language)
    return known.say(text) if known and text else ""


@cache
def sentences(language: str) -> Sentences | None:
    """The sentences of the core in a language; None where it speaks that itself."""
    path = CATALOGS / f"core.{language}.po"
    if not path.is_file():
        return None
    with open(path, "rb") as stream:
        return Sentences(
            {str(one.id): str(one.string) for one in read_po(stream, locale=language) if one.id and one.string}
        )
