"""What a page holds, part by part, as a bar: each part as long as it has lines, and where the page ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from briefgen.desk.forms import ident
from briefgen.diagnostics import KeyPath
from briefgen.editing.fields import Argument, Field, Form
from briefgen.editing.filling import name_of
from briefgen.noun import noun
from briefgen.pipeline.looking import HEAD, Look, Part

WIDTH: Final = 600.0
"""How long the bar is, in the units of its picture."""

PLAIN: Final = frozenset({"block", "words"})
"""Kinds of parts that are the brief's own: arguments, and words that were written in it."""

N_ = str
"""Marks words that are translated where they are used."""

NAMES: Final = {
    "head": N_("Head"), "heading": N_("Heading"), "words": N_("Your own words"), "ask": N_("Ask"), "contact": N_("Contact"),
    "tracker": N_("Stages of the bill"), "team": N_("Who speaks"), "bills": N_("Bills"), "closing": N_("Closing"),
    "ask-again": N_("The ask once more"), "summary": N_("Summary"),
    "local": N_("Your district"), "signers": N_("Signers"), "sources": N_("Sources"),
    "rule": N_("Rule above the notes"), "breaks": N_("Empty at the foot of pages"),
}  # fmt: skip
"""What the parts are called; an argument has its own title."""


@noun
class Segment:
    """A part of the bar: its `kind`, and how many lines it takes from `x` on, `width` long. `to` leads to its field.

    `title` is that of an argument or heading, in the language of the paper.
    """

    kind: str
    title: str
    lines: int
    x: float
    width: float
    to: str

    @property
    def name(self) -> str:
        """What a part of this kind is called, in English; empty for an argument, which has its title."""
        return NAMES.get(self.kind, "" if self.kind == "block" else self.kind.capitalize().replace("-", " "))

    @property
    def own(self) -> bool:
        """Whether it is an argument or own words."""
        return self.kind in PLAIN


@noun
class Gauge:
    """The bar: its `segments` in the order of the page, and where the pages that there may be end, at `end`.

    What lies beyond is over; what is missing up to there is free.
    """

    segments: tuple[Segment, ...]
    end: float
    used: float


def gauge(look: Look, form: Form | None, titles: Mapping[str, str]) -> Gauge | None:
    """The bar of a look; None where nobody knows what takes how much."""
    found = [one for one in _parts(look, form, titles) if one[2]]
    used = sum(lines for _, _, lines, _ in found)
    whole = max(look.holds, used)
    if not found or not whole:
        return None
    segments, at = [], 0
    for kind, title, lines, to in found:
        segments.append(Segment(kind, title, lines, _along(at, whole), _along(lines, whole), to))
        at += lines
    return Gauge(tuple(segments), _along(look.holds, whole), _along(used, whole))


def _along(lines: int, whole: int) -> float:
    return round(lines / whole * WIDTH, 2)


def _parts(look: Look, form: Form | None, titles: Mapping[str, str]) -> Iterator[tuple[str, str, int, str]]:
    """Kind, title, lines and field of every part; those of the head are told as one."""
    head = [part for part in look.parts if part.piece.kind in HEAD]
    if head:
        to = next((found for part in head if (found := target(part, form))), "")
        yield "head", "", sum(part.lines for part in head), to
    for part in look.parts:
        if part.piece.kind not in HEAD:
            yield part.piece.kind, _title(part, form, titles), part.lines, target(part, form)
    yield "rule", "", look.rule, ""
    yield "breaks", "", look.breaks, ""


def _title(part: Part, form: Form | None, titles: Mapping[str, str]) -> str:
    path, name = part.span.path, part.piece.name
    if part.piece.kind == "block":
        near = form.nearest(path) if form else None
        said = near.title if isinstance(near, Argument) else ""
        return said or titles.get(name) or name.replace("-", " ").capitalize()
    if part.piece.kind == "heading" and form:
        return next((one.heading for one in form.divisions if name and one.id == name), "")
    return ""


def target(part: Part, form: Form | None) -> str:
    """The id to which a part leads on the page of a form: its field, or the first one of its group; empty where none."""
    return "" if form is None or part.span.file != form.file else target_of(form, part.span.path)


def target_of(form: Form, path: KeyPath) -> str:
    """The id of what a place in the file has on the page of its form; empty where that is nothing."""
    near = form.nearest(path)
    if isinstance(near, Argument):
        return f"use-{ident(name_of(near.path))}"
    first: Field | None = near or next((one for one in form.all_fields if one.path[: len(path)] == path), None)
    return f"field-{ident(name_of(first.path))}" if first else ""
