"""All documents that one spec asks for, made together: the one sentence for each, then all of them or none.

What is needed for a style is loaded first, all else while the press gets ready for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from briefgen.diagnostics import BriefError, Diagnostic, Report
from briefgen.models.file_names import folded
from briefgen.models.spec import Brief, Format
from briefgen.noun import noun
from briefgen.readers.brief.packet import has_id
from briefgen.readers.brief.reading import read_briefs, refuse_template
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace

if TYPE_CHECKING:
    from briefgen.libreoffice import PageCounter
    from briefgen.models.style import Style
    from briefgen.pipeline.checking import Prepared
    from briefgen.pipeline.material import Material
    from briefgen.pipeline.one import Rendered
    from briefgen.writers.pdf import Press

Given = TypeVar("Given")
Made = TypeVar("Made")


@noun
class Collated:
    """The finished documents of a spec. `folder` is the one they share, where they are a packet; else it is empty."""

    folder: str
    documents: tuple[Rendered, ...] = field(repr=False)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The warnings of all documents, each once."""
        report = Report()
        for rendered in self.documents:
            report.add(*rendered.diagnostics)
        return report.diagnostics


def prepare_all(
    workspace: Workspace, file: str, overrides: Sequence[str] = (), documents: Collection[str] = ()
) -> dict[str, Prepared]:
    """Every document of the spec `file`, up to where only the writers are missing, by its id; a plain brief's is empty.

    Only `documents`, where some are named. Raises BriefError with everything that is wrong in any of them.
    """
    materials = _gathered(workspace, file, overrides, documents)
    from briefgen.pipeline.one import prepared

    return {material.brief.document: made for material, made in zip(materials, _each(prepared, materials), strict=True)}


def render_all(
    workspace: Workspace,
    file: str,
    press: Press,
    *,
    documents: Collection[str] = (),
    formats: Collection[Format] = (),
    overrides: Sequence[str] = (),
    refit: bool = False,
    explain: bool = False,
    counter: PageCounter | None = None,
) -> Collated:
    """The files of every document of the spec `file`, made but not yet saved; otherwise as `render`.

    Nothing is laid out before all documents were checked. A `counter` begins with the Word file of a
    document that is alone; those of a packet are counted together, once all are there. Raises BriefError with everything
    that is wrong in any of them.
    """
    soon = press if Format.PDF in formats or not formats else None
    materials = _gathered(workspace, file, overrides, documents, soon, refit=refit)
    from briefgen.pipeline.one import begin, finish

    at_once = counter if len(materials) == 1 else None
    begun = _each(lambda material: begin(material, press, formats, at_once), materials)
    made = _each(lambda one: finish(one, explain=explain, for_once=bool(overrides)), begun)
    packet = any(material.brief.document for material in materials)
    return Collated(PurePosixPath(file).stem if packet else "", tuple(made))


def _gathered(
    workspace: Workspace,
    file: str,
    overrides: Sequence[str],
    documents: Collection[str],
    press: Press | None = None,
    *,
    refit: bool = False,
) -> list[Material]:
    """The documents asked for, read and planned; each keeps what is wrong with it. Raises BriefError when there is none."""
    refuse_template(file)
    report = Report(file)
    briefs = read_briefs(workspace, file, overrides, report, documents)
    wanted = [brief for brief in briefs if brief.document in documents or not documents]
    if not wanted:
        report.raise_if_failed()
    styles = _expected(workspace, wanted[0], press) if press else {}
    from briefgen.pipeline.material import material_of

    report.add(*_same_names(workspace, briefs, {brief.document for brief in wanted}))
    materials = []
    for brief in wanted:
        own = Report(file)
        own.add(*report.diagnostics)
        materials.append(material_of(workspace, brief, own, styles, refit=refit))
    return materials


def _expected(workspace: Workspace, brief: Brief, press: Press) -> dict[str, Style]:
    """The style of the brief that is laid out first, of which the press has been told; none where anything is wrong with it."""
    name, found = brief.spec.style, Report()
    style = read_style(workspace, name, found)
    if style is None or found.diagnostics:
        return {}
    press.expect(style)
    return {name: style}


def _each(make: Callable[[Given], Made], given: Sequence[Given]) -> list[Made]:
    """What is made of each. Raises BriefError with what is wrong in all of them, not only in the first."""
    report, made = Report(), []
    for one in given:
        try:
            made.append(make(one))
        except BriefError as error:
            report.add(*error.diagnostics)
    report.raise_if_failed()
    return made


def _same_names(workspace: Workspace, briefs: Sequence[Brief], wanted: Collection[str]) -> Iterator[Diagnostic]:
    """Documents whose files would replace those of another document of the packet (`same-name`)."""
    from briefgen.pipeline.material import called

    named = [(brief, called(workspace, brief, Report())) for brief in briefs if has_id(brief.document)]
    for number, (brief, name) in enumerate(named):
        first = next((other for other, known in named[:number] if name and folded(known) == folded(name)), None)
        if first is not None and {brief.document, first.document}.intersection(wanted):
            yield Diagnostic(
                "same-name",
                f"the files of “{first.document}” and “{brief.document}” would have the same name, “{name}”",
                brief.find("name") if brief.spec.name else brief.find(),
                hint="Put {{ document }} into `name`, or give one of the documents a `name` of its own.",
            )
