"""Everything in a workspace read and checked, also what no brief uses yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from briefgen.checks.copied import copied
from briefgen.checks.evidence import Weighing, figures_of, of_library, unused
from briefgen.checks.evidence import stale_sources as stale_among
from briefgen.checks.evidence.texts import all_texts
from briefgen.checks.funding import unknown_grants, unknown_to_signers
from briefgen.checks.showing import lost_letters
from briefgen.checks.staleness import stale
from briefgen.checks.unwritten import all_of, unwritten
from briefgen.checks.upkeep import ahead, review_due, reviewed_later
from briefgen.checks.voicing import voicing
from briefgen.cite import known_only
from briefgen.compose import compose
from briefgen.diagnostics import BriefError, Diagnostic, Report, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.plan import Choice, Plan, PlannedSection
from briefgen.models.folders import style_file
from briefgen.models.library import Block, Fact, Library
from briefgen.models.places import Places
from briefgen.models.rules import Checks
from briefgen.models.settings import language_of
from briefgen.models.spec import Layout, Part, Spec
from briefgen.models.style import Style
from briefgen.models.upkeep import Tended
from briefgen.pipeline import Asked, prepare
from briefgen.pipeline.material import reading
from briefgen.pipeline.meetings import meetings_of, said_of
from briefgen.pipeline.memory import Memory
from briefgen.pipeline.minor import minor_changes
from briefgen.pipeline.wording import judge_of
from briefgen.readers.approvals.reading import read_approvals
from briefgen.readers.blocks.facts import read_facts
from briefgen.readers.blocks.library import read_library
from briefgen.readers.brief.papers import read_starts
from briefgen.readers.brief.reading import is_template, read_briefs, read_settings, read_spec, read_template
from briefgen.readers.brief.tending import tended_templates
from briefgen.readers.brief.unused import unused_whens
from briefgen.readers.brief.withholding import left_for_readers
from briefgen.readers.consent.extract import read_consents
from briefgen.readers.consent.voices import with_consents
from briefgen.readers.local.reading import known_facts
from briefgen.readers.styles.reading import read_style
from briefgen.usage import Usage
from briefgen.usage.manifests import unsound_manifests
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import brief_files, style_names, template_files, translated, translated_templates

FULL_SPEC = Spec.model_validate(
    {
        "title": "Title",
        "audience": "coalition",
        "jurisdiction": "federal",
        "organization": {"name": "Name"},
        "meeting": {
            "legislator": {"name": "First Last", "title": "Rep.", "district": "NY-12"},
            "office": "Office",
            "staff": "Staff",
            "date": "2000-01-01",
            "time": "noon",
            "place": "Place",
            "notes": "Notes",
        },
        "ask": "Ask",
        "bill": {
            "number": "H.R. 0000",
            "title": "Title",
            "version": "introduced",
            "as_of": "2000-01-01",
            "position": "Oppose",
        },
        "contact": {
            "name": "Name",
            "role": "Role",
            "email": "name@example.org",
            "phone": "555 0100",
            "web": "https://example.org",
            "address": "Address",
            "social": ["Name"],
        },
        "signers": {"names": ["Name"]},
    }
)
"""A brief that gives every value that text may name, so that none is missing when all blocks are read."""


def check_brief(workspace: Workspace, name: str, report: Report, overrides: Sequence[str] = ()) -> None:
    """Everything that can be said of a brief, or each document of a packet, before layout; of a template, whether it can be read.

    A packet with a table is looked at for each of its meetings.

    `overrides` (`KEY=VALUE`) stand in place of the brief's own values.
    """
    if is_template(name):
        _check_template(workspace, name, overrides, report)
        return
    shared = workspace.for_one_run()
    asked = Asked(name, overrides=tuple(overrides))
    try:
        meetings = meetings_of(shared, name)
    except BriefError as error:
        report.add(*error.diagnostics)
        return
    if meetings is None:
        report.add(*_said(shared, asked))
        return
    report.add(*meetings.told, *unused_whens(shared, name, meetings))
    report.add(*said_of((one, (*one.problems, *_said(shared, replace(asked, meeting=one)))) for one in meetings.rows))


def _said(workspace: Workspace, asked: Asked) -> tuple[Diagnostic, ...]:
    """What is to be said of a brief, or of a packet for one meeting, before layout."""
    try:
        prepared = prepare(workspace, asked)
    except BriefError as error:
        return error.diagnostics
    return tuple(found for one in prepared.values() for found in one.diagnostics)


def _check_template(workspace: Workspace, name: str, overrides: Sequence[str], report: Report) -> None:
    """Whether a template can be read, and whether its passages for fewer readers are marked as they must be."""
    if template := read_spec(workspace, name, overrides, report):
        left_for_readers(template, report)


def check_style(workspace: Workspace, name: str, report: Report) -> Style | None:
    """What is wrong with one style, in the languages of the workspace, too; the style, where it can be read."""
    style = read_style(workspace, name, report)
    if style is not None:
        usual = language_of(read_settings(workspace, Report()))
        for language in dict.fromkeys((usual, *translated(workspace))):
            report.add(*lost_letters(language, style, Span(style_file(name))))
    return style


def check_workspace(workspace: Workspace, report: Report) -> None:
    """Settings, blocks in every length and language, sources, styles, templates, briefs, manifests; each problem once."""
    memory = Memory(workspace)
    workspace = memory.workspace
    read_settings(workspace, report)
    read_starts(workspace, report)
    for name, origin in style_names(workspace).items():
        if origin == "workspace":
            check_style(workspace, name, report)
    for file in filter(None, template_files(workspace).values()):
        _check_template(workspace, file, (), report)
    for name, language in translated_templates(workspace).values():
        read_template(workspace, name, report, language)
    for name in brief_files(workspace):
        memory.check(name, partial(check_brief, workspace, name), report)
    read_consents(workspace, report)
    settings = read_settings(workspace, Report())
    report.add(*unknown_to_signers(read_approvals(workspace, report), settings.funding if settings else None))
    minor_changes(workspace, report)
    _check_upkeep(workspace, tended_templates(workspace), _checks(workspace), report)
    _check_libraries(memory, report)
    report.add(*unsound_manifests(workspace))
    memory.save()


def stale_sources(workspace: Workspace, report: Report) -> tuple[Library, dict[str, tuple[str, ...]]]:
    """The library, and the reasons to look sources up again, by the ids of those that have any."""
    usage = Usage(workspace, report)
    cited, figures = usage.cited(), _figures(usage.facts.values(), usage.libraries.values())
    found = {
        source.id: tuple(stale(source, source.id in cited, figures, workspace.today))
        for source in usage.library.sources.values()
    }
    return usage.library, {name: reasons for name, reasons in found.items() if reasons}


def _check_libraries(memory: Memory, report: Report) -> None:
    """The library in each of its languages; and what is said in all of them.

    Each piece reads the settings itself: what it is given is nothing that it could rest on.
    """
    workspace = memory.workspace
    languages = _languages(workspace)
    for language in languages:
        memory.check(f"{language} library", partial(_check_library, workspace, language), report)
    # Sources that nothing cites are told when all that could cite them was read.
    complete = not report.failed
    for language in languages:
        memory.check(f"{language} evidence", partial(_check_evidence, workspace, language), report)
    memory.check("figures", partial(_check_figures, workspace), report)
    if complete:
        memory.check("unused", partial(_check_unused, workspace), report)


def _languages(workspace: Workspace) -> tuple[str, ...]:
    """The languages of a workspace, the one of what says none first."""
    usual = language_of(read_settings(workspace, Report()))
    return tuple(dict.fromkeys((usual, *translated(workspace))))


def _checks(workspace: Workspace) -> Checks:
    settings = read_settings(workspace, Report())
    return settings.checks if settings else Checks()


def _whole_library(workspace: Workspace, language: str, report: Report) -> Library:
    """Every block in a language, with all facts; read once in a run."""
    return workspace.once(("library", language), partial(_read_whole, workspace, language), report)


def _read_whole(workspace: Workspace, language: str, report: Report) -> Library:
    library = read_library(workspace, report, language=language, base_language=_languages(workspace)[0])
    # What is wrong with tables of local figures is told by the packets that name them.
    local = known_facts(workspace, library.sources, Report())
    return replace(library, facts={**read_facts(workspace, library.sources, report), **local})


def _check_evidence(workspace: Workspace, language: str, report: Report) -> None:
    """How the blocks of a language say what they say."""
    library, checks = _whole_library(workspace, language, Report()), _checks(workspace)
    weighing = workspace.once("weighing", lambda _: Weighing(library), Report())
    report.add(*of_library(library, checks, workspace.today, weighing))
    if judge := judge_of(workspace, checks, library, report):
        report.add(*judge(all_texts(library)))
    report.add(*unwritten(all_of(library), checks))


def _check_figures(workspace: Workspace, report: Report) -> None:
    """Facts that are due for review, and sources of figures that are."""
    libraries = [_whole_library(workspace, language, Report()) for language in _languages(workspace)]
    checks, facts = _checks(workspace), libraries[0].facts.values()
    _check_upkeep(workspace, [fact.tended for fact in facts], checks, report)
    report.add(*stale_among(libraries[0], _figures(facts, libraries), checks, workspace.today))


def _check_unused(workspace: Workspace, report: Report) -> None:
    """Sources that nothing cites."""
    libraries = [_whole_library(workspace, language, Report()) for language in _languages(workspace)]
    texts = (*_spec_texts(workspace), *(text for library in libraries for text in _block_texts(library)))
    report.add(*unused(libraries[0], texts, _checks(workspace)))


def _figures(facts: Iterable[Fact], libraries: Iterable[Library]) -> dict[str, str | None]:
    """The sources that carry figures in the blocks of all languages and in facts."""
    return figures_of(facts, (text for library in libraries for text in _block_texts(library)))


def _spec_texts(workspace: Workspace) -> Iterator[str]:
    """The files of all briefs and templates, whole, and the sources that they name in a key of their own."""
    for file in (*brief_files(workspace), *filter(None, template_files(workspace).values())):
        for brief in read_briefs(workspace, file, (), Report()):
            yield from ("\n".join(lines) for lines in brief.places.lines.values())
            figures = brief.spec.meeting.local if brief.spec.meeting else ()
            yield from (f"[@{figure.source}]" for figure in figures if figure.source)


def _block_texts(library: Library) -> Iterator[str]:
    return (length.text for block in library.blocks.values() for length in block.lengths.values())


def _check_library(workspace: Workspace, language: str, report: Report) -> None:
    """Every block in every length, composed as if one brief held them all and gave every value there is."""
    usual, checks = _languages(workspace)[0], _checks(workspace)
    library = _whole_library(workspace, language, report)
    spec = FULL_SPEC.model_copy(update={"language": language, "date": workspace.today})
    plan = Plan((Part.SECTIONS,), tuple(map(_section_of, library.blocks.values())))
    document = compose(spec, Places("", {}, {}), plan, library, reading(workspace, language, report), report)
    known_only(document.children, library.sources, report)
    _check_upkeep(workspace, [block.tended for block in library.blocks.values()], checks, report)
    settings = read_settings(workspace, Report())
    grants = settings.funding if settings else None
    report.add(*(found for block in library.blocks.values() for found in unknown_grants(block, grants)))
    told = with_consents(library, workspace, language, usual, report)
    voices = {name: block for name, block in library.blocks.items() if block.matter.voice}
    report.add(*voicing(voices.values(), told, checks), *copied(all_texts(library), voices))


def _check_upkeep(workspace: Workspace, texts: Sequence[Tended], checks: Checks, report: Report) -> None:
    report.add(*review_due(texts, workspace.today, checks))
    report.add(*reviewed_later(texts, workspace.today, ahead(day_is_said=workspace.day_is_said)))


def _section_of(block: Block) -> PlannedSection:
    span = block.spans.get(("title",), Span(block.file, 1))
    title = Manuscript(block.matter.title, block.file, (span.line,), ("",) * (span.line - 1) + (span.text,))
    choices = (Choice(block.id, length, block.language, title, "none", "", span) for length in block.lengths)
    return PlannedSection(block.id, title, tuple(choices), Layout.PROSE)
