"""The documents that a spec asks for, as they were written; and one thing done to each of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from briefgen.checks.consistency import stages_left_out
from briefgen.diagnostics import BriefError, Diagnostic, Report
from briefgen.models.file_names import folded
from briefgen.models.formats import Format
from briefgen.models.spec import Brief
from briefgen.noun import noun
from briefgen.pipeline.meetings import refuse_without_meeting
from briefgen.pipeline.naming import called
from briefgen.readers.brief.packet import has_id
from briefgen.readers.brief.reading import read_briefs, refuse_template
from briefgen.readers.styles.reading import read_style

if TYPE_CHECKING:
    from briefgen.pipeline.asked import Asked
    from briefgen.workspace import Workspace
    from briefgen.writers.pdf import Press

Given = TypeVar("Given")
Made = TypeVar("Made")


@noun
class AsWritten:
    """One document that a spec asks for, and what was wrong with the spec."""

    brief: Brief
    diagnostics: tuple[Diagnostic, ...]


def read(workspace: Workspace, asked: Asked, press: Press | None = None) -> list[AsWritten]:
    """The documents asked for. The `press` is told of the style that it will need first, so that it can make ready.

    Each keeps what is wrong with it. Raises BriefError where there is none.
    """
    refuse_template(asked.file)
    refuse_without_meeting(workspace, asked)
    report = Report(asked.file)
    if asked.meeting:
        report.add(*asked.meeting.problems)
    briefs = read_briefs(workspace, asked.file, asked.overrides, report, asked.documents, asked.meeting)
    wanted = [brief for brief in briefs if brief.document in asked.documents or not asked.documents]
    if not wanted:
        report.raise_if_failed()
    if press and (Format.PDF in asked.formats or not asked.formats):
        _expect(workspace, wanted[0], press)
    report.add(*_same_names(workspace, briefs, {brief.document for brief in wanted}))
    report.add(*stages_left_out(briefs))
    return [AsWritten(brief, report.diagnostics) for brief in wanted]


def each(make: Callable[[Given], Made], given: Iterable[Given]) -> list[Made]:
    """What is made of each. Raises BriefError with what is wrong in all of them, not only in the first."""
    report, made = Report(), []
    for one in given:
        try:
            made.append(make(one))
        except BriefError as error:
            report.add(*error.diagnostics)
    report.raise_if_failed()
    return made


def _expect(workspace: Workspace, brief: Brief, press: Press) -> None:
    """Tell the press of the style of the brief that is laid out first, unless anything is wrong with it."""
    found = Report()
    style = read_style(workspace, brief.spec.style, found)
    if style is not None and not found.diagnostics:
        press.expect(style)


def _same_names(workspace: Workspace, briefs: Sequence[Brief], wanted: Collection[str]) -> Iterator[Diagnostic]:
    """Documents whose files would replace those of another document of the packet (`same-name`)."""
    named = [(brief, called(workspace, brief, Report())) for brief in briefs if has_id(brief.document)]
    for number, (brief, name) in enumerate(named):
        first = next((other for other, known in named[:number] if name and folded(known) == folded(name)), None)
        if first is not None and {brief.document, first.document}.intersection(wanted):
            yield Diagnostic(
                "same-name",
                f"the files of “{first.document}” and “{brief.document}” would have the same name, “{name}”",
                brief.places.span("name") if brief.spec.name else brief.places.span(),
                hint="Put {{ document }} into `name`, or give one of the documents a `name` of its own.",
            )
