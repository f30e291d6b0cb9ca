"""Who may see a text: blocks, sources and facts more private than the brief that uses them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from briefgen.checks.evidence.masking import mask
from briefgen.checks.evidence.texts import Written
from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.nodes import Citation, CitedItem, Document
from briefgen.document.plan import Choice, Plan
from briefgen.document.walking import walk
from briefgen.models.library import Block, Fact, Library
from briefgen.models.spec import Audience, Spec


def governance(spec: Spec, plan: Plan, library: Library) -> Iterator[Diagnostic]:
    """Blocks that are too private for a brief, at the places where it uses them."""
    for section in plan.sections:
        for item in section.items:
            if isinstance(item, Choice):
                yield from _audience(library.blocks[item.block], item, spec)


def private_sources(spec: Spec, document: Document, library: Library) -> Iterator[Diagnostic]:
    """Citations of sources more private than the brief, at their places; they must not have become words yet."""
    for node in walk(document.children):
        for item in node.items if isinstance(node, Citation) else ():
            source = library.sources.get(item.source)
            audience = source.custom.get("audience") if source else None
            if audience and not spec.audience.may_see(Audience(audience)):
                yield _too_private(item, audience, spec)


def _too_private(item: CitedItem, audience: str, spec: Spec) -> Diagnostic:
    return Diagnostic(
        "source-too-private",
        f"the source `{item.source}` is for readers of the kind `{audience}`, and this brief goes to `{spec.audience}`",
        Span(item.file, item.line, item.column, len(item.source) + 1, item.text),
        hint=f"Cite another source here, put what rests on it between `::: only {audience}` and `:::`, "
        "or change `custom: {audience: …}` in the source, if that is right.",
    )


def private_facts(
    spec: Spec, printed: Iterable[str], texts: Iterable[Written], library: Library, find: Callable[..., Span]
) -> Iterator[Diagnostic]:
    """Facts among those `printed` that are more private than the brief, at each place in its `texts` that names them."""
    hidden = {
        library.facts[name].variable: library.facts[name]
        for name in printed
        if not spec.audience.may_see(library.facts[name].entry.audience)
    }
    yield from (_private_fact(fact, place, spec) for fact, place in fact_places(hidden, texts, find))


def fact_places(
    facts: Mapping[str, Fact], texts: Iterable[Written], find: Callable[..., Span]
) -> Iterator[tuple[Fact, Span]]:
    """Each place in the `texts` of a brief that names one of these facts, which are given by variable.

    One that none of them names stands where `find` says that the brief begins.
    """
    told: set[str] = set()
    for text in texts if facts else ():
        for named in mask(text.manuscript.text, text.variables).references:
            if fact := facts.get(named.fact):
                told.add(fact.variable)
                yield fact, text.place(named.start, named.end)
    yield from ((fact, find()) for name, fact in facts.items() if name not in told)


def _private_fact(fact: Fact, span: Span, spec: Spec) -> Diagnostic:
    audience = fact.entry.audience
    return Diagnostic(
        "fact-too-private",
        f"the fact `{fact.id}` is for readers of the kind `{audience}`, and this brief goes to `{spec.audience}`",
        span,
        hint=f"Name another fact here, put what rests on it between `::: only {audience}` and `:::`, "
        "or change `audience` of the fact, if that is right.",
    )


def _audience(block: Block, use: Choice, spec: Spec) -> Iterator[Diagnostic]:
    """A more private text in a brief for a wider circle."""
    if not spec.audience.may_see(block.matter.audience):
        yield Diagnostic(
            "too-private",
            f"the block `{block.id}` is for readers of the kind `{block.matter.audience}`, "
            f"and this brief goes to `{spec.audience}`",
            use.span,
            hint="Choose another block, or change who may see it in its front matter, if that is right.",
        )
