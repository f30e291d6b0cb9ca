"""Everything a brief is made of, read and planned; and its document with the blocks in chosen lengths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from functools import partial

from briefgen.cite import Citing, cite
from briefgen.compose import Places, Reading, compose, make_plan, name_of, numbered
from briefgen.diagnostics import Diagnostic, Report
from briefgen.document.nodes import Document
from briefgen.document.plan import Lengths, Plan
from briefgen.models.labels import in_language
from briefgen.models.library import Library
from briefgen.models.lock import Lock
from briefgen.models.rules import Checks
from briefgen.models.spec import Brief, Spec, language_of
from briefgen.models.style import Style
from briefgen.noun import noun
from briefgen.readers.blocks.facts import read_facts
from briefgen.readers.blocks.library import read_library
from briefgen.readers.brief.reading import read_briefs, read_settings, refuse_template
from briefgen.readers.citations.style import read_citation_style
from briefgen.readers.images import read_image
from briefgen.readers.lock import read_lock
from briefgen.readers.markdown import parse, parse_inline
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace


@noun
class Material:
    """A brief and all that it uses. `spec` is that of the `brief` with a date and the fixed words of its language; `plan` has the richest lengths.

    `called` is what its files are called, without their ending. `refit` says that its lock is forgotten. What was
    wrong is in `report`; where that is an error, `style` may be missing.
    """

    brief: Brief = field(repr=False)
    called: str
    spec: Spec
    places: Places
    style: Style = field(repr=False)
    library: Library = field(repr=False)
    reading: Reading = field(repr=False)
    citing: Citing | None = field(repr=False)
    checks: Checks
    plan: Plan
    lock: Lock | None
    refit: bool
    report: Report = field(repr=False)

    @property
    def spoiled(self) -> bool:
        """Whether there is a lock that cannot be used."""
        return any(diagnostic.code == "unusable-lock" for diagnostic in self.report.diagnostics)


@noun
class Composed:
    """The document of a plan, `bare` of what citations become, and as it is printed; what was wrong up to here."""

    plan: Plan
    bare: Document = field(repr=False)
    document: Document = field(repr=False)
    diagnostics: tuple[Diagnostic, ...]


def gather(
    workspace: Workspace,
    name: str,
    overrides: Sequence[str] = (),
    *,
    refit: bool = False,
    document: str = "",
) -> Material:
    """Read and plan the brief whose spec is the file `name`, or the `document` of a packet (the first, when none is named).

    Raises BriefError only where nothing more could be said about the brief.
    """
    refuse_template(name)
    report = Report(name)
    briefs = read_briefs(workspace, name, overrides, report, (document,) if document else ())
    found = [brief for brief in briefs if not document or brief.document == document]
    if not found:
        report.raise_if_failed()
    return material_of(workspace, found[0], report, refit=refit)


def material_of(
    workspace: Workspace,
    brief: Brief,
    report: Report,
    styles: Mapping[str, Style] | None = None,
    *,
    refit: bool = False,
) -> Material:
    """Everything that a brief is made of, but for `styles` that were read already.

    What is wrong goes into `report`, which the material keeps.
    """
    settings = read_settings(workspace, report)
    spec, places = _complete(brief.spec, workspace), Places(brief.spans, brief.lines)
    style = (styles or {}).get(spec.style) or read_style(workspace, spec.style, report, places.span("style"))
    library = read_library(workspace, report, _wanted(spec), spec.language, base_language=language_of(settings))
    library = replace(library, facts=read_facts(workspace, library.sources, report))
    return Material(
        brief, called(workspace, brief, report), spec, places, style, library,
        reading=reading(workspace, spec.language, report),
        citing=_citing(workspace, spec, places, style, report),
        checks=settings.checks if settings else Checks(),
        plan=make_plan(spec, places, library, report),
        lock=read_lock(workspace, brief.file, report, brief.document) if spec.pages and not refit else None,
        refit=refit,
        report=report,
    )  # fmt: skip


def composed(material: Material, lengths: Lengths) -> Composed:
    """The document with its blocks in these lengths."""
    plan, report, library = material.plan, Report(material.brief.file), material.library
    # What is known already need not be said again at every place that it concerns.
    report.add(*material.report.diagnostics)
    if lengths != plan.richest:
        plan = make_plan(material.spec, material.places, library, Report(), lengths)
    bare = compose(material.spec, material.places, plan, library, material.reading, report)
    document = cite(bare, library.sources, material.citing, report) if material.citing else bare
    return Composed(plan, bare, numbered(document), report.diagnostics)


def called(workspace: Workspace, brief: Brief, report: Report) -> str:
    """What the files of a brief are called, without their ending; empty where that is reported as a problem."""
    return name_of(replace(brief, spec=_complete(brief.spec, workspace)), report) or ""


def _complete(spec: Spec, workspace: Workspace) -> Spec:
    """The spec with a date, its own or today's, and with the fixed words of its language."""
    labels = in_language(spec.labels, spec.language)
    return spec.model_copy(update={"date": spec.date or workspace.today, "labels": labels})


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
