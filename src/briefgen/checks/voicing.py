"""What would lead to the person behind a voice: ways to reach them, and names that their record holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from briefgen.checks.evidence.texts import Written
from briefgen.diagnostics import Diagnostic, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.models.library import Block, Library, VoiceKind
from briefgen.models.rules import Checks

_NAME = r"[A-ZÁÉÍÓÚÑ][\w'’.-]*"
_STREET = r"Street|Avenue|Road|Boulevard|Lane|Parkway|Terrace|Highway"
_SHORT = r"St|Ave|Rd|Blvd|Ln|Pkwy|Hwy|Dr|Drive|Ct|Court|Pl|Place|Way|Square|Sq"
_CALLE = r"[Cc]alle|[Aa]venida|[Aa]vda\.|[Pp]aseo|[Cc]arretera|[Cc]amino"

REACHED: Final = {
    "a mail address": re.compile(r"(?<![\w@])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}\b"),
    "a telephone number": re.compile(
        r"(?<![\w-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-])"
        r"|(?<![\w-])\d{3}[.-]\d{4}(?![\w-])|(?<!\w)\+\d[\d ().-]{6,}\d|\b[679]\d{2}(?: ?\d{2}){3}\b|\b[679]\d{2}(?: \d{3}){2}\b"
    ),
    "a street address": re.compile(
        rf"(?:\b\d{{1,5}}[A-Za-z]? )?\b(?:{_NAME} ){{1,3}}(?:{_STREET})\b"
        rf"|\b\d{{1,5}}[A-Za-z]? (?:{_NAME} |\d+(?:st|nd|rd|th) ){{1,3}}(?:{_SHORT})\b\.?"
        rf"|\b(?:{_CALLE}) (?:de (?:la |las |los |el )?|del )?{_NAME}(?: \d+)?|\bP\.? ?O\.? Box \d+"
    ),
}
"""Ways to reach a person, by what they are called."""

PAIR: Final = re.compile(r"\b([A-ZÁÉÍÓÚÑ][a-záéíóúñ'’]+) (?:[A-Z]\. )?([A-ZÁÉÍÓÚÑ][a-záéíóúñ'’]+)\b")
"""Two words with a capital each, which may be a name."""

OPENING: Final = frozenset(
    "a after again an and as at ask before but by could did do dear even every for from had has have he her here his how if in is it"
    " last my next no nobody not now on once one or our people please she since so some sometimes that the their then there these"
    " they this those though to today until was we were what when where which while who why with would yes you your"
    " al antes cada como con cuando de después el ella ellas ellos en entonces era es esa ese esta este ha la las le lo los mi mis"
    " no nos nuestra nuestro para pero por porque que si sin su sus también un una y ya yo".split()
)
"""Words that begin sentences: with one before it, a word with a capital is no pair."""

LEAST: Final = 3
"""The fewest letters of a part of a name that is looked for by itself."""


def voicing(voices: Iterable[Block], library: Library, checks: Checks) -> Iterator[Diagnostic]:
    """What would lead to the persons behind voices, in all that their blocks say."""
    for block in voices:
        names = tuple(_private_names(block, library))
        for text in _texts(block):
            reached = list(_reached(text, block))
            named = list(_named(text, names, block, library))
            yield from (*reached, *named)
            yield from _possible(text, checks, [found.span for found in (*reached, *named)])


def _texts(block: Block) -> Iterator[Written]:
    yield Written(block.title, block.language)
    if block.matter.voice:
        words = block.matter.voice.name
        place = block.spans.get(("voice", "name")) or block.spans.get(("voice",)) or Span(block.file, 1)
        source = block.lengths[block.shortest()].source
        yield Written(
            replace(Manuscript.verbatim(words, block.file, place.line, source), path=("voice",)), block.language
        )
    for text in block.lengths.values():
        yield Written(text.manuscript, block.language)


def _reached(text: Written, block: Block) -> Iterator[Diagnostic]:
    for what, pattern in REACHED.items():
        for found in pattern.finditer(text.manuscript.text):
            yield Diagnostic(
                "private-in-voice",
                f"{what} stands in the voice `{block.id}`",
                text.place(*found.span()),
                hint="Take it out: a voice says nothing by which its teller could be found.",
            )


def _private_names(block: Block, library: Library) -> Iterator[str]:
    """Every name that the records behind a voice hold, but for that which it may bear, which stands first."""
    for name in (block.matter.consent, *(block.matter.rests_on or ())):
        known = library.consents.get(name or "")
        if known and known.private:
            named = bool(known.entry and known.entry.named and block.matter.voice)
            person = named and block.matter.voice is not None and block.matter.voice.kind is VoiceKind.PERSON
            yield from known.private[1:] if person else known.private


def _named(text: Written, names: Iterable[str], block: Block, library: Library) -> Iterator[Diagnostic]:
    seen: list[tuple[int, int]] = []
    for name in sorted(names, key=len, reverse=True):
        for found in _pattern(name).finditer(text.manuscript.text):
            if any(start <= found.start() and found.end() <= end for start, end in seen):
                continue
            seen.append(found.span())
            yield Diagnostic(
                "name-in-voice",
                f"a name that the consent record of the voice `{block.id}` keeps private stands in it",
                text.place(*found.span()),
                hint="Write another name, or none; a record with `named: true` allows the first of its `names`.",
            )


def _pattern(name: str) -> re.Pattern[str]:
    """A name as a whole in any case, and each part of it that begins with a capital as it is written."""
    parts = [part for part in name.split() if len(part) >= LEAST and part[0].isupper()]
    whole = r"\s+".join(map(re.escape, name.split()))
    ways = [f"(?i:{whole})", *map(re.escape, parts)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")


def _possible(text: Written, checks: Checks, told: Iterable[Span | None]) -> Iterator[Diagnostic]:
    """Two words with a capital each, where nothing was told yet."""
    severity = checks.severity("possible-name")
    if severity is None:
        return
    places = [span for span in told if span]
    for found in PAIR.finditer(text.manuscript.text):
        place = text.place(*found.span())
        if found[1].casefold() not in OPENING and not any(_meet(place, other) for other in places):
            message = f"“{found[0]}” may be a name"
            hint = "Where it is one of a person, or of a place that leads to one, write another."
            yield Diagnostic("possible-name", message, place, severity, hint=hint)


def _meet(one: Span, other: Span) -> bool:
    """Whether two places have a character in common."""
    apart = one.column + one.length <= other.column or other.column + other.length <= one.column
    return one.line == other.line and not apart
