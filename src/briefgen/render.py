"""The one sentence: read, plan, compose, cite, check, fit, write. Begin here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from briefgen.checks.accessibility import accessibility
from briefgen.checks.budget import budget, word_budget
from briefgen.checks.evidence import evidence
from briefgen.checks.governance import governance, private_sources
from briefgen.checks.language import untranslated
from briefgen.checks.showing import Origins, lost_characters, lost_links
from briefgen.compose import Places
from briefgen.diagnostics import Diagnostic, Report
from briefgen.document import Document
from briefgen.fit import Explained
from briefgen.fitting import Layouts, Printable, lock_of, settle, start
from briefgen.material import Composed, Material, composed, gather
from briefgen.plan import Plan
from briefgen.record import Rendering, facts_in, rendering_of
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

    `name` is what the files are called, without the ending: the name of the spec file. `lock` is what its
    lock is to hold from now on, None where that does not change; `explained` is why each length was chosen;
    `rendering` says what the files carry.
    """

    name: str
    files: Mapping[Format, bytes] = field(repr=False)
    pages: int | None
    lock: bytes | None = field(repr=False)
    explained: tuple[Explained, ...]
    rendering: Rendering = field(repr=False)
    diagnostics: tuple[Diagnostic, ...]


def prepare(workspace: Workspace, name: str, overrides: Sequence[str] = ()) -> Prepared:
    """Read, plan, compose, cite and check the brief whose spec is the file `name` of the workspace.

    Its blocks stand in the lengths of its lock, where there is one that holds, else in the
    richest. Raises BriefError with everything that is wrong, not only the first of it.
    """
    material = gather(workspace, name, overrides)
    return check(material, composed(material, start(material)), material.spec.formats)


def render(
    workspace: Workspace,
    name: str,
    press: Press,
    *,
    formats: Collection[Format] = (),
    overrides: Sequence[str] = (),
    refit: bool = False,
    explain: bool = False,
) -> Rendered:
    """The files of a brief, made but not yet saved; `formats` in place of the brief's own.

    `refit` forgets the lengths of its lock; `explain` asks why each length was chosen. Raises
    BriefError with everything that is wrong; warnings come with the files.
    """
    soon = press if Format.PDF in formats or not formats else None
    material = gather(workspace, name, overrides, soon, refit=refit)
    wanted = frozenset(formats or material.spec.formats)
    layouts = Layouts(material, press, wanted, write)
    begun = start(material)
    prepared = check(material, layouts.composed(begun), wanted)
    settled = settle(layouts)
    if settled.lengths != begun:
        prepared = check(material, layouts.composed(settled.lengths), wanted)
    outputs = layouts.outputs(settled.lengths)
    report = Report(name)
    report.add(*prepared.diagnostics, *settled.diagnostics)
    for output in outputs.values():
        report.add(*output.diagnostics)
    pages = next((output.pages for output in outputs.values() if output.pages), None)
    if settled.fitted is None:
        report.add(*budget(prepared.spec, pages, prepared.places.span("pages")))
    report.raise_if_failed()
    return Rendered(
        PurePosixPath(name).stem,
        {form: output.data for form, output in outputs.items()},
        pages,
        None if overrides else lock_of(layouts, settled),
        layouts.explained(settled) if explain else (),
        prepared.rendering,
        report.diagnostics,
    )


def check(material: Material, made: Composed, formats: Collection[Format]) -> Prepared:
    """Everything that can be said of a document before it is written in these formats. Raises BriefError where that is an error."""
    report, spec, places, library = Report(material.name), material.spec, material.places, material.library
    # Pictures are read while composing, and what is wrong with them is told to the reader's report.
    report.add(*material.report.diagnostics, *made.diagnostics)
    rendering = rendering_of(material.name, spec, library, made.bare, facts_in(spec, library))
    report.add(*private_sources(spec, made.bare, library))
    report.add(*governance(spec, material.plan, library))
    if not report.failed:
        report.add(*accessibility(spec, material.name), *_lost(material, made, formats))
        report.add(*untranslated(material.asked, made.document, places.span("language")))
    summary = places.manuscript(spec.summary or "", "summary")
    report.add(*evidence(spec, made.plan, library, material.checks, summary))
    report.add(*word_budget(spec, made.plan, library, places.span("words")))
    report.raise_if_failed()
    return Prepared(material.name, spec, places, made.plan, made.document, material.style, rendering, report.diagnostics)


def _lost(material: Material, made: Composed, formats: Collection[Format]) -> Iterator[Diagnostic]:
    """What would not show on the page. Where the fonts lack a character, Word and browsers take another font."""
    origins = Origins(material.name, made.plan, material.library, material.places.lines, made.bare)
    yield from lost_links(made.document, origins)
    if Format.PDF in formats:
        yield from lost_characters(made.document, origins, material.style.fonts)


def write(
    brief: Printable, press: Press, formats: Collection[Format], most_pages: int | None = None
) -> dict[Format, Output]:
    """The bytes of each format. The PDF is laid out in another process while the others are made here.

    One of more than `most_pages` has none.
    """
    document, style = brief.document, brief.style
    outputs: dict[Format, Output] = {}
    pending = press.submit(document, style, most_pages) if Format.PDF in formats else None
    if Format.DOCX in formats:
        from briefgen.writers import docx

        outputs[Format.DOCX] = docx.write(document, style)
    if Format.HTML in formats:
        from briefgen.writers import html

        outputs[Format.HTML] = html.write(document, style)
    if pending is not None:
        outputs[Format.PDF] = pending.result()
    return outputs
