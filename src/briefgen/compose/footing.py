"""What stands at the foot of every page: what the brief says, else what the style does, else organization and date."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from briefgen.compose.filters import date
from briefgen.compose.prose import Prose
from briefgen.diagnostics import Report
from briefgen.document.nodes import Footer, plain_text
from briefgen.models.footing import BETWEEN, NAME, NUMBERED, FooterSlots
from briefgen.models.places import Places
from briefgen.models.spec import Spec

HANDLE = re.compile(r"(?<![\w\\\[@{;-])@(?=(\w[\w.-]*))")
"""What may be a name in a social network: nothing can be cited at the foot of a page."""


def footer(
    spec: Spec, places: Places, prose: Prose, slots: FooterSlots, sources: Collection[str], mark: str = ""
) -> Footer:
    """The footer of a brief in a style; `sources` are known ids, which are still told from names in networks.

    A `mark` stands in place of what a style says, before what the brief does.
    """
    values = _values(spec, places, prose)
    if spec.footer:
        words = HANDLE.sub(lambda found: found[0] if found[1] in sources else "\\@", spec.footer)
        left = plain_text(prose.line(places.manuscript(words, "footer")))
    else:
        left = "" if mark else _filled(slots.left or "{organization} · {date}", values, prose)
    if mark:
        return Footer(BETWEEN.join(filter(None, (mark, left))), spec.labels.page_of)
    if slots.right is None:
        return Footer(left, spec.labels.page_of, _filled(slots.center, values, prose))
    pieces = slots.right.split(BETWEEN)
    numbered = [piece for piece in pieces if set(NAME.findall(piece)) & set(NUMBERED)]
    right = _filled(BETWEEN.join(piece for piece in pieces if piece not in numbered), values, prose)
    return Footer(left, BETWEEN.join(numbered), _filled(slots.center, values, prose), right)


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
