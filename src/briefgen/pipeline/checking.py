"""Everything that can be said of a composed document before it is laid out: all checks, in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from briefgen.checks.accessibility import accessibility
from briefgen.checks.asking import one_ask
from briefgen.checks.bills import bills
from briefgen.checks.budget import word_budget
from briefgen.checks.consent import consent, day_of, voices_used
from briefgen.checks.consistency import consistency
from briefgen.checks.copied import copied
from briefgen.checks.evidence import evidence
from briefgen.checks.evidence.texts import Written, sayings, texts_of
from briefgen.checks.funding import funding, lobbying_said
from briefgen.checks.governance import governance, private_facts, private_sources
from briefgen.checks.labelling import worded_away
from briefgen.checks.language import untranslated
from briefgen.checks.pictures import pictures
from briefgen.checks.showing import Origins, lost_characters, lost_letters, lost_links
from briefgen.checks.unwritten import printed, unwritten, words_of
from briefgen.checks.upkeep import review_due, standing, uses
from briefgen.checks.values import citations_in_values
from briefgen.checks.voicing import voicing
from briefgen.checks.wording import bill_versions, said_twice
from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.document.plan import Choice
from briefgen.models.formats import Format
from briefgen.pipeline.drafting import Draft
from briefgen.pipeline.prepared import Prepared
from briefgen.usage.rendering import facts_in, rendering_of
from briefgen.writers.charts.crowding import crowded


def check(draft: Draft) -> Prepared:
    """Everything that can be said of a document before it is written. Raises BriefError where that is an error."""
    material = draft.material
    report, spec, places, library = Report(material.brief.file), material.spec, material.places, material.library
    # Pictures are read while composing, and what is wrong with them is told to the reader's report.
    report.add(*material.report.diagnostics, *draft.diagnostics)
    brief, facts = material.brief, facts_in(spec, library)
    rendering = rendering_of(brief.file, spec, library, draft.bare, facts, brief.document)
    report.add(*private_sources(spec, draft.bare, library))
    report.add(*private_facts(spec, rendering.facts, _texts(draft), library, places.span))
    report.add(*governance(spec, material.plan, library), *_upkeep(draft, rendering.facts))
    report.add(*consent(spec, material.plan, library, material.today))
    report.add(*bills(spec, material.plan, library, material.legislatures, places.span, material.today))
    report.add(*funding(spec, material.plan, library, material.legislatures, places.span, material.today))
    report.add(*lobbying_said(spec, places.span, material.checks))
    report.add(*worded_away(spec, material.plan, library, places.span))
    report.add(*_of_voices(draft))
    report.add(*consistency(spec, places.span))
    report.add(*bill_versions(spec, draft.bare), *said_twice(draft.bare))
    report.add(*one_ask(spec, places.span, material.checks))
    report.add(*citations_in_values(brief.spec, library.sources, places.manuscript))
    if not report.failed:
        report.add(*accessibility(spec, places.span() if brief.document else Span(brief.file)))
        report.add(*_lost(draft))
        report.add(*pictures(draft.document, material.style.tokens))
        report.add(*crowded(draft.document, material.style))
        report.add(*untranslated(brief, draft.bare, draft.document, places.span("language")))
    report.add(*_of_words(draft))
    report.raise_if_failed()
    return Prepared(brief.file, spec, places, draft.plan, draft.document, material.style, rendering, report.diagnostics)


def _texts(draft: Draft) -> Iterator[Written]:
    """All texts of a brief: those of its blocks, and what it says itself."""
    spec = draft.material.spec
    return chain(texts_of(draft.plan, draft.material.library, spec.language, spec.variables), _own_texts(draft))


def _upkeep(draft: Draft, facts: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Texts that may not be used, and those that were to be reviewed before the day of the brief."""
    material = draft.material
    spec, plan, library, templates = material.spec, material.plan, material.library, material.brief.templates
    find, day = material.places.span, day_of(spec, material.today)
    used = uses(spec, plan, library, templates, facts, _texts(draft), find, day)
    yield from standing(used, spec, drafts=material.asked.draft)
    blocks = (
        library.blocks[item.block] for section in plan.sections for item in section.items if isinstance(item, Choice)
    )
    tended = (*templates, *(block.tended for block in blocks), *(library.facts[name].tended for name in facts))
    yield from review_due(tended, spec.date or material.today, material.checks)


def _own_texts(draft: Draft) -> Iterator[Written]:
    """What the brief itself says outside of its sections."""
    material = draft.material
    return sayings(material.spec, draft.plan, material.library, material.places.manuscript)


def _of_voices(draft: Draft) -> Iterator[Diagnostic]:
    """What leads to the persons behind voices, and what was copied out of these."""
    material, library = draft.material, draft.material.library
    used = dict.fromkeys(use.block for use in voices_used(material.plan, library))
    yield from voicing((library.blocks[name] for name in used), library, material.checks)
    if library.voices:
        yield from copied(_texts(draft), library.voices)


def _of_words(draft: Draft) -> Iterator[Diagnostic]:
    """What is wrong with what is said, and with how much of it there is."""
    material, plan, library = draft.material, draft.plan, draft.material.library
    spec, places = material.spec, material.places
    own = (places.manuscript(words, *path) for path, words in words_of(material.brief.spec))
    yield from unwritten((*own, *printed(plan, library)), material.checks)
    yield from evidence(spec, plan, library, material.checks, places.manuscript, material.weighing)
    if material.judge:
        yield from material.judge(texts_of(plan, library, spec.language))
        yield from material.judge(_own_texts(draft))
    yield from word_budget(spec, draft.bare, places.span("words"))


def _lost(draft: Draft) -> Iterator[Diagnostic]:
    """What would not show on the page. Where the fonts lack a character, Word and browsers take another font."""
    material = draft.material
    origins = Origins(material.brief.file, draft.plan, material.library, material.places.lines, draft.bare)
    yield from lost_links(draft.document, origins)
    yield from lost_letters(material.spec.language, material.style, material.places.span("language"))
    if Format.PDF in material.formats:
        yield from lost_characters(draft.document, origins, material.style.fonts)
