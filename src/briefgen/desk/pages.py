"""Pages made from templates, in the language of whoever looks at them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from babel.dates import format_date, format_skeleton, format_time
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from briefgen.desk.forms import ident
from briefgen.desk.papers import Mark, Standing
from briefgen.desk.words import LANGUAGES, catalog, language_of
from briefgen.diagnostics import KeyPath
from briefgen.editing.fields import Argument, Form
from briefgen.editing.filling import name_of
from briefgen.pipeline.agenda import Listed
from briefgen.pipeline.looking import Box, Explained, Look
from briefgen.pipeline.summing import whom

HERE: Final = Path(__file__).parent
STATIC: Final = HERE / "static"

SHORT_DAY: Final = "MMMd"
LONG_DAY: Final = "long"

N_ = str
"""Marks words that are translated where they are used."""

DAY: Final = N_("EEEE, MMMM d")
"""A day with that of the week, as the Unicode standard writes such a pattern (UTS 35, part 4)."""

PAPERS: Final = {
    "leave-behind": N_("Leave-behind"), "full-brief": N_("Full brief"), "bill-table": N_("Bill table"),
    "sign-on-letter": N_("Sign-on letter"), "testimony": N_("Testimony"), "thank-you": N_("Thank-you"),
    "talking-points": N_("Talking points"), "q-and-a": N_("Q and A"),
}  # fmt: skip
"""What the kinds of paper are called that come with briefgen."""

PURPOSES: Final = {
    "leave-behind": N_("The one page that stays on the desk. Most meetings need this one."),
    "full-brief": N_("For the staff member who reads on."),
    "bill-table": N_("For staff who compare texts, bill beside bill."),
    "sign-on-letter": N_("One ask from many organizations."),
    "testimony": N_("Read aloud before a committee, kept for the record."),
    "thank-you": N_("Sent by e-mail the day after."),
    "talking-points": N_("A card for each of you in the room: who says what."),
    "q-and-a": N_("The hardest questions, practiced beforehand."),
}
"""What they are for."""


def page(request: Request, name: str, values: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """The page of a template."""
    language = language_of(request)
    text = environment(language).get_template(name).render(language=language, path=request.url.path, **values)
    return HTMLResponse(text, status, {"Content-Language": language})


@cache
def environment(language: str) -> Environment:
    """The templates in one language."""
    # The files are the program's own and everything in them is escaped; nobody else's text is ever run.
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, extensions=["jinja2.ext.i18n"],
    )  # fmt: skip
    words = catalog(language)
    found.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    found.globals |= {
        "languages": LANGUAGES,
        "asset": asset,
        "standings_of": standings_of,
        "now": dt.datetime.now,
        "seen_of": seen_of,
        "boxes_of": boxes_of,
    }
    found.filters |= {
        "day": partial(_day, language=language),
        "date": partial(format_date, format=LONG_DAY, locale=language),
        "as_day": partial(_as_day, language=language),
        "short_day": partial(_short_day, language=language),
        "whole_day": partial(format_date, format="full", locale=language),
        "time": partial(_time, language=language),
        "paper": partial(paper_name, language=language),
        "purpose": partial(_purpose, language=language),
        "sentence": sentence,
        "whom": whom,
        "name_of": name_of,
        "ident": ident,
        "title_of_argument": argument_name,
        "label": lambda text: words.gettext(text),
    }
    return found


@cache
def asset(name: str) -> str:
    """The address of a file of the desk's own; another one when the file is another, so that browsers may keep it."""
    return f"/static/{name}?{hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"


def paper_name(kind: str, *, language: str) -> str:
    """What a kind of paper is called: the eight that come with briefgen by their names, another by its own."""
    if kind in PAPERS:
        return catalog(language).gettext(PAPERS[kind])
    return kind.replace("-", " ").replace("_", " ").strip().capitalize()


def _purpose(kind: str, *, language: str) -> str:
    """What a kind of paper is for, where it comes with briefgen."""
    return catalog(language).gettext(PURPOSES[kind]) if kind in PURPOSES else ""


def sentence(message: str) -> str:
    """The message of a problem as a sentence by itself: on a terminal, it follows upon a place."""
    return message[:1].upper() + message[1:] + ("" if message.endswith((".", "?", "”", "!")) else ".")


def argument_name(name: str) -> str:
    """What an argument is called that has no title of its own here."""
    return name.replace("-", " ").capitalize()


def seen_of(look: Look | None, one: Argument) -> Explained | None:
    """How an argument lies on the page, where that is known."""
    return next((use for use in look.uses if use.path == one.key), None) if look else None


def boxes_of(look: Look, form: Form, number: int) -> list[tuple[Box, str]]:
    """The rectangles on a page of what has a field in the form, each with the id to which it leads."""
    found = []
    for part in look.parts:
        if part.span.file == form.file and (to := _target(form, part.span.path)):
            found += [(box, to) for box in part.boxes if box.page == number]
    return found


def _target(form: Form, path: KeyPath) -> str:
    """Where a place of the file stands on the page of the form: its field, or the first one of its group."""
    near = form.nearest(path)
    if isinstance(near, Argument):
        return f"use-{ident(name_of(near.path))}"
    first = near or next((one for one in form.all_fields if one.path[: len(path)] == path), None)
    return f"field-{ident(name_of(first.path))}" if first else ""


def standings_of(listed: Listed, standings: Mapping[Mark, Standing]) -> list[Standing]:
    """How the papers of a packet stand, as far as it is known."""
    marks = ((listed.name, brief.document) for brief in listed.documents)
    return [standings[mark] for mark in marks if mark in standings]


def _day(day: dt.date, *, language: str) -> str:
    """A day with that of the week: Thursday, December 3."""
    return format_date(day, catalog(language).gettext(DAY), locale=language)


def _as_day(text: str, *, language: str) -> str:
    """A day as people say it, where the text is one as files have it."""
    try:
        return format_date(dt.date.fromisoformat(text), LONG_DAY, locale=language)
    except ValueError:
        return text


def _short_day(day: dt.date, *, language: str) -> str:
    """A day in few letters: Dec 3."""
    return format_skeleton(SHORT_DAY, dt.datetime.combine(day, dt.time()), locale=language)


def _time(moment: dt.datetime, *, language: str) -> str:
    return format_time(moment.time(), "short", locale=language)
