"""What stands at the head of the pages after the first: whose paper it is, in a few words."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.compose.filters import date
from briefgen.compose.parts.lines import says
from briefgen.compose.prose import Prose
from briefgen.document.nodes import plain_text
from briefgen.models.places import Places
from briefgen.models.spec import Spec
from briefgen.models.style import Tokens

BETWEEN = " · "


def running_head(spec: Spec, places: Places, prose: Prose, tokens: Tokens | None) -> str:
    """The words, where the style asks for them: of a letter to whom it goes and its date, else organization, title and bill."""
    if tokens is None or not tokens.page.running_head:
        return ""
    return BETWEEN.join(
        filter(None, _of_letter(spec, places, prose) if spec.letter else _of_paper(spec, places, prose))
    )


def _of_letter(spec: Spec, places: Places, prose: Prose) -> Iterator[str]:
    assert spec.letter is not None and spec.date is not None, "a letter has a date before it is composed"
    for line in spec.letter.addressee[:1]:
        yield plain_text(prose.line(places.manuscript(line, "letter", "addressee", 0)))
    yield plain_text(prose.plain(date(spec.language, spec.date)))


def _of_paper(spec: Spec, places: Places, prose: Prose) -> Iterator[str]:
    yield plain_text(prose.plain(spec.organization.name)) if spec.organization else ""
    key = "short_title" if spec.short_title else "title"
    if words := getattr(spec, key):
        yield (title := plain_text(prose.line(places.manuscript(words, key))))
        if spec.bill and says(title, spec.bill.number):
            return
    yield plain_text(prose.plain(spec.bill.number)) if spec.bill else ""
