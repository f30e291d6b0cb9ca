"""What is asked for: one ask word for word, or several with their numbers, with the bill; and the opening paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from briefgen.compose.filters import beside
from briefgen.compose.parts.lines import bill_in_words, joined
from briefgen.compose.prose import Prose
from briefgen.diagnostics import Report
from briefgen.document.nodes import Flow, Group, GroupRole, Inline, ListItem, OrderedList, Paragraph, Role, Strong, Text
from briefgen.models.asks import Ask
from briefgen.models.labels import of_asks
from briefgen.models.places import Places
from briefgen.models.spec import Spec

STOPS = (".", "?", "!", "…")


def ask(spec: Spec, places: Places, prose: Prose, named: bool, bill: bool = True) -> tuple[Flow, ...]:
    """The ask box: label, the asks word for word, the bill with its version, our position; `bill` is false where that
    stands elsewhere."""
    if spec.ask is None:
        return ()
    count = len(spec.ask) if isinstance(spec.ask, tuple) else 1
    label = (Paragraph(prose.plain(of_asks(spec.labels, spec.language, count)), Role.ASK_LABEL),) if named else ()
    return (Group(GroupRole.ASK, (*label, *_words(spec, places, prose), *(_bill(spec, prose) if bill else ()))),)


def ask_again(spec: Spec, places: Places, prose: Prose, named: bool) -> tuple[Flow, ...]:
    """The ask once more, for those who say it: the same words in the same box."""
    if spec.ask is None:
        return ()
    label = (Paragraph(prose.plain(spec.labels.ask_again), Role.ASK_LABEL),) if named else ()
    return (Group(GroupRole.ASK, (*label, *_words(spec, places, replace(prose, report=Report())))),)


def _words(spec: Spec, places: Places, prose: Prose) -> tuple[Flow, ...]:
    """What is asked. Of several asks the first stands out: it is the one to remember."""
    if not isinstance(spec.ask, tuple):
        assert spec.ask is not None, "there is an ask"
        return prose.boxed(places.manuscript(spec.ask, "ask"), "ask", Role.ASK)
    if len(spec.ask) == 1:
        return (Paragraph(_one(spec.ask[0], 0, spec.language, places, prose), Role.ASK),)
    asks = (_one(one, number, spec.language, places, prose) for number, one in enumerate(spec.ask))
    first, *further = asks
    paragraphs = (Paragraph((Strong(first),), Role.ASK), *(Paragraph(words, Role.ASK_FURTHER) for words in further))
    return (OrderedList(tuple(ListItem((paragraph,)) for paragraph in paragraphs)),)


def _one(one: Ask, number: int, language: str, places: Places, prose: Prose) -> tuple[Inline, ...]:
    """One of several asks: what to do in bold, where something is asked along with it."""

    def said(words: str, key: str) -> tuple[Inline, ...]:
        return prose.words(places.manuscript(words, "ask", number, key), "ask")

    words = said(one.do, "do")
    if one.also is None:
        return words
    return (Strong(words), Text(beside(language)), *said(one.also, "and"))


def in_sentences(spec: Spec, texts: Iterable[str]) -> tuple[str, ...]:
    """Each ask as it stands in running text, which ends with a stop where there are several; `texts` as in `texts_of`."""
    if not isinstance(spec.ask, tuple):
        return tuple(texts)
    given = iter(texts)
    said = [next(given) + (beside(spec.language) + next(given) if one.also is not None else "") for one in spec.ask]
    return tuple(words if words.endswith(STOPS) or len(said) == 1 else f"{words}." for words in said)


def as_values(asks: tuple[str, ...]) -> dict[str, Any]:
    """The names under which text finds the asks: `ask` is all of them in a row, `asks` the list."""
    return {"asks": list(asks), **({"ask": " ".join(asks)} if asks else {})}


def _bill(spec: Spec, prose: Prose) -> tuple[Flow, ...]:
    if spec.bill is None:
        return ()
    return (
        Paragraph(
            joined(map(prose.plain, bill_in_words(spec.bill, spec, str(prose.values.get("ask", ""))))), Role.ASK_BILL
        ),
    )


def summary(spec: Spec, places: Places, prose: Prose) -> tuple[Flow, ...]:
    """The opening paragraphs, and lists among them."""
    if spec.summary is None:
        return ()
    words = prose.lists_too(places.manuscript(spec.summary, "summary"), "summary", Role.SUMMARY)
    return (Group(GroupRole.SUMMARY, words),)
