"""Everything in a workspace read and checked, also what no brief uses yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefgen.checks.copied import copied
from briefgen.checks.evidence import figures_of, of_library, unused
from briefgen.checks.evidence import stale_sources as stale_among
from briefgen.checks.evidence.texts import all_texts
from briefgen.checks.showing import lost_letters
from briefgen.checks.staleness import stale
from briefgen.checks.unwritten import all_of, unwritten
from briefgen.checks.upkeep import review_due, reviewed_later
from briefgen.checks.voicing import voicing
from briefgen.cite import known_only
from briefgen.compose import compose
from briefgen.diagnostics import BriefError, Report, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.plan import Choice, Plan, PlannedSection
from briefgen.models.folders import style_file
from briefgen.models.library import Block, Fact, Library
from briefgen.models.places import Places
from briefgen.models.rules import Checks
from briefgen.models.spec import Layout, Part, Spec, language_of
from briefgen.models.style import Style
from briefgen.models.upkeep import Tended
from briefgen.pipeline import Asked, prepare
from briefgen.pipeline.material import reading
from briefgen.pipeline.wording import judge_of
from briefgen.readers.approvals.reading import read_approvals
from briefgen.readers.blocks.facts import read_facts
from briefgen.readers.blocks.library import read_library
from briefgen.readers.brief.papers import read_starts
from briefgen.readers.brief.reading import is_template, read_briefs, read_settings, read_spec, read_template
from briefgen.readers.brief.tending import tended_templates
from briefgen.readers.brief.withholding import left_for_readers
from briefgen.readers.consent.extract import read_consents
from briefgen.readers.consent.voices import with_consents
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

    `overrides` (`KEY=VALUE`) stand in place of the brief's own values.
    """
    if is_template(name):
        _check_template(workspace, name, overrides, report)
        return
    try:
        for prepared in prepare(workspace, Asked(name, overrides=tuple(overrides))).values():
            report.add(*prepared.diagnostics)
    except BriefError as error:
        report.add(*error.diagnostics)


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
    workspace = workspace.for_one_run()
    settings = read_settings(workspace, report)
    read_starts(workspace, report)
    for name, origin in style_names(workspace).items():
        if origin == "workspace":
            check_style(workspace, name, report)
    for file in filter(None, template_files(workspace).values()):
        _check_template(workspace, file, (), report)
    for name, language in translated_templates(workspace).values():
        read_template(workspace, name, report, language)
    for name in brief_files(workspace):
        check_brief(workspace, name, report)
    usual = language_of(settings)
    languages = dict.fromkeys((usual, *translated(workspace)))
    read_consents(workspace, report)
    read_approvals(workspace, report)
    checks = settings.checks if settings else Checks()
    _check_upkeep(workspace, tended_templates(workspace), checks, report)
    libraries = [_check_library(workspace, language, usual, checks, report) for language in languages]
    _check_evidence(workspace, libraries, checks, report)
    report.add(*unsound_manifests(workspace))


def stale_sources(workspace: Workspace, report: Report) -> tuple[Library, dict[str, tuple[str, ...]]]:
    """The library, and the reasons to look sources up again, by the ids of those that have any."""
    usage = Usage(workspace, report)
    cited, figures = usage.cited(), _figures(usage.facts.values(), usage.libraries.values())
    found = {
        source.id: tuple(stale(source, source.id in cited, figures, workspace.today))
        for source in usage.library.sources.values()
    }
    return usage.library, {name: reasons for name, reasons in found.items() if reasons}


def _check_evidence(workspace: Workspace, libraries: list[Library], checks: Checks, report: Report) -> None:
    """What is said in all languages; sources that nothing cites, when all that could cite them was read."""
    complete = not report.failed
    for library in libraries:
        report.add(*of_library(library, checks, workspace.today))
        if judge := judge_of(workspace, checks, library, report):
            report.add(*judge(all_texts(library)))
        report.add(*unwritten(all_of(library), checks))
    _check_upkeep(workspace, [fact.tended for fact in libraries[0].facts.values()], checks, report)
    figures = _figures(libraries[0].facts.values(), libraries)
    report.add(*stale_among(libraries[0], figures, checks, workspace.today))
    if complete:
        texts = (*_spec_texts(workspace), *(text for library in libraries for text in _block_texts(library)))
        report.add(*unused(libraries[0], texts, checks))


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


def _check_library(workspace: Workspace, language: str, usual: str, checks: Checks, report: Report) -> Library:
    """Every block in every length, composed as if one brief held them all and gave every value there is."""
    library = read_library(workspace, report, language=language, base_language=usual)
    library = replace(library, facts=read_facts(workspace, library.sources, report))
    spec = FULL_SPEC.model_copy(update={"language": language, "date": workspace.today})
    plan = Plan((Part.SECTIONS,), tuple(map(_section_of, library.blocks.values())))
    document = compose(spec, Places("", {}, {}), plan, library, reading(workspace, language, report), report)
    known_only(document.children, library.sources, report)
    _check_upkeep(workspace, [block.tended for block in library.blocks.values()], checks, report)
    told = with_consents(library, workspace, language, usual, report)
    voices = {name: block for name, block in library.blocks.items() if block.matter.voice}
    report.add(*voicing(voices.values(), told, checks), *copied(all_texts(library), voices))
    return library


def _check_upkeep(workspace: Workspace, texts: Sequence[Tended], checks: Checks, report: Report) -> None:
    report.add(*review_due(texts, workspace.today, checks), *reviewed_later(texts, workspace.today))


def _section_of(block: Block) -> PlannedSection:
    span = block.spans.get(("title",), Span(block.file, 1))
    title = Manuscript(block.matter.title, block.file, (span.line,), ("",) * (span.line - 1) + (span.text,))
    choices = (Choice(block.id, length, block.language, title, "none", "", span) for length in block.lengths)
    return PlannedSection(block.id, title, tuple(choices), Layout.PROSE)
