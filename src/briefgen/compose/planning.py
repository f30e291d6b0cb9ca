"""Brief and library → plan: for every use of a block the length to print and its title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from briefgen.compose.options import every_length, options_of, start_of
from briefgen.diagnostics import Diagnostic, KeyPath, Report, Severity, nearest
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.plan import LEFT_OUT, Choice, Lengths, Plan, PlannedSection, Use, Wording
from briefgen.models.languages import primary
from briefgen.models.library import Block, Library
from briefgen.models.places import Places
from briefgen.models.spec import Item, Length, Part, Section, Spec, Titles
from briefgen.noun import noun

TITLES = {Length.FULL: Titles.HEADING, Length.SHORT: Titles.RUN_IN, Length.HEADLINE: Titles.NONE}
"""How a block's title is printed when nothing is said: the longer the text, the more it needs one."""


@noun
class _Planner:
    """Plans one brief; `chosen` are the lengths to print, `uses` the uses met so far."""

    spec: Spec
    places: Places
    library: Library
    report: Report
    chosen: Lengths | None
    uses: list[Use] = field(default_factory=list)

    def sections(self) -> Iterator[PlannedSection]:
        headed = False
        for number, section in enumerate(self.spec.sections):
            items = tuple(self._items(section, ("sections", number)))
            if items or self._part(section):
                planned = self._section(section, number, items)
                # A smaller heading under none would be a gap in the outline.
                yield planned if headed else replace(planned, level=1)
                headed |= planned.heading is not None

    def _section(self, section: Section, number: int, items: tuple[Choice | Wording, ...]) -> PlannedSection:
        """A section without a heading takes the title of its first block, which then does not print it again."""
        name, heading = section.id or f"section-{number + 1}", None
        if section.heading:
            heading = self.places.manuscript(section.heading, "sections", number, "heading")
        elif items and isinstance(items[0], Choice) and section.titles is Titles.AUTO:
            heading = items[0].title
            items = (replace(items[0], titling=Titles.NONE), *items[1:])
        return PlannedSection(
            name, heading, items, section.layout, self._part(section), section.new_page, section.level,
            ("sections", number),
        )  # fmt: skip

    def _part(self, section: Section) -> Part | None:
        """The built-in part that stands in a section, where the brief gives anything for it."""
        return section.part if section.part and gives(self.spec, section.part) else None

    def _items(self, section: Section, path: KeyPath) -> Iterator[Choice | Wording]:
        for number, item in enumerate(section.blocks):
            here = (*path, "blocks", number)
            if item.text:
                yield Wording(self.places.manuscript(item.text, *here, "text"), here)
            elif (
                item.use and (block := self._block(item, here)) and (choice := self._choice(item, block, section, here))
            ):
                yield choice

    def _block(self, item: Item, path: KeyPath) -> Block | None:
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
                    nearest=nearest(item.use or "", self.library.names) if self.report.patient else "",
                    hint="`briefgen list blocks` shows all of them.",
                )
            )
        if block and primary(block.language) != primary(self.spec.language):
            self.report.add(
                Diagnostic(
                    "missing-language",
                    f"the block `{block.id}` is not written in {self.spec.language}",
                    span,
                    hint=f"Add {block.id}.{primary(self.spec.language)}.md beside {block.file}.",
                )
            )
            return None
        return block

    def _choice(self, item: Item, block: Block, section: Section, path: KeyPath) -> Choice | None:
        """The use with its length: the one chosen, else the one it starts with. None when it is not printed."""
        start = start_of(item, block.whole, item.length or section.length, self.spec.length)
        if start is None:
            self._report_missing(item, block, path)
            return None
        length, reason = start
        if length in block.withheld:
            self._report_nothing_left(block, length, path)
            return None
        span, number = self.places.span(*path, "use"), len(self.uses)
        options, weight = options_of(item, block, length), item.priority.weight
        self.uses.append(Use(block.id, int(path[1]), options, weight, span, every_length(block), path))
        if self.chosen is not None and self.chosen[number] != length:
            if self.chosen[number] == LEFT_OUT:
                return None
            length, reason = Length(self.chosen[number]), "to keep to the pages allowed"
        titling = TITLES[length] if section.titles is Titles.AUTO else section.titles
        if item.title and titling is Titles.NONE:
            titling = Titles.RUN_IN
        return Choice(block.id, length, block.language, self._title(item, block, path), titling, reason, span, path)

    def _report_missing(self, item: Item, block: Block, path: KeyPath) -> None:
        """Say that a block does not have the length that its use asks for."""
        key = "length" if item.length and item.length not in block.lengths else "at_least"
        length = item.length if key == "length" else item.at_least
        assert length is not None, "only a length that was asked for can be missing"
        self.report.add(
            Diagnostic(
                "missing-length",
                f"the block `{block.id}` has no text of length `{length}`{'' if key == 'length' else ' or longer'}",
                self.places.span(*path, key),
                expected=" or ".join(block.lengths),
                hint=f"Write it in {block.file} under `# {length.capitalize()}`.",
            )
        )

    def _report_nothing_left(self, block: Block, length: Length, path: KeyPath) -> None:
        """Say that the readers may see nothing of the length that a use would have."""
        heading = f"`# {length.capitalize()}`"
        others = " or ".join(f"`length: {other}`" for other in block.lengths)
        self.report.add(
            Diagnostic(
                "nothing-left",
                f"of the length `{length}` of the block `{block.id}` readers of the kind `{self.spec.audience}` "
                "may see nothing",
                self.places.span(*path, "use"),
                hint=f"{f'Write {others} here, use' if others else 'Use'} another block, "
                f"or write in {block.file} under {heading} what they may see.",
            )
        )

    def _title(self, item: Item, block: Block, path: KeyPath) -> Manuscript:
        """The title given in the brief, else the block's own."""
        if item.title:
            return self.places.manuscript(item.title, *path, "title")
        return block.title


def gives(spec: Spec, part: Part) -> bool:
    """Whether a brief has what a part that may stand in a section is made of: the key of the same name."""
    if part is Part.ASK_AGAIN:
        return spec.ask is not None
    if part is Part.SIGNERS:
        return spec.signers is not None and bool(spec.signers.names)
    if part is Part.NOTES:
        return spec.meeting is not None and bool(spec.meeting.notes)
    if part is Part.TRACKER:
        return spec.bill is not None and bool(spec.bill.stages)
    return bool(getattr(spec, part))


def make_plan(spec: Spec, places: Places, library: Library, report: Report, chosen: Lengths | None = None) -> Plan:
    """What goes where: every use in the length it starts with, or in the one `chosen` for it.

    Blocks and lengths that are not there are reported, and left out of the plan.
    """
    planner = _Planner(spec, places, library, report, chosen)
    sections = tuple(planner.sections())
    _warn_of_repeats(sections, report)
    placed = {section.part for section in sections}
    return Plan(tuple(part for part in spec.parts if part not in placed), sections, tuple(planner.uses))


def _warn_of_repeats(sections: tuple[PlannedSection, ...], report: Report) -> None:
    seen: set[str] = set()
    for section in sections:
        for item in section.items:
            if isinstance(item, Choice) and item.block in seen:
                message = f"the block `{item.block}` is used twice in this brief"
                report.add(Diagnostic("block-used-twice", message, item.span, Severity.WARNING))
            elif isinstance(item, Choice):
                seen.add(item.block)
