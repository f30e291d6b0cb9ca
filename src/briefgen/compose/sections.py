"""Planned sections → tree: titles, layouts, and headings at their proper depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.compose.prose import Prose
from briefgen.compose.speaking import in_sentences
from briefgen.compose.wording import with_label
from briefgen.diagnostics import KeyPath
from briefgen.document.nodes import (
    BulletList,
    Flow,
    Heading,
    Inline,
    ListItem,
    OrderedList,
    Paragraph,
    Passage,
    Role,
    Section,
    Strong,
    Text,
    plain_text,
)
from briefgen.document.origin import Origin
from briefgen.document.plan import Choice, PlannedSection, Wording
from briefgen.document.walking import rebuild_all
from briefgen.models.labels import Labels
from briefgen.models.library import Block, Library
from briefgen.models.spec import Layout, Length, Titles
from briefgen.noun import noun

DEEPEST = 3
"""The deepest level of heading that the page shows."""


@noun
class Sections:
    """Makes the sections of one brief; `traced`, with its own words marked as what they are, as the blocks' are."""

    library: Library
    prose: Prose
    labels: Labels
    """The fixed words, of which some stand above a text whose voice is nobody's, or not under its own name."""

    traced: str = ""
    """The language of the text, where it is traced."""

    def section(self, planned: PlannedSection) -> Section:
        """One section with everything in it."""
        heading = Heading(planned.level, self.prose.line(planned.heading)) if planned.heading else None
        depth = planned.level if heading else 0
        children = [flows for item in planned.items if (flows := self._item(item, depth))]
        return Section(planned.id, heading, _laid_out(children, planned.layout), planned.new_page)

    def _item(self, item: Choice | Wording, depth: int) -> tuple[Flow, ...]:
        match item:
            case Wording(text, path):
                flows = _deepened(self.prose.text(text), depth)
                return traced(flows, path, self.traced) if self.traced else flows
            case Choice():
                return (self._passage(item, depth),)

    def _passage(self, choice: Choice, depth: int) -> Passage:
        """The text of the block in the length chosen, under its title."""
        block = self.library.blocks[choice.block]
        text = block.lengths[Length(choice.length)]
        headed = choice.titling == Titles.HEADING
        used = self.prose.environment.facts
        used.clear()
        flows = _deepened(self.prose.text(text.manuscript), depth + headed)
        if label := self._label(block):
            flows = with_label(flows, label[0].children)
        facts = tuple(dict.fromkeys(used))
        origin = Origin(block.id, choice.length, block.language, text.file, text.line, facts, choice.path)
        if headed:
            title = Heading(min(depth + 1, DEEPEST), self.prose.line(choice.title))
            return Passage(origin, (title, *label, *flows))
        if choice.titling == Titles.RUN_IN:
            return Passage(origin, (*label, *_run_in(self.prose.line(choice.title), flows)))
        return Passage(origin, (*label, *flows))

    def _label(self, block: Block) -> tuple[Paragraph, ...]:
        """What says of a voice whose it is not: always, whatever its title and its prose say."""
        key = self.library.label_of(block)
        return (Paragraph(self.prose.plain(getattr(self.labels, key)), Role.LABEL),) if key else ()


def traced(flows: tuple[Flow, ...], path: KeyPath, language: str) -> tuple[Flow, ...]:
    """Text that is no block's as one passage, so that a layout can say where it stands."""
    return (Passage(Origin("", "", language, "", 0, path=path), flows),) if flows else ()


def _deepened(flows: tuple[Flow, ...], depth: int) -> tuple[Flow, ...]:
    """The flows with their headings below what stands over them: `##` is the first level below."""

    def deepen(node: Flow) -> tuple[Flow, ...]:
        if isinstance(node, Heading):
            return (replace(node, level=min(node.level - 1 + depth, DEEPEST)),)
        return (node,)

    return rebuild_all(flows, deepen)


def _run_in(title: tuple[Inline, ...], flows: tuple[Flow, ...]) -> tuple[Flow, ...]:
    """The title in bold before the first words."""
    if not title or not flows:
        return flows
    stop = () if plain_text(title)[-1:] in ".?!:…" else (Text("."),)
    bold = Strong((*title, *stop))
    if isinstance(flows[0], Paragraph):
        return (replace(flows[0], children=(bold, Text(" "), *flows[0].children)), *flows[1:])
    return (Paragraph((bold,)), *flows)


def _laid_out(children: list[tuple[Flow, ...]], layout: str) -> tuple[Flow, ...]:
    """Prose as it comes, or a sentence a line; bullets and numbers with one item for each use.

    A use that is a list gives its items. What begins with something that no mark could stand before, such as a table,
    a picture or a heading, stands between the items, and numbers go on after it.
    """
    if layout in (Layout.PROSE, Layout.LINES) or not children:
        flows = tuple(flow for flows in children for flow in flows)
        return in_sentences(flows) if layout == Layout.LINES else flows
    made: list[Flow] = []
    items: list[ListItem] = []
    start = 1
    for piece in (piece for flows in children for piece in _pieces(flows)):
        if isinstance(piece, ListItem):
            items.append(piece)
        else:
            made += [*_listed(items, layout, start), *piece]
            start, items = start + len(items), []
    return (*made, *_listed(items, layout, start))


def _listed(items: list[ListItem], layout: str, start: int) -> tuple[Flow, ...]:
    if not items:
        return ()
    if layout == Layout.BULLETS:
        return (BulletList(tuple(items), tight=False),)
    return (OrderedList(tuple(items), start, tight=False),)


def _pieces(flows: tuple[Flow, ...]) -> Iterator[ListItem | tuple[Flow, ...]]:
    """One use as items of a section's list, and what of it stands between them."""
    match flows:
        case (Passage(children=(BulletList() | OrderedList(), *_) as children) as passage,):
            for piece in _pieces(children):
                within = piece.children if isinstance(piece, ListItem) else piece
                kept = (replace(passage, children=within),)
                yield ListItem(kept) if isinstance(piece, ListItem) else kept
        case (Passage(children=(Paragraph(), *_)),) | (Paragraph(), *_):
            yield ListItem(flows)
        case (BulletList(items) | OrderedList(items), *rest):
            yield from items
            if rest:
                yield tuple(rest)
        case ():
            return
        case _:
            yield flows
