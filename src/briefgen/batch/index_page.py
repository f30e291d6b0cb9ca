"""The page that lists what a batch has made: for whom, with how many pages, what is missing; one file, for a browser or on paper.

It says what may lie open on a desk: no notes, no staff, no team. Its links lead to the files beside it.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import quote

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from briefgen.batch.index_words import WORDS, Words
from briefgen.batch.outcomes import State
from briefgen.models.languages import USUAL_LANGUAGE, said_in
from briefgen.noun import noun

HERE: Final = Path(__file__).parent

FORMATS: Final = {"pdf": "PDF", "docx": "Word", "html": "HTML", "txt": "TXT"}
"""What people call a file by its ending."""

UNSEEN: Final = frozenset("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Characters that turn the direction of others, or hide; in a list of names they only mislead."""


@noun
class ListedDocument:
    """A paper of a packet: its files by names relative to the page, the first to be opened first; `inside` is for our own people."""

    title: str
    pages: int | None
    files: tuple[str, ...]
    code: str = ""
    inside: bool = False


@noun
class Listed:
    """A meeting and its packet in a `folder` beside the page; `problems` are why it was not made, in words."""

    day: dt.date | None
    time: str
    name: str
    folder: str
    state: State
    documents: tuple[ListedDocument, ...] = ()
    problems: tuple[str, ...] = ()
    warnings: int = 0

    @property
    def pages(self) -> int:
        """How many pages its papers have."""
        return sum(one.pages or 0 for one in self.documents)


@noun
class Day:
    """The meetings of one day, in their order, each with its number on the page."""

    date: dt.date | None
    meetings: tuple[tuple[int, Listed], ...]

    @property
    def papers(self) -> int:
        """How many papers there are for them."""
        return sum(len(one.documents) for _, one in self.meetings)

    @property
    def pages(self) -> int:
        """How many pages these have."""
        return sum(one.pages for _, one in self.meetings)


def index_page(title: str, meetings: Sequence[Listed], made_on: dt.date, language: str = USUAL_LANGUAGE) -> bytes:
    """The page, in Spanish where the packet is in Spanish, else in English."""
    spoken = said_in(WORDS, language)
    days = _days(meetings)
    shown = _environment(spoken).get_template("index.html").render(
        title=title,
        made_on=made_on,
        days=days,
        missing=[one for day in days for one in day.meetings if one[1].state is State.FAILED],
        totals=_totals(meetings, WORDS[spoken]),
        inside=any(document.inside for one in meetings for document in one.documents),
        style=Markup((HERE / "index.css").read_text("utf-8")),
    )  # fmt: skip
    return shown.encode()


def _days(meetings: Sequence[Listed]) -> list[Day]:
    """The meetings by their days, those without one last."""
    found: dict[dt.date | None, list[tuple[int, Listed]]] = {}
    for one in sorted(meetings, key=lambda one: (one.day is None, one.day or dt.date.min)):
        number = sum(map(len, found.values())) + 1
        found.setdefault(one.day, []).append((number, one))
    return [Day(day, tuple(listed)) for day, listed in found.items()]


def _totals(meetings: Iterable[Listed], words: Words) -> list[tuple[str, str, str]]:
    """What is counted, as it is called, how many there are, and how it is marked."""
    every = tuple(meetings)
    there = sum(one.state in (State.MADE, State.KEPT) for one in every)
    failed = sum(one.state is State.FAILED for one in every)
    left = sum(one.state is State.LEFT for one in every)
    warnings = sum(one.warnings for one in every)
    said = [
        (words["packets"], words["of"].format(there=there, all=len(every)) if there < len(every) else str(there), ""),
        (words["papers"], str(sum(len(one.documents) for one in every)), ""),
        (words["pages"], str(sum(one.pages for one in every)), ""),
    ]
    more = [
        (words["failed"], failed, "failed"), (words["left"], left, "left"), (words["warnings"], warnings, "warned"),
    ]  # fmt: skip
    return [*said, *((called, str(number), mark) for called, number, mark in more if number)]


@cache
def _environment(spoken: str) -> Environment:
    # The template is the program's own, and everything that is put into it is escaped.
    found = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=_shown,
    )  # fmt: skip
    words = WORDS[spoken]
    found.globals |= {"words": words, "language": spoken, "say": _saying(words)}
    found.filters |= {
        "day": lambda day: format_date(day, "full", locale=spoken) if day else words["no_day"],
        "first_capital": lambda text: text[:1].upper() + text[1:],
        "link": _link,
        "format": lambda file: FORMATS.get(PurePosixPath(file).suffix[1:].lower(), PurePosixPath(file).name),
    }
    return found


def _saying(words: Mapping[str, str]) -> Any:
    """Counts something: `1 page`, `2 pages`."""

    def say(number: int, what: str) -> str:
        return words[f"{what}_one" if number == 1 else f"{what}_many"].format(number=number)

    return say


def _shown(value: Any) -> Any:
    """A text without what cannot be seen: it may come from anywhere."""
    if type(value) is not str:
        return value
    seen = (one for one in value if one not in UNSEEN)
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_control(one) else one for one in seen)


def _is_control(one: str) -> bool:
    return unicodedata.category(one) in ("Cc", "Cs") and one not in "\n\t"


def _link(file: str) -> str:
    """The address of a file beside the page; never one elsewhere, whatever its name."""
    return f"./{quote(file, safe='/', errors='replace')}"
