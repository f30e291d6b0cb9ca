"""What stands at the foot of every page: what the brief says, else what the style does, else what no other place says."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from briefgen.compose.filters import date
from briefgen.compose.parts.lines import says
from briefgen.compose.prose import Prose
from briefgen.diagnostics import Report
from briefgen.document.geometry import PAPERS, USUAL_LETTER
from briefgen.document.nodes import Footer, plain_text
from briefgen.models.footing import BETWEEN, NAME, NUMBERED, FooterSlots
from briefgen.models.letterhead import Variant
from briefgen.models.places import Places
from briefgen.models.spec import Part, Spec
from briefgen.models.style import Tokens

HANDLE = re.compile(r"(?<![\w\\\[@{;-])@(?=(\w[\w.-]*))")
"""What may be a name in a social network: nothing can be cited at the foot of a page."""


SHARE = 0.76
"""How much of the text's width words at the left have before the page number."""


def footer(
    spec: Spec,
    places: Places,
    prose: Prose,
    slots: FooterSlots,
    sources: Collection[str],
    mark: str = "",
    usual: str = "{organization} · {date}",
) -> Footer:
    """The footer of a brief in a style; `sources` are known ids, which are still told from names in networks.

    A `mark` stands in place of what a style says, before what the brief does; `usual` is there where neither says any.
    """
    values = _values(spec, places, prose)
    if spec.footer:
        words = HANDLE.sub(lambda found: found[0] if found[1] in sources else "\\@", spec.footer)
        left = plain_text(prose.line(places.manuscript(words, "footer")))
    else:
        left = "" if mark else _filled(slots.left or usual, values, prose)
    if mark:
        return Footer(BETWEEN.join(filter(None, (mark, left))), spec.labels.page_of)
    if slots.right is None:
        return Footer(left, spec.labels.page_of, _filled(slots.center, values, prose))
    pieces = slots.right.split(BETWEEN)
    numbered = [piece for piece in pieces if set(NAME.findall(piece)) & set(NUMBERED)]
    right = _filled(BETWEEN.join(piece for piece in pieces if piece not in numbered), values, prose)
    return Footer(left, BETWEEN.join(numbered), _filled(slots.center, values, prose), right)


def usual_foot(spec: Spec, places: Places, prose: Prose, parts: Collection[Part], tokens: Tokens) -> str:
    """What stands at the left, where nobody says it: title and bill, so that a page by itself is known by them.

    What the paper says elsewhere is not said again: the organization where there is a masthead, the bill where the
    title names it, the date where the meeting, the hearing or the letter have theirs, title and bill where they are at
    the head of the pages. A title that would need a second line is left out.
    """
    values = _values(spec, places, prose)
    title, bill, head = values["title"], values["bill"], tokens.page.running_head
    pieces = {
        "organization": Part.MASTHEAD not in parts and not head,
        "title": not head,
        "bill": not head and not says(title, bill),
        "date": not _dated(spec, parts, tokens),
    }
    said = [f"{{{name}}}" for name, printed in pieces.items() if printed and values[name]]
    across = sum(len(values[name[1:-1]]) + len(BETWEEN) for name in said) * USUAL_LETTER * tokens.looks.footer.size
    margins, width = tokens.page.margins, PAPERS[spec.paper or tokens.page.paper][spec.orientation == "landscape"]
    if across > SHARE * (width - margins.left - margins.right) and "{title}" in said:
        said = [
            *(["{bill}"] if bill and not head else []),
            *(name for name in said if name not in ("{title}", "{bill}")),
        ]
    return BETWEEN.join(said)


def _dated(spec: Spec, parts: Collection[Part], tokens: Tokens) -> bool:
    """Whether the paper says elsewhere of which day it is."""
    letter = Part.ADDRESS in parts and spec.letter is not None
    meeting = Part.MEETING in parts and spec.meeting is not None and spec.meeting.date is not None
    hearing = Part.HEARING in parts and spec.hearing is not None and spec.hearing.date is not None
    split = Part.MASTHEAD in parts and spec.organization is not None and tokens.masthead.variant is Variant.SPLIT
    return letter or meeting or hearing or split


def _filled(words: str | None, values: Mapping[str, str], prose: Prose) -> str:
    """Words with values filled in; a piece between dots in which one is missing is left out."""
    pieces = (words or "").split(BETWEEN)
    whole = [piece for piece in pieces if piece and all(values.get(name) for name in NAME.findall(piece))]
    said = BETWEEN.join(NAME.sub(lambda found: values[found[1]], piece) for piece in whole)
    return plain_text(prose.plain(said)) if said else ""


def _values(spec: Spec, places: Places, prose: Prose) -> Mapping[str, str]:
    assert spec.date is not None, "the date is set before composing"
    contact = spec.contact
    return {
        "organization": spec.organization.name if spec.organization else "",
        "title": _title(spec, places, prose),
        "bill": spec.bill.number if spec.bill else "",
        "date": date(spec.language, spec.date),
        "email": getattr(contact, "email", None) or "",
        "phone": getattr(contact, "phone", None) or "",
        "web": re.sub(r"^https?://(?:www\.)?|/$", "", getattr(contact, "web", None) or ""),
        "address": getattr(contact, "address", None) or "",
        "social": BETWEEN.join(getattr(contact, "social", ())),
    }


def _title(spec: Spec, places: Places, prose: Prose) -> str:
    key = "short_title" if spec.short_title else "title"
    words = getattr(spec, key)
    return plain_text(replace(prose, report=Report()).line(places.manuscript(words, key))) if words else ""
