"""The texts of a paper that somebody approves: its blocks in every length that they may have, and what the brief says itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final

from briefgen.compose.canonical import FileSum, canonical
from briefgen.compose.sandbox import Environment, Written
from briefgen.compose.values import NAMES, markdown_in, values_of
from briefgen.diagnostics import KeyPath
from briefgen.document.plan import LEFT_OUT, Plan, Use
from briefgen.models.approvals import Text
from briefgen.models.asks import texts_of
from briefgen.models.facts import OPEN_FIGURE
from briefgen.models.library import FrontMatter, Library
from briefgen.models.meeting import Bill, LocalFigure
from briefgen.models.places import Places
from briefgen.models.spec import Length, Part, Spec

OWN: Final = ("title", "subtitle", "short_title", "kicker", "summary", "footer")
"""Keys of a brief that are texts."""

Said = Iterator[tuple[str, str, KeyPath]]
"""Texts of a brief itself: what each is called among them, its words, its place in the brief."""


def texts_used(
    spec: Spec, places: Places, plan: Plan, library: Library, paper: str, files: FileSum
) -> tuple[Text, ...]:
    """The texts of the brief called `paper`, each wording once: its own in the order of its keys, then those of blocks.

    Who has approved all of them has seen every word that may be printed, whichever lengths are chosen to keep to its pages.
    """
    make = _canonical(spec, library, files)
    own = (
        Text((paper, part, spec.language), words, places.span(*path))
        for part, said, path in _said(spec, plan)
        if (words := make(said))
    )
    blocks = (
        Text(
            (use.block, str(length), block.language), make(f"{block.matter.title}\n\n{block.lengths[length].text}"),
            replace(use.span, path=use.path), of_block=True, story=_is_story(block.matter),
        )
        for use in plan.uses
        for length in _lengths(spec, use)
        if (block := library.blocks[use.block]) and length in block.lengths
    )  # fmt: skip
    return tuple({(text.key, text.wording): text for text in (*own, *blocks)}.values())


def _is_story(matter: FrontMatter) -> bool:
    """Whether a text is what somebody told of themselves, or rests on that."""
    return bool(matter.voice or matter.consent or matter.rests_on)


def _canonical(spec: Spec, library: Library, files: FileSum) -> partial[str]:
    """What makes canonical texts of those of a brief."""
    environment = Environment(spec.language, NAMES)
    values: dict[str, Any] = values_of(spec, library.facts)
    make = partial(canonical, environment=environment, files=files)
    texts = {name: Written(make(text, values)) for name, text in markdown_in(spec.variables).items()}
    return partial(make, values={**values, "variables": {**values["variables"], **texts}})


def _lengths(spec: Spec, use: Use) -> Iterator[Length]:
    """The lengths that a use may have: the richest, and where pages are few, all that it may step down to."""
    options = use.options if spec.pages is not None else use.options[:1]
    yield from (Length(option.length) for option in options if option.length != LEFT_OUT)


def _said(spec: Spec, plan: Plan) -> Said:
    yield from ((key, words, (key,)) for key in OWN if (words := getattr(spec, key)))
    for path, words in texts_of(spec.ask):
        yield ".".join(map(str, ("ask", *path))), words, ("ask", *path)
    if spec.bill:
        yield "bill", _bill(spec.bill), ("bill",)
    yield from _of_sections(spec)
    yield from _of_parts(spec, {*plan.parts, *(section.part for section in spec.sections)})


def _of_sections(spec: Spec) -> Said:
    for number, section in enumerate(spec.sections):
        name, path = f"sections.{section.id or number + 1}", ("sections", number)
        if section.heading and (section.blocks or section.part):
            yield f"{name}.heading", section.heading, (*path, "heading")
        for place, item in enumerate(section.blocks):
            for key in ("text", "title"):
                if words := getattr(item, key):
                    yield f"{name}.{key}-{place + 1}", words, (*path, "blocks", place, key)


def _of_parts(spec: Spec, printed: Collection[str | None]) -> Said:
    """The texts of the built-in parts that are printed."""
    for number, row in enumerate(spec.bills if Part.BILLS in printed else ()):
        told = (row.number, row.title, row.version, row.section, row.summary, row.effect, row.position)
        yield f"bills.{row.number}", "\n\n".join(filter(None, told)), ("bills", number)
    for number, member in enumerate(spec.team if Part.TEAM in printed else ()):
        if member.says:
            yield f"team.{number + 1}", member.says, ("team", number, "says")
    figures = spec.meeting.local if spec.meeting and Part.LOCAL in printed else ()
    for number, figure in enumerate(figures):
        yield f"local.{number + 1}", _figure(figure), ("meeting", "local", number)
    if spec.signers and spec.signers.heading:
        yield "signers.heading", spec.signers.heading, ("signers", "heading")


def _bill(bill: Bill) -> str:
    return "\n\n".join(filter(None, (bill.number, bill.title, bill.version, bill.position)))


def _figure(figure: LocalFigure) -> str:
    """A figure of a district: its value stays open, not what is counted, what it says, and where it is from."""
    source = f" [@{figure.source.partition(',')[0]}]" if figure.source else ""
    return f"{open_number(figure.say)} {figure.what}{source}"


def open_number(words: str) -> str:
    """Words with an open place for each number, but for what tags hold: `412 deaths` is `‹a figure› deaths`."""
    pieces = re.split(r"(\{\{.*?\}\})", words)
    return "".join(one if number % 2 else NUMBER.sub(OPEN_FIGURE, one) for number, one in enumerate(pieces))


NUMBER: Final = re.compile(r"\d+(?:[.,\u00a0 ]\d+)*")
