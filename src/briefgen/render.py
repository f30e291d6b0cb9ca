"""The one sentence: read, plan, compose, cite, check, write. Begin here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePosixPath

from briefgen.checks.accessibility import accessibility
from briefgen.checks.budget import budget
from briefgen.checks.evidence import evidence
from briefgen.checks.governance import governance, private_sources
from briefgen.cite import Citing, cite
from briefgen.compose import Places, Reading, compose, make_plan, numbered
from briefgen.diagnostics import Diagnostic, Report
from briefgen.document import Document
from briefgen.library import Library
from briefgen.plan import Plan
from briefgen.readers.citation_style import read_citation_style
from briefgen.readers.facts import read_facts
from briefgen.readers.images import read_image
from briefgen.readers.library import read_library
from briefgen.readers.markdown import parse, parse_inline
from briefgen.readers.spec import read_settings, read_spec
from briefgen.readers.style import read_style
from briefgen.record import Rendering, facts_in, rendering_of
from briefgen.rules import Checks
from briefgen.spec import Format, Spec
from briefgen.style import Style
from briefgen.workspace import Workspace
from briefgen.writers import Output
from briefgen.writers.pdf import Press


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Rendered:
    """The finished files of a brief, by format; its pages, where a PDF was laid out; warnings.

    `name` is what the files are called, without the ending: the name of the spec file. `rendering` says
    what they carry.
    """

    name: str
    files: Mapping[Format, bytes] = field(repr=False)
    pages: int | None
    rendering: Rendering = field(repr=False)
    diagnostics: tuple[Diagnostic, ...]


def prepare(workspace: Workspace, name: str, overrides: Sequence[str] = (), press: Press | None = None) -> Prepared:
    """Read, plan, compose, cite and check the brief whose spec is the file `name` of the workspace.

    A `press` for which it is meant learns of the style at once, and gets ready meanwhile.
    Raises BriefError with everything that is wrong, not only the first of it.
    """
    report = Report()
    settings = read_settings(workspace, report)
    brief = read_spec(workspace, name, overrides, report)
    if brief is None:
        report.raise_if_failed()
    spec, places = _dated(brief.spec, workspace), Places(brief.spans, brief.lines)
    style = read_style(workspace, spec.style, report, places.span("style"))
    if press and style:
        press.expect(style)
    usual = settings.language if settings and settings.language else "en-US"
    library = read_library(workspace, report, _wanted(spec), spec.language, usual)
    library = replace(library, facts=read_facts(workspace, library.sources, report))
    plan = make_plan(spec, places, library, report)
    document = compose(spec, places, plan, library, reading(workspace, spec.language, report), report)
    rendering = rendering_of(name, spec, library, document, facts_in(spec, library))
    report.add(*private_sources(spec, document, library))
    citing = _citing(workspace, spec, places, style, report)
    document = numbered(cite(document, library.sources, citing, report) if citing else document)
    report.add(*governance(spec, plan, library))
    if not report.failed:
        report.add(*accessibility(spec, name))
    checks, summary = settings.checks if settings else Checks(), places.manuscript(spec.summary or "", "summary")
    report.add(*evidence(spec, plan, library, checks, summary))
    report.raise_if_failed()
    return Prepared(name, spec, places, plan, document, style, rendering, report.diagnostics)


def render(
    workspace: Workspace, name: str, press: Press, *, formats: Collection[Format] = (), overrides: Sequence[str] = ()
) -> Rendered:
    """The files of a brief, made but not yet saved; `formats` in place of the brief's own.

    Raises BriefError with everything that is wrong; warnings come with the files.
    """
    prepared = prepare(workspace, name, overrides, press if Format.PDF in formats or not formats else None)
    outputs = write(prepared, press, formats or prepared.spec.formats)
    pages = next((output.pages for output in outputs.values() if output.pages), None)
    report = Report()
    report.add(*prepared.diagnostics)
    for output in outputs.values():
        report.add(*output.diagnostics)
    report.add(*budget(prepared.spec, pages, prepared.places.span("pages")))
    report.raise_if_failed()
    files = {form: output.data for form, output in outputs.items()}
    return Rendered(PurePosixPath(name).stem, files, pages, prepared.rendering, report.diagnostics)


def write(prepared: Prepared, press: Press, formats: Collection[Format]) -> dict[Format, Output]:
    """The bytes of each format. The PDF is laid out in another process while the others are made here."""
    document, style = prepared.document, prepared.style
    outputs: dict[Format, Output] = {}
    pending = press.submit(document, style) if Format.PDF in formats else None
    if Format.DOCX in formats:
        from briefgen.writers import docx

        outputs[Format.DOCX] = docx.write(document, style)
    if Format.HTML in formats:
        from briefgen.writers import html

        outputs[Format.HTML] = html.write(document, style)
    if pending is not None:
        outputs[Format.PDF] = pending.result()
    return outputs


def _dated(spec: Spec, workspace: Workspace) -> Spec:
    """The spec with a date: its own, else today's."""
    return spec if spec.date else spec.model_copy(update={"date": workspace.today})


def _wanted(spec: Spec) -> frozenset[str]:
    """Names of the blocks that the brief uses."""
    return frozenset(item.use for section in spec.sections for item in section.blocks if item.use)


def _citing(workspace: Workspace, spec: Spec, places: Places, style: Style | None, report: Report) -> Citing | None:
    """How the brief cites: as it says itself, else as its style does."""
    name = spec.citations or (style.tokens.citations if style else None)
    read = read_citation_style(workspace, name, spec.language, report, places.span("citations")) if name else None
    if read is None:
        return None
    return Citing(*read, spec.sources or ("notes" if read[0].options.is_note else "list"))


def reading(workspace: Workspace, language: str, report: Report) -> Reading:
    """How text and pictures are read for this brief."""
    image = partial(read_image, workspace, report=report)
    flows = partial(parse, image=image, language=language)
    return Reading(
        lambda manuscript, report: flows(manuscript, report=report),
        lambda manuscript, report: parse_inline(manuscript, report, language=language),
        image,
    )
