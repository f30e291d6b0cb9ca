"""A cell → the members whom a meeting is with, or the office, committee or caucus.

Each name may have a title before it, be turned round at a comma, and have a suffix, party, state and district behind it.
Several stand on lines of their own, or with `;`, `&`, `/` or "and" between them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from briefgen.models.surnames import DEGREES, PARTICLES, SMALL_PARTICLES, SUFFIXES
from briefgen.noun import noun
from briefgen.readers.invitation.people import TITLES
from briefgen.readers.meetings.event import is_open

LONGEST: Final = 1_000
"""The most characters of a cell with names: no twenty members have more."""

LINES: Final = re.compile(r"[;\n]")
BODIES: Final = re.compile(
    r"\b(?:committee|subcommittee|caucus|office|commission|leadership|delegation|task force|coalition|comité|comisión|oficina"
    r"|bancada)\b|[’']s?\s+staff\b",
    re.IGNORECASE,
)
"""Words of which each tells that this is no person."""

STAFF: Final = re.compile(r"(?:\(?staff(?:\s+only)?\)?|solo personal)\.?", re.IGNORECASE)
SHORT_TITLES: Final = {form: title for title, forms in TITLES.items() for form in forms.split()} | {
    "hon": "Hon.", "honorable": "Hon.",
}  # fmt: skip
"""Titles as they are called in short, by their forms in small letters."""

MORE_TITLES: Final = "council ?member|vice chair|ranking member|chair(?:man|woman)?|speaker|asw|lt gov"
TITLE: Final = re.compile(
    rf"(?P<the>the\s+)?(?P<title>{'|'.join(sorted(SHORT_TITLES, key=len, reverse=True))}|{MORE_TITLES})"
    r"(?P<several>s)?\b\.?\s+(?=\S)",
    re.IGNORECASE,
)
BETWEEN: Final = re.compile(
    rf"(?:\s*[&/]\s*|,?\s+and\s+|,?\s+[ye]\s+(?={TITLE.pattern.replace('?P<', '?P<then_')}))(?![^(\[]*[)\]])",
    re.IGNORECASE,
)
"""What stands between two members. A Spanish "y" may be within a name, and parts only where a title follows."""

LISTED: Final = re.compile(rf",\s*(?={TITLE.pattern})", re.IGNORECASE)
BRACKETS: Final = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
PARTY: Final = re.compile(r"(?P<party>[DRIGL]|Dem|Rep|Ind|GOP)\.?", re.IGNORECASE)
STATE: Final = re.compile(r"[A-Z]{2}")
DISTRICT: Final = re.compile(
    r"[A-Z]{2}[- ]?(?:[0-9]{1,3}|AL|at[- ]large)|(?:HD|SD|AD|LD|CD)[- ]?[0-9]{1,3}", re.IGNORECASE
)
WORDS_OF_DISTRICT: Final = re.compile(r".*\bdist(?:rict|\.).*|.*\bdistrito\b.*", re.IGNORECASE)


@noun
class Person:
    """A member, as far as the cell tells."""

    name: str
    title: str = ""
    district: str = ""
    party: str = ""
    state: str = ""


def short_title(title: str) -> str:
    """A title as it is called in short, in small letters, by which two are compared: `rep.` of Congresswoman."""
    bare = title.casefold().replace(".", "").replace(" ", "").removeprefix("the")
    return SHORT_TITLES.get(bare, bare).casefold()


def district_code(district: str) -> str:
    """A district such that NY-12, NY 12 and NY-012 are one, and at-large, AL and 00, too."""
    bare = re.sub(r"[^\w]+", "", district).casefold()
    found = re.fullmatch(r"([a-z]{2})(?:(0*)([0-9]{1,3})|al|atlarge)", bare)
    return f"{found[1]}-{int(found[3] or 0)}" if found else bare


@noun
class People:
    """Who stands in a cell: members; or a body such as a committee, in its own words; `unclear` are words that are neither."""

    members: tuple[Person, ...] = ()
    body: str = ""
    unclear: str = ""


def people_in(words: str) -> People:
    """Who stands in the words of a cell, whose lines may be several."""
    text = unicodedata.normalize("NFC", words)
    line = " ".join(text.split())
    if len(line) > LONGEST:
        return People(unclear=line)
    if not line or STAFF.fullmatch(line) or is_open(line):
        return People()
    pieces = [" ".join(piece.split()) for piece in LINES.split(text) if piece.strip()]
    if any(BODIES.search(piece) for piece in pieces):
        return People(body=line)
    members: list[Person] = []
    for piece in pieces:
        found = list(_several(piece))
        if not found:
            return People(unclear=line)
        members += found
    return People(tuple(members))


def _several(piece: str) -> Iterator[Person]:
    """The members of one line; none where it is not clear who they are."""
    title = ""
    made = []
    for part in _parted(piece):
        one, plural = _person(part)
        if one is None:
            return
        title = plural or title
        made.append(replace(one, title=one.title or title))
    yield from made


def _parted(piece: str) -> Iterator[str]:
    """The names of a line, each with its title."""
    start = 0
    for between in BETWEEN.finditer(piece):
        yield from _at_titles(piece[start : between.start()])
        start = between.end()
    yield from _at_titles(piece[start:])


def _at_titles(words: str) -> Iterator[str]:
    """Members between whom a comma stands, where each of them has a title: in `Example, Rep. Jordan` it is one."""
    start = 0
    for between in LISTED.finditer(words) if TITLE.match(words) else ():
        yield words[start : between.start()]
        start = between.end()
    yield words[start:]


def _person(words: str) -> tuple[Person | None, str]:
    """One member; and the title where it is that of those who follow, too."""
    brackets = BRACKETS.findall(words)
    facts = [fact for one in brackets if (fact := _in_brackets(one)) is not None]
    kept = [one for one in brackets if _in_brackets(one) is None]
    bare = BRACKETS.sub(" ", words).strip(" ,")
    title, bare, several = _titled(bare)
    parts = [part for part in (" ".join(part.split()) for part in bare.split(",")) if part]
    parts, behind = _behind(parts)
    name = _turned(parts)
    if not title:
        title, name, several = _titled(name)
    if not _is_name(name):
        return None, ""
    known = Person("")
    for fact in (*facts, *behind):
        known = _joined(known, fact)
    named = " ".join((name, *(f"({one})" for one in kept)))
    return replace(known, name=named, title=title), title if several else ""


def _titled(words: str) -> tuple[str, str, bool]:
    """A title before a name, the rest, and whether it is one of several: `Rep.` of `Reps.`."""
    found = TITLE.match(words)
    if found is None:
        return "", words, False
    said = found["title"].casefold().replace(" ", "")
    short = SHORT_TITLES.get(said, "")
    same = short.rstrip(".").casefold() == said
    title = f"{found['the'] or ''}{short if same and short else found['title']}"
    if not same and found["title"].islower():
        title = title.title()
    return title, words[found.end() :].strip(), bool(found["several"])


def _in_brackets(words: str) -> Person | None:
    """Party, state and district of `D-NY-12`, `R, TX` and `NY-12`; None for anything else."""
    rest = words.strip()
    party = re.match(rf"({PARTY.pattern})(?=$|\s*[-–,/]\s*)[-–,/\s]*", rest, re.IGNORECASE)
    rest = rest[party.end() :].strip() if party else rest
    known = Person("", party=party["party"] if party else "")
    if not rest:
        return known if party else None
    if DISTRICT.fullmatch(rest) or WORDS_OF_DISTRICT.fullmatch(rest):
        state = (
            rest[:2].upper() if re.match(r"[A-Za-z]{2}[- ]?(?:[0-9]|AL|at)", rest) and rest[1:2].upper() != "D" else ""
        )
        return replace(known, district=rest, state=state)
    if STATE.fullmatch(rest):
        return replace(known, state=rest)
    return known if party and not rest else None


def _joined(one: Person, other: Person) -> Person:
    return Person(
        one.name, one.title, one.district or other.district, one.party or other.party, one.state or other.state
    )


def _behind(parts: list[str]) -> tuple[list[str], list[Person]]:
    """The parts between commas without what says where a member is from."""
    facts = []
    while len(parts) > 1 and (fact := _in_brackets(parts[-1])) is not None:
        facts.append(fact)
        parts = parts[:-1]
    return parts, facts


def _turned(parts: list[str]) -> str:
    """A name in its usual order: `Jordan Example Jr.` of `Example, Jordan, Jr.`; empty where it could be two names."""
    suffixes = [part for part in parts[1:] if _is_suffix(part)]
    parts = [part for part in parts if part not in suffixes]
    if len(parts) == 1:
        return ", ".join((parts[0], *suffixes)) if suffixes else parts[0]
    if len(parts) != 2:
        return ""
    last, first = parts[0].split(), parts[1].split()
    while len(last) > 1 and _is_suffix(last[-1]):
        suffixes.insert(0, last.pop())
    if len(_names(last)) > 1 and len(_names(first)) > 1:
        return ""
    return " ".join((*first, *last, *suffixes))


def _is_name(words: str) -> bool:
    """Whether words have letters, and are no title alone."""
    return any(char.isalpha() for char in words) and words.rstrip(".").casefold() not in {*SHORT_TITLES, "and", "y"}


def _names(words: list[str]) -> list[str]:
    """Words that are names by themselves: no initials and no particles."""
    return [
        word
        for word in words
        if len(word.rstrip(".")) > 1 and word.casefold() not in PARTICLES and word not in SMALL_PARTICLES
    ]


def _is_suffix(words: str) -> bool:
    bare = [word.replace(".", "").casefold() for word in words.split()]
    return all(word in SUFFIXES or word in DEGREES for word in bare)
