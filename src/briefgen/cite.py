"""Citations → words in the text and a list of sources, author and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from briefgen.diagnostics import Diagnostic, Report, Span, nearest
from briefgen.document import (
    Citation,
    CitationMode,
    CitedItem,
    Document,
    Emphasis,
    Group,
    GroupRole,
    Inline,
    Link,
    Paragraph,
    Role,
    Text,
)
from briefgen.library import Source
from briefgen.tree import rebuild_all, walk

NAMED = 3
"""Up to this many authors are named in the list; of more, the first alone."""


def cite(document: Document, sources: Mapping[str, Source], report: Report) -> Document:
    """The document with every citation in words, and its source list written where the brief has one.

    A citation of a source that is not there is reported and left out.
    """
    cited = _cited(document, sources, report)
    labels = _labels([sources[key] for key in cited])
    words = _Words(sources, labels)

    def write(node: Any) -> tuple[Any, ...]:
        match node:
            case Citation(items):
                return words.citation(tuple(item for item in items if item.source in sources))
            case Group(GroupRole.SOURCES, children):
                listed = tuple(_entry(sources[key], labels[key]) for key in _sorted(cited, labels))
                return (replace(node, children=(*children, *listed)),) if listed else ()
        return (node,)

    return replace(document, children=rebuild_all(document.children, write))


def _cited(document: Document, sources: Mapping[str, Source], report: Report) -> tuple[str, ...]:
    """Ids of the sources cited, in the order of their first citation."""
    cited: dict[str, None] = {}
    for node in walk(document.children):
        if isinstance(node, Citation):
            for item in node.items:
                if item.source in sources:
                    cited[item.source] = None
                else:
                    report.add(_unknown(item, sources))
    return tuple(cited)


def _unknown(item: CitedItem, sources: Mapping[str, Source]) -> Diagnostic:
    return Diagnostic(
        "unknown-source",
        f"there is no source `{item.source}`",
        Span(item.file, item.line, item.column, len(item.source) + 1, item.text),
        expected="the id of an entry in briefs/sources.yaml",
        nearest=nearest(item.source, sources),
        hint="`briefgen list sources` shows all of them",
    )


@dataclass(frozen=True, slots=True)
class Label:
    """How a source is called in the text: who, and when. `authored` is false when a title stands for the author."""

    who: str
    year: str
    authored: bool

    @property
    def text(self) -> str:
        """Both together: Platt et al. 2018; S. 1312, 2018."""
        return f"{self.who}\u00a0{self.year}" if self.authored else f"{self.who}, {self.year}"


def _labels(sources: list[Source]) -> dict[str, Label]:
    """A label for each source; those that would be called the same get letters after the year."""
    plain = {source.id: _label(source.csl) for source in sources}
    same = Counter(label.text for label in plain.values())
    seen: Counter[str] = Counter()
    labels = {}
    for key, label in plain.items():
        letter = chr(ord("a") + seen[label.text] % 26) if same[label.text] > 1 else ""
        seen[label.text] += 1
        labels[key] = replace(label, year=label.year + letter)
    return labels


def _label(csl: Mapping[str, Any]) -> Label:
    names = _names(csl)
    if not names:
        return Label(str(csl.get("title-short") or csl.get("title", "")), _year(csl), False)
    who = names[0] if len(names) == 1 else f"{names[0]} and {names[1]}" if len(names) == 2 else f"{names[0]} et al."
    return Label(who.replace(" and others", " et al."), _year(csl), True)


def _names(csl: Mapping[str, Any]) -> list[str]:
    """Family names, or the names of bodies, of the authors; else of the editors."""
    people = csl.get("author") or csl.get("editor") or []
    return [_particle(person) + str(person.get("family") or person.get("literal") or "") for person in people]


def _particle(person: Mapping[str, Any]) -> str:
    particle = str(person.get("non-dropping-particle") or "")
    return f"{particle} " if particle else ""


def _year(csl: Mapping[str, Any]) -> str:
    parts = (csl.get("issued") or {}).get("date-parts") or [[]]
    return str(parts[0][0]) if parts[0] else "n.d."


@dataclass(frozen=True, slots=True)
class _Words:
    sources: Mapping[str, Source]
    labels: Mapping[str, Label]

    def citation(self, items: tuple[CitedItem, ...]) -> tuple[Inline, ...]:
        """What stands in the text for one citation; nothing, when none of its sources is there."""
        if not items:
            return ()
        first = items[0]
        if first.mode is CitationMode.IN_TEXT:
            label = self.labels[first.source]
            rest = "; ".join([_trailed(first, label.year), *map(self._item, items[1:])])
            return (Text(f"{label.who} ({rest})"),)
        return (Text(f"({'; '.join(map(self._item, items))})"),)

    def _item(self, item: CitedItem) -> str:
        label = self.labels[item.source]
        bare = label.year if item.mode is CitationMode.SUPPRESS_AUTHOR else label.text
        before = f"{item.prefix.strip()} " if item.prefix.strip() else ""
        return before + _trailed(item, bare)


def _trailed(item: CitedItem, words: str) -> str:
    """The words with the place in the source and what the author wrote after it."""
    suffix = item.suffix.strip()
    with_place = f"{words}, {item.locator.strip()}" if item.locator.strip() else words
    if not suffix:
        return with_place
    return f"{with_place}{suffix}" if suffix[0] in ",.;:" else f"{with_place} {suffix}"


def _sorted(cited: tuple[str, ...], labels: Mapping[str, Label]) -> list[str]:
    return sorted(cited, key=lambda key: (labels[key].who.casefold(), labels[key].year, key))


def _entry(source: Source, label: Label) -> Paragraph:
    """One line of the source list: who, year, title, where it appeared, and a live link."""
    csl = source.csl
    words: list[Inline] = [Text(f"{_listed(csl, label)} {label.year}. ")]
    title, stop = str(csl.get("title", "")), "" if str(csl.get("title", ""))[-1:] in ".?!" else "."
    container = str(csl.get("container-title") or "")
    words += [Text(f"“{title}{stop}”")] if container else [Emphasis((Text(title),)), Text(stop)]
    if container:
        words += [Text(" "), Emphasis((Text(container),)), Text(f"{_within(csl)}.")]
    details = [str(csl[name]) for name in ("genre", "number", "publisher") if csl.get(name)]
    details = [detail for detail in details if detail not in (*_names(csl), container, label.who)]
    if details:
        words.append(Text(f" {', '.join(details)}."))
    if shown := _address(csl):
        words += [Text(" "), Link(shown[1], (Text(shown[0]),))]
    return Paragraph(tuple(words), Role.SOURCE)


def _listed(csl: Mapping[str, Any], label: Label) -> str:
    """The authors as the list names them, the first family name first, closed by a full stop."""
    people, names = csl.get("author") or csl.get("editor") or [], _names(csl)
    if not names:
        return _stopped(label.who)
    first = ", ".join(filter(None, (names[0], people[0].get("given"))))
    if len(names) > NAMED or "others" in names:
        return f"{first}, et al."
    rest = [" ".join(filter(None, (person.get("given"), name))) for name, person in zip(names, people, strict=True)][1:]
    if not rest:
        return _stopped(first)
    return _stopped(f"{', '.join([first, *rest[:-1]])}, and {rest[-1]}")


def _stopped(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _within(csl: Mapping[str, Any]) -> str:
    """Volume, issue and pages: 15 (12): 1–9."""
    volume, issue, page = (str(csl.get(name) or "") for name in ("volume", "issue", "page"))
    text = f" {volume}" if volume else ""
    text += f" ({issue})" if issue else ""
    return text + (f": {page.replace('-', '–')}" if page else "")


def _address(csl: Mapping[str, Any]) -> tuple[str, str] | None:
    """What is shown and where it leads: the DOI, else the web address."""
    if doi := csl.get("DOI"):
        return f"doi:{doi}", f"https://doi.org/{doi}"
    if url := csl.get("URL"):
        return str(url).split("://", 1)[-1].removeprefix("www.").rstrip("/"), str(url)
    return None
