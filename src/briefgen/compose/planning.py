"""Brief and library → plan: for every use of a block the length to print and its title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.compose.places import Path, Places
from briefgen.diagnostics import Diagnostic, Report, Severity, Span, nearest
from briefgen.library import Block, Library
from briefgen.manuscript import Manuscript
from briefgen.plan import Choice, Plan, PlannedSection, Wording
from briefgen.spec import Item, Length, Section, Spec, Titles

TITLES = {Length.FULL: Titles.HEADING, Length.SHORT: Titles.RUN_IN, Length.HEADLINE: Titles.NONE}
"""How a block's title is printed when nothing is said: the longer the text, the more it needs one."""


@dataclass(frozen=True, slots=True)
class _Planner:
    spec: Spec
    places: Places
    library: Library
    report: Report

    def sections(self) -> Iterator[PlannedSection]:
        for number, section in enumerate(self.spec.sections):
            items = tuple(self._items(section, ("sections", number)))
            if items:
                yield self._section(section, number, items)

    def _section(self, section: Section, number: int, items: tuple[Choice | Wording, ...]) -> PlannedSection:
        """A section without a heading takes the title of its first block, which then does not print it again."""
        first, name = items[0], section.id or f"section-{number + 1}"
        if section.heading:
            heading = self.places.manuscript(section.heading, "sections", number, "heading")
        elif isinstance(first, Choice) and section.titles is Titles.AUTO:
            heading = first.title
            items = (replace(first, titling=Titles.NONE), *items[1:])
        else:
            heading = None
        return PlannedSection(name, heading, items, section.layout)

    def _items(self, section: Section, path: Path) -> Iterator[Choice | Wording]:
        for number, item in enumerate(section.blocks):
            here = (*path, "blocks", number)
            if item.text is not None:
                yield Wording(self.places.manuscript(item.text, *here, "text"))
            elif (block := self._block(item, here)) and (choice := self._choice(item, block, section, here)):
                yield choice

    def _block(self, item: Item, path: Path) -> Block | None:
        """The block named, or None: not there (reported here), or not readable (reported by its reader)."""
        block = self.library.blocks.get(item.use or "")
        span = self.places.span(*path, "use")
        if block is None and item.use not in self.library.names:
            self.report.add(
                Diagnostic(
                    "unknown-block",
                    f"there is no block `{item.use}`",
                    span,
                    expected="the name of a file in briefs/blocks, without .md",
                    nearest=nearest(item.use or "", self.library.names),
                    hint="`briefgen list blocks` shows all of them.",
                )
            )
        if block and _primary(block.language) != _primary(self.spec.language):
            self.report.add(
                Diagnostic(
                    "missing-language",
                    f"the block `{block.id}` is not written in {self.spec.language}",
                    span,
                    hint=f"Add {block.id}.{_primary(self.spec.language)}.md beside {block.file}.",
                )
            )
            return None
        return block

    def _choice(self, item: Item, block: Block, section: Section, path: Path) -> Choice | None:
        asked = item.length or section.length
        length, reason = self._length(block, asked)
        span = self.places.span(*path, "length" if item.length else "use")
        if item.length and item.length not in block.lengths:
            self.report.add(
                Diagnostic(
                    "missing-length",
                    f"the block `{block.id}` has no text of length `{item.length}`",
                    span,
                    expected=" or ".join(block.lengths),
                    hint=f"Write it in {block.file} under `# {item.length.capitalize()}`.",
                )
            )
            return None
        titling = TITLES[length] if section.titles is Titles.AUTO else section.titles
        if item.title and titling is Titles.NONE:
            titling = Titles.RUN_IN
        title = self._title(item, block, path)
        return Choice(block.id, length, block.language, title, titling, reason, self.places.span(*path, "use"))

    def _title(self, item: Item, block: Block, path: Path) -> Manuscript:
        """The title given in the brief, else the block's own."""
        if item.title:
            return self.places.manuscript(item.title, *path, "title")
        span = block.spans.get(("title",), Span(block.file, 1))
        return Manuscript.verbatim(block.matter.title, block.file, span.line, block.lengths[block.shortest()].source)

    def _length(self, block: Block, asked: Length | None) -> tuple[Length, str]:
        """The length asked for, else the longest that is not longer than the usual one, else the shortest there is."""
        usual = asked or self.spec.length
        order = list(Length)
        fitting = [length for length in order[: order.index(usual) + 1] if length in block.lengths]
        if fitting and fitting[-1] is usual:
            return usual, "asked for" if asked else "the brief's usual length"
        if fitting:
            return fitting[-1], f"the block has no {usual}"
        return block.shortest(), f"the shortest the block has; {usual} is usual"


def _primary(language: str) -> str:
    return language.split("-")[0]


def make_plan(spec: Spec, places: Places, library: Library, report: Report) -> Plan:
    """What goes where. Blocks and lengths that are not there are reported, and left out of the plan."""
    sections = tuple(_Planner(spec, places, library, report).sections())
    _warn_of_repeats(sections, report)
    return Plan(tuple(spec.parts), sections)


def _warn_of_repeats(sections: tuple[PlannedSection, ...], report: Report) -> None:
    seen: set[str] = set()
    for section in sections:
        for item in section.items:
            if isinstance(item, Choice) and item.block in seen:
                message = f"the block `{item.block}` is used twice in this brief"
                report.add(Diagnostic("block-used-twice", message, item.span, Severity.WARNING))
            elif isinstance(item, Choice):
                seen.add(item.block)
