"""Which variant of which block goes where: what was chosen before anything is composed."""

from __future__ import annotations

from briefgen.diagnostics import KeyPath, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.noun import noun

LEFT_OUT = "left out"
"""What stands in place of a length where a use of a block is not printed."""

Lengths = tuple[str, ...]
"""The length of every use of a block in a brief, in the brief's order; LEFT_OUT for none."""


@noun
class Option:
    """One way to print a use of a block: a length, or LEFT_OUT; `words` is how many words of it are kept."""

    length: str
    words: int


@noun
class Use:
    """One use of a block, with the lengths it may have, the richest first.

    `section` counts the sections of the brief from 0; `weight` is what one of its words counts
    when not all can be kept. `every` are all lengths that the block has, the richest first, with their words; `path`
    leads to the use in the brief.
    """

    block: str
    section: int
    options: tuple[Option, ...]
    weight: int
    span: Span
    every: tuple[Option, ...] = ()
    path: KeyPath = ()

    @property
    def flexible(self) -> bool:
        """Whether there is a choice."""
        return len(self.options) > 1

    @property
    def optional(self) -> bool:
        """Whether it may be left out."""
        return self.options[-1].length == LEFT_OUT

    def shorter(self, length: str) -> str | None:
        """The next shorter way to print it, if there is one."""
        names = [option.length for option in self.options]
        rest = names[names.index(length) + 1 :]
        return rest[0] if rest else None


@noun
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
    path: KeyPath = ()


@noun
class Wording:
    """Text written in the spec itself, between blocks, at this `path` of it."""

    text: Manuscript
    path: KeyPath = ()


@noun
class PlannedSection:
    """A section with everything in it chosen. `layout` is `prose`, `bullets`, `numbers` or `lines`; `level` is that of its heading.

    `part` is the built-in part that stands in it after its items, if any; with `new_page` it begins a page.
    """

    id: str
    heading: Manuscript | None
    items: tuple[Choice | Wording, ...]
    layout: str
    part: str | None = None
    new_page: bool = False
    level: int = 1
    path: KeyPath = ()


@noun
class Plan:
    """The brief as decided: its built-in parts in order, its sections with every length chosen.

    `uses` are all uses of blocks in the brief's order, also those left out.
    """

    parts: tuple[str, ...]
    sections: tuple[PlannedSection, ...]
    uses: tuple[Use, ...] = ()

    @property
    def richest(self) -> Lengths:
        """Every use as long as it may be."""
        return tuple(use.options[0].length for use in self.uses)
