"""Everything that can be said of a composed document before it is laid out: all checks, in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import field

from briefgen.checks.accessibility import accessibility
from briefgen.checks.budget import word_budget
from briefgen.checks.consistency import consistency
from briefgen.checks.evidence import evidence
from briefgen.checks.governance import governance, private_sources
from briefgen.checks.language import untranslated
from briefgen.checks.showing import Origins, lost_characters, lost_links
from briefgen.checks.unwritten import printed, unwritten, words_of
from briefgen.compose import Places, claims
from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.document.nodes import Document
from briefgen.document.plan import Plan
from briefgen.models.spec import Format, Spec
from briefgen.models.style import Style
from briefgen.noun import noun
from briefgen.pipeline.material import Composed, Material
from briefgen.usage.record import Rendering, facts_in, rendering_of


@noun
class Prepared:
    """A brief up to the point where only the writers are missing, and the warnings met on the way."""

    name: str
    spec: Spec
    places: Places
    plan: Plan
    document: Document
    style: Style = field(repr=False)
    rendering: Rendering = field(repr=False)
    diagnostics: tuple[Diagnostic, ...]


def check(material: Material, made: Composed, formats: Collection[Format]) -> Prepared:
    """Everything that can be said of a document before it is written in these formats. Raises BriefError where that is an error."""
    report, spec, places, library = Report(material.brief.file), material.spec, material.places, material.library
    # Pictures are read while composing, and what is wrong with them is told to the reader's report.
    report.add(*material.report.diagnostics, *made.diagnostics)
    brief, facts = material.brief, facts_in(spec, library)
    rendering = rendering_of(brief.file, spec, library, made.bare, facts, brief.document)
    report.add(*private_sources(spec, made.bare, library))
    report.add(*governance(spec, material.plan, library))
    report.add(*consistency(spec, places.span))
    if not report.failed:
        report.add(*accessibility(spec, places.span() if brief.document else Span(brief.file)))
        report.add(*_lost(material, made, formats))
        report.add(*untranslated(brief, made.bare, made.document, places.span("language")))
    own = (places.manuscript(words, *path) for path, words in words_of(brief.spec))
    report.add(*unwritten((*own, *printed(made.plan, library)), material.checks))
    report.add(*evidence(spec, made.plan, library, material.checks, claims(spec, places)))
    report.add(*word_budget(spec, made.bare, places.span("words")))
    report.raise_if_failed()
    return Prepared(brief.file, spec, places, made.plan, made.document, material.style, rendering, report.diagnostics)


def _lost(material: Material, made: Composed, formats: Collection[Format]) -> Iterator[Diagnostic]:
    """What would not show on the page. Where the fonts lack a character, Word and browsers take another font."""
    origins = Origins(material.brief.file, made.plan, material.library, material.places.lines, made.bare)
    yield from lost_links(made.document, origins)
    if Format.PDF in formats:
        yield from lost_characters(made.document, origins, material.style.fonts)
