"""Citations and sources → what stands in the text, in notes and in the list of sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from briefgen.csl.cites import Cite, Cited, CitedSource, Entry, Result
from briefgen.csl.clarifying import clarify
from briefgen.csl.collapsing import collapsed
from briefgen.csl.inlines import as_note, finished
from briefgen.csl.item import Item, read_item
from briefgen.csl.labels import labels
from briefgen.csl.locale import Locale
from briefgen.csl.markup import clean
from briefgen.csl.output import AllNames, Literal, Output, Part, Tagged, formatted, grouped, tagged, transform
from briefgen.csl.positions import places
from briefgen.csl.printer import Memory, Printer
from briefgen.csl.rendering import render
from briefgen.csl.repeated import without_repeats
from briefgen.csl.rich import Rich, is_raised, join, rich
from briefgen.csl.scene import Place
from briefgen.csl.style import CslStyle
from briefgen.document.nodes import CitationMode

Placed = tuple[CitedSource, Place]


class Processor:
    """A style in a language, and the sources that can be cited: CSL-JSON objects by id."""

    def __init__(
        self, style: CslStyle, locale: Locale, items: Mapping[str, Mapping[str, Any]], memory: Memory | None = None
    ) -> None:
        self.style = style
        self.locale = style.locale(locale)
        self._csl = items
        self._memory = memory or Memory()

    def process(self, cites: Sequence[Cite], also_listed: Sequence[str] = (), *, listing: bool = True) -> Result:
        """What stands for each citation, and the list of all sources cited and those of `also_listed`.

        The entries of the list are written only where `listing` asks for them. Every id must be among the items: raises KeyError.
        """
        cites = [replace(cite, sources=tuple(map(_cleaned, cite.sources))) for cite in cites]
        ids = dict.fromkeys([*(cited.id for cite in cites for cited in cite.sources), *also_listed])
        printer = Printer(self.style, self.locale, {id: self._item(id) for id in ids}, memory=self._memory)
        printer.numbers = {id: number for number, id in enumerate(ids, 1)}
        listed = self._listed(printer)
        printer.labels = labels(printer.items, listed or ids)
        placed = [
            self._placed(cite, found, printer) for cite, found in zip(cites, places(cites, self.style), strict=True)
        ]
        known = {cited.id for cite in cites for cited in cite.sources}
        ghosts = [(id, Place(positions=frozenset({"first"}))) for id in ids if id not in known]
        clarify(printer, [*((cited.id, place) for found in placed for cited, place in found), *ghosts])
        written = tuple(self._recalled(found, printer) for found in placed)
        entries = self._entries(listed, printer) if listing else ()
        return Result(written, entries, self.style.options.is_note)

    def _item(self, id: str) -> Item:
        return self._memory.recall(("item", id), lambda: read_item(id, self._csl[id]))

    def _listed(self, printer: Printer) -> list[str]:
        """The ids in the order of the list; citation numbers follow it."""
        layout = self.style.bibliography
        if layout is None:
            return []
        listed = printer.in_order(printer.items, layout)
        first = layout.sort[0] if layout.sort else None
        is_reversed = first is not None and first.descending and first.variable == "citation-number"
        counted = reversed(listed) if is_reversed else listed
        printer.numbers = {id: number for number, id in enumerate(counted, 1)}
        return listed

    def _placed(self, cite: Cite, found: Sequence[Place], printer: Printer) -> list[Placed]:
        """The sources of a citation in the style's order; nothing moves past the author's own words."""
        groups: list[list[Placed]] = []
        for cited, place in zip(cite.sources, found, strict=True):
            before = groups[-1][-1][0] if groups else None
            if before is None or cited.prefix or before.prefix or before.suffix or before.mode is CitationMode.IN_TEXT:
                groups.append([])
            groups[-1].append((cited, place))
        return [placed for group in groups for placed in self._sorted(group, printer)]

    def _sorted(self, group: list[Placed], printer: Printer) -> list[Placed]:
        layout = self.style.citation
        ids = list(dict.fromkeys(cited.id for cited, _ in group))
        order = printer.in_order(ids, layout) if layout.sort else None
        return group if order is None else sorted(group, key=lambda placed: order.index(placed[0].id))

    def _recalled(self, placed: Sequence[Placed], printer: Printer) -> Cited:
        key = tuple((cited, place, *printer.state(cited.id)) for cited, place in placed)
        return self._memory.recall(("written", key), lambda: self._cited(placed, printer))

    def _cited(self, placed: Sequence[Placed], printer: Printer) -> Cited:
        author: Rich = ()
        if placed and placed[0][0].mode is CitationMode.IN_TEXT:
            author = render(_author(*placed[0], printer))
        items = [output for cited, place in placed if (output := _item_output(cited, place, printer)) is not None]
        drawn = collapsed(items, self.style.citation.formatting, self.style.options.collapse)
        rest = render(transform(drawn, _without_author) if drawn is not None else None)
        names = finished(author, self.locale)
        if self.style.options.is_note:
            return Cited(names, finished(as_note(rest), self.locale), names)
        # A raised number follows the names at once.
        gap = () if is_raised(rest) else rich(" ")
        text = join((author, gap, rest)) if author and rest else author or rest
        return Cited(finished(text, self.locale), names=names)

    def _entries(self, listed: Sequence[str], printer: Printer) -> tuple[Entry, ...]:
        layout = self.style.bibliography
        if layout is None:
            return ()
        outputs = without_repeats([printer.listed(id, layout) for id in listed], self.style.options)
        return tuple(
            Entry(id, finished(render(formatted(layout.formatting, [output])), self.locale))
            for id, output in zip(listed, outputs, strict=True)
        )


def _cleaned(cited: CitedSource) -> CitedSource:
    """The author's own words without characters that nobody can see."""
    locator, prefix, suffix = (clean(words).strip() for words in (cited.locator, cited.prefix, cited.suffix))
    return replace(cited, locator=locator, prefix=prefix, suffix=suffix)


def _author(cited: CitedSource, place: Place, printer: Printer) -> Output | None:
    """The names alone, as they stand in a sentence."""
    alone = Place("", "", place.positions - {"ibid", "ibid-with-locator"}, place.first_note)
    output = printer.cited(cited.id, alone)
    names = next(tagged(output, AllNames), None) if output is not None else None
    before = Literal(rich(f"{cited.prefix} ")) if cited.prefix else None
    return grouped([before, names])


def _item_output(cited: CitedSource, place: Place, printer: Printer) -> Output | None:
    """One source of a citation with the author's own words about it."""
    output = printer.cited(cited.id, place)
    if output is not None and cited.mode is not CitationMode.NORMAL:
        output = Tagged(Part.AUTHORLESS, output)
    if cited.suffix:
        gap = "" if cited.suffix[0] in ",.;:" else " "
        output = _tagged(Part.SUFFIX, [output, Literal(rich(gap + cited.suffix))])
    if cited.prefix and cited.mode is not CitationMode.IN_TEXT:
        output = _tagged(Part.PREFIX, [Literal(rich(f"{cited.prefix} ")), output])
    return output


def _without_author(output: Output) -> Output | None:
    """The output without the names that the sentence already gives, where that is so."""
    if not (isinstance(output, Tagged) and output.tag is Part.AUTHORLESS):
        return output
    names = next(tagged(output, AllNames), None)
    return transform(output.child, lambda node: None if node == names else node)


def _tagged(part: Part, outputs: list[Output | None]) -> Output | None:
    inner = grouped(outputs)
    return None if inner is None else Tagged(part, inner)
