"""Which variant of which block goes where: what was chosen before anything is composed."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.diagnostics import Span
from briefgen.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Choice:
    """One use of a block, with the length chosen for it and why.

    `titling` says how `title`, Markdown with variables, is printed: `heading`, `run-in` or `none`. `reason` says in plain
    words how the length came about ("asked for", "the brief's usual length").
    """

    block: str
    length: str
    language: str
    title: Manuscript
    titling: str
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Wording:
    """Text written in the spec itself, between blocks."""

    text: Manuscript


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A section with everything in it chosen. `layout` is `prose`, `bullets` or `numbers`."""

    id: str
    heading: Manuscript | None
    items: tuple[Choice | Wording, ...]
    layout: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The brief as decided: its built-in parts in order, its sections with every length chosen."""

    parts: tuple[str, ...]
    sections: tuple[PlannedSection, ...]
