"""Values that are Markdown: filled in and read once where they are written, then printed wherever they are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from briefgen.compose.fill import fill
from briefgen.compose.prose import Prose
from briefgen.compose.sandbox import Written
from briefgen.compose.values import markdown_in
from briefgen.diagnostics import Report
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Citation, CitedItem, Flow
from briefgen.document.walking import rebuild_all, walk
from briefgen.models.places import Places
from briefgen.models.spec import Spec

Cited = Mapping[str, CitedItem]
"""What values cite, by source, each with its place."""


def with_texts(spec: Spec, places: Places, prose: Prose) -> tuple[Prose, Cited]:
    """The prose with these values among those that text may name, and what they cite.

    They may themselves name all other values and facts. What is wrong in one is reported where it is
    written, and it is then printed as nothing, so that no place that names it reports it again.
    """
    texts = markdown_in(spec.variables)
    if not texts:
        return prose, {}
    plain = {name: value for name, value in prose.values["variables"].items() if name not in texts}
    within = replace(prose, values={**prose.values, "variables": plain})
    cited: dict[str, CitedItem] = {}
    made: dict[str, Written] = {}
    for name, words in texts.items():
        found = Report()
        filled, items = _read(places.manuscript(words, "variables", name, "text"), replace(within, report=found))
        prose.report.add(*(found.diagnostics if found.failed else ()))
        made[name] = Written("" if found.failed or filled is None else filled.text.strip())
        cited = items | cited
    return replace(prose, values={**prose.values, "variables": {**plain, **made}}), cited


def _read(manuscript: Manuscript, prose: Prose) -> tuple[Manuscript | None, dict[str, CitedItem]]:
    """The value filled in, and what it cites."""
    filled = fill(manuscript, prose.values, prose.environment, prose.report)
    flows = prose.flows(filled, prose.report) if filled else ()
    citations = (node for node in walk(flows) if isinstance(node, Citation))
    return filled, {item.source: item for citation in citations for item in citation.items}


def placed(flows: tuple[Flow, ...], cited: Cited) -> tuple[Flow, ...]:
    """The flows with each citation that a value brought at its place in that value."""
    if not cited:
        return flows

    def mend(node: Any) -> tuple[Any, ...]:
        if not isinstance(node, Citation):
            return (node,)
        return (replace(node, items=tuple(_at_home(item, cited) for item in node.items)),)

    return rebuild_all(flows, mend)


def _at_home(item: CitedItem, cited: Cited) -> CitedItem:
    home = cited.get(item.source)
    if home is None or f"@{item.source}" in item.text:
        return item
    return replace(item, file=home.file, line=home.line, column=home.column, text=home.text)
