"""Who looks after a template, and whether it may be used: said in the template itself, and handed down to no brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.models.folders import template_file
from briefgen.models.spec import Spec
from briefgen.models.upkeep import KEYS, Tended, TextKind
from briefgen.noun import noun
from briefgen.readers.brief.merge import Node, flatten
from briefgen.readers.validation import settle


@noun
class Filled:
    """A template that is filled, and the name of the one that it builds on, if any."""

    tended: Tended
    under: str


def filled_by(name: str, known: Mapping[str, Filled]) -> Iterator[Tended]:
    """The template of that name, and those that it builds on, each once."""
    met: set[str] = set()
    while name in known and name not in met:
        met.add(name)
        yield known[name].tended
        name = known[name].under


def without_upkeep(node: Node) -> Node:
    """The values of a template that a brief takes over."""
    return replace(node, value={key: below for key, below in node.keys.items() if key not in KEYS})


def tended(name: str, node: Node, report: Report) -> Tended:
    """The template of that name as a text that somebody looks after; what is wrong with its keys is told."""
    own = {key: below for key, below in node.keys.items() if key in KEYS}
    settled = settle(Spec, flatten(Node(own, node.span)), report) if own else None
    spans = {key: below.span or Span(template_file(name)) for key, below in own.items()}
    spec = settled[0] if settled else Spec()
    return Tended(TextKind.TEMPLATE, name, Span(template_file(name)), spec.upkeep, spans)


def only_in_templates(node: Node, report: Report) -> Node:
    """A brief without the keys that only a template may have (`only-in-templates`)."""
    for key in KEYS:
        if key in node.keys:
            below = node.keys[key]
            report.add(
                Diagnostic(
                    "only-in-templates",
                    f"`{key}` stands in a brief, and belongs to blocks, facts and templates",
                    below.key_span or below.span,
                    hint="Take it out here, or write it into the template that the brief fills.",
                )
            )
    return without_upkeep(node)
