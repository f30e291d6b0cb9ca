"""The lines that arguments which are not in a brief would need there: all are laid out at once, each as if it came alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen import cite as citing
from briefgen import compose as composing
from briefgen.compose.planning import gives
from briefgen.diagnostics import BriefError, KeyPath, Report
from briefgen.document.nodes import Citation, Document, Flow, Paragraph, Section
from briefgen.document.walking import walk
from briefgen.fit import levels, standing
from briefgen.fit.loosening import all_lengths
from briefgen.models.spec import Brief, Item, Spec
from briefgen.models.spec import Section as Planned
from briefgen.pipeline.asked import Asked
from briefgen.pipeline.drafting import compose
from briefgen.pipeline.material import Material, plan
from briefgen.pipeline.offering import Lines, Needed, part_of
from briefgen.pipeline.reading import AsWritten
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

Key = tuple[str, str]
"""An argument, and one of its lengths."""


def needed(workspace: Workspace, brief: Brief, part: str, names: Sequence[str], press: Press) -> Needed:
    """The lines that these arguments would need at the end of a part of a brief, in each of their lengths.

    What cannot be laid out, because of what it says or of what the brief does, is left out.
    """
    number = part_of(brief.spec.sections, part)
    if number is None or not names:
        return Needed()
    tried = _tried(brief.spec, number, names)
    written = AsWritten(replace(brief, spec=tried), ())
    try:
        material = plan(workspace.for_one_run(), written, Asked(brief.file))
        return _measured(material, {path for path, _ in _new(brief.spec, tried)}, press)
    except BriefError:
        return Needed()


def _tried(spec: Spec, number: int, names: Sequence[str]) -> Spec:
    """The brief with all of them: under one another in the part; where that is empty, each with a heading of its own."""
    part, items = spec.sections[number], tuple(Item(use=name) for name in names)
    if part.blocks or (part.part and gives(spec, part.part)):
        filled = part.model_copy(update={"blocks": (*part.blocks, *items)})
        sections = (*spec.sections[:number], filled, *spec.sections[number + 1 :])
    else:
        sections = (*spec.sections, *(_alone(part, item) for item in items))
    return spec.model_copy(update={"sections": sections})


def _alone(part: Planned, item: Item) -> Planned:
    return part.model_copy(update={"id": None, "blocks": (item,), "part": None, "new_page": False})


def _new(spec: Spec, tried: Spec) -> Iterator[tuple[KeyPath, Item]]:
    """What the tried brief has and the other has not."""
    for number, section in enumerate(tried.sections):
        known = len(spec.sections[number].blocks) if number < len(spec.sections) else 0
        for place, item in list(enumerate(section.blocks))[known:]:
            yield ("sections", number, "blocks", place), item


def _measured(material: Material, new: set[KeyPath], press: Press) -> Needed:
    flows: dict[Key, tuple[Flow, ...]] = {}
    kept: Sequence[Citation] = ()
    document: Document | None = None
    for lengths in levels(all_lengths(material.plan.uses)):
        document = compose(material, lengths).bare
        kept = kept or _citations(document, new)
        for key, own in _apart(document, new).items():
            flows.setdefault(key, own)
    if document is None:
        return Needed()
    cited = {key: _cited(material, document, kept, own) for key, own in flows.items()}
    together = replace(document, children=tuple(flow for own in cited.values() for flow in own))
    set_out = composing.numbered(composing.bound(composing.numbered(together)))
    heights = press.measure(set_out, material.style).result()
    points: dict[Key, float] = defaultdict(float)
    for key, height in zip((key for key, own in cited.items() for _ in own), heights.points, strict=True):
        points[key] += height
    return Needed(_by_name({key: round(height / heights.line) for key, height in points.items()}))


def _by_name(lines: Mapping[Key, int]) -> dict[str, Lines]:
    found: dict[str, Lines] = {}
    for (name, length), count in lines.items():
        found[name] = (*found.get(name, ()), (length, count))
    return found


def _apart(document: Document, new: set[KeyPath]) -> dict[Key, tuple[Flow, ...]]:
    """What each of the new arguments puts on the page; with its heading, where it has a part of its own."""
    found: dict[Key, tuple[Flow, ...]] = {}
    for section in document.children:
        if not isinstance(section, Section):
            continue
        own = [
            (origin, flow) for origin, flow in standing(replace(document, children=(section,))) if origin.path in new
        ]
        alone = own and own[0][0].path[-1] == 0
        for origin, flow in own:
            key = (origin.block, origin.length)
            found[key] = (section,) if alone else (*found.get(key, ()), flow)
    return found


def _citations(document: Document, new: set[KeyPath]) -> Sequence[Citation]:
    """The citations of all that is in the brief already."""
    added = [flow for own in _apart(document, new).values() for flow in own]
    theirs = {id(node) for node in walk(tuple(added)) if isinstance(node, Citation)}
    return [node for node in walk(document.children) if isinstance(node, Citation) and id(node) not in theirs]


def _cited(
    material: Material, document: Document, kept: Sequence[Citation], flows: tuple[Flow, ...]
) -> tuple[Flow, ...]:
    """What an argument puts on the page with its notes: of a source that the brief cites already, only the short form."""
    if material.citing is None:
        return flows
    sources = {item.source for node in walk(flows) if isinstance(node, Citation) for item in node.items}
    before = tuple(node for node in kept if sources.intersection(item.source for item in node.items))
    alone = replace(document, children=(Paragraph(before), *flows))
    written = citing.cite(alone, material.library.sources, material.citing, Report())
    return written.children[1:]
