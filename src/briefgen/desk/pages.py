"""Pages made from templates, in the language of whoever looks at them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from babel.dates import format_date, format_skeleton, format_time
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from briefgen.desk.forms import grouped, ident, mends_of, occasion, place_of_done
from briefgen.desk.gauge import gauge, target, target_of
from briefgen.desk.papers import Mark, Standing
from briefgen.desk.saying import said
from briefgen.desk.telling import about, hinted, housed, told
from briefgen.desk.words import LANGUAGES, catalog, label, language_of
from briefgen.diagnostics import Diagnostic, KeyPath
from briefgen.editing.citing import figure_in
from briefgen.editing.fields import Argument, Field, Form, words_of
from briefgen.editing.filling import name_of
from briefgen.models.asks import MOST_ASKS
from briefgen.models.meeting import MOST_MEMBERS
from briefgen.pipeline.agenda import Listed
from briefgen.pipeline.looking import Box, Explained, Look
from briefgen.pipeline.summing import is_internal, whom

HERE: Final = Path(__file__).parent
STATIC: Final = HERE / "static"

SHORT_DAY: Final = "MMMd"
LONG_DAY: Final = "long"

CORE: Final = "en"
"""The language that the core speaks."""

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
    found.globals |= _globals()
    found.tests["internal"] = is_internal
    found.filters |= _filters(language)
    return found


def _globals() -> dict[str, Any]:
    """What templates may ask for, beside the values of their page."""
    return {
        "languages": LANGUAGES,
        "asset": asset,
        "standings_of": standings_of,
        "now": dt.datetime.now,
        "seen_of": seen_of,
        "boxes_of": boxes_of,
        "grouped": grouped,
        "place_of_done": place_of_done,
        "most_asks": MOST_ASKS,
        "most_members": MOST_MEMBERS,
        "lines_at": lines_at,
        "field_of": field_of,
        "mends_of": mends_of,
        "gauge_of": gauge,
    }


def _filters(language: str) -> dict[str, Callable[..., Any]]:
    """What templates write values with, in this language."""
    return {
        "day": partial(_day, language=language),
        "date": partial(format_date, format=LONG_DAY, locale=language),
        "as_day": partial(_as_day, language=language),
        "short_day": partial(_short_day, language=language),
        "whole_day": partial(format_date, format="full", locale=language),
        "time": partial(_time, language=language),
        "paper": partial(paper_name, language=language),
        "purpose": partial(_purpose, language=language),
        "told": pass_context(partial(_told, language=language)),
        "hinted": pass_context(partial(_hinted, language=language)),
        "housed": pass_context(partial(_housed, language=language)),
        "tongue": partial(_tongue, language=language),
        "about": about,
        "occasion": occasion,
        "whom": whom,
        "name_of": name_of,
        "figure_in": figure_in,
        "ident": ident,
        "argument": pass_context(_argument),
        "spoken": spoken,
        "label": partial(label, language=language),
        "said": partial(said, language=language),
        "said_of": words_of,
        "key_of": _key,
        "capitalize_first": lambda text: text[:1].upper() + text[1:],
    }


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


def spoken(name: str) -> str:
    """A name of files, as people say it."""
    return name.replace("-", " ").capitalize()


def _titles(context: Context) -> Mapping[str, str]:
    shelf = context.get("shelf")
    return shelf.titles if shelf else {}


def _argument(context: Context, name: str) -> str:
    """What an argument is called that has no title of its own in a brief."""
    return _titles(context).get(name) or spoken(name)


def _told(context: Context, one: Diagnostic, at: str = "", *, language: str) -> Markup:
    return told(one, _titles(context), partial(label, language=language), at, partial(_say, language=language))


def _hinted(context: Context, hint: str, *, language: str) -> Markup:
    return hinted(hint, _titles(context), partial(label, language=language), partial(_say, language=language))


def _housed(context: Context, text: str, *, language: str) -> Markup:
    return housed(text, _titles(context), partial(label, language=language), partial(_say, language=language))


def _tongue(one: Diagnostic | str, *, language: str) -> str:
    """The language in which a page tells a problem or another text of the core: its own, or English."""
    return language if _say(one if isinstance(one, str) else one.message, language=language) else CORE


def _say(text: str, *, language: str) -> str:
    """A text of the core in another language, empty where it is not known in it; its sentences are read when first asked for."""
    if language == CORE:
        return ""
    from briefgen.desk.sentences import say

    return say(text, language=language)


def _key(path: KeyPath) -> str:
    """The keys of a place as its file has them, from the last item of a list on."""
    last = next((number for number in range(len(path) - 1, -1, -1) if isinstance(path[number], int)), -1)
    below = path[last + 1 :]
    return ".".join(map(str, below or [one for one in path if isinstance(one, str)][-1:]))


def seen_of(look: Look | None, one: Argument) -> Explained | None:
    """How an argument lies on the page, where that is known."""
    uses = [use for use in look.uses if use.block == one.name] if look else []
    # One that was just moved lies there as it did, until the page is laid out anew.
    return next((use for use in uses if use.path == one.key), uses[0] if len(uses) == 1 else None)


def lines_at(look: Look, one: Field) -> int:
    """How many lines what is written in a field takes, where that is known."""
    return sum(
        part.lines for part in look.parts if part.span.file == one.file and part.span.path in (one.path, one.path[:-1])
    )


def boxes_of(look: Look, form: Form, number: int) -> list[tuple[Box, str]]:
    """The rectangles on a page of what has a field in the form, each with the id to which it leads."""
    found = []
    for part in look.parts:
        if to := target(part, form):
            found += [(box, to) for box in part.boxes if box.page == number]
    return found


def field_of(one: Diagnostic, form: Form) -> str:
    """The id of the field at which a problem is told; empty where that is none."""
    return target_of(form, one.span.path) if one.span and one.span.file == form.file and one.span.path else ""


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
