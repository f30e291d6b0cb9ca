"""`briefs/minor-changes.yaml` → the changes that were declared minor; whether they are is for others to say."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity, Span
from briefgen.models.folders import MINOR
from briefgen.models.minor import Minor, MinorChanges
from briefgen.readers.files.positions import Positioned
from briefgen.readers.files.yaml import load
from briefgen.readers.validation import settle
from briefgen.workspace import Workspace


def read_minor(workspace: Workspace, report: Report) -> tuple[Minor, ...]:
    """What was declared minor, each change bound to both of its wordings; none, where the file has an error or is not there."""
    own = Report(MINOR)
    try:
        file = workspace.read_if_there(MINOR)
    except BriefError as error:
        report.add(*error.diagnostics)
        return ()
    positioned = load(file, own) if file and file.data.strip() else None
    settled = settle(MinorChanges, positioned, own) if positioned and positioned.data is not None else None
    report.add(*own.diagnostics)
    return tuple(_sound(*settled, report)) if settled and not own.failed else ()


def _sound(said: MinorChanges, places: Positioned, report: Report) -> Iterator[Minor]:
    for number, declared in enumerate(said.changes):
        for key, changes in (("blocks", declared.blocks), ("texts", declared.texts)):
            for at, change in enumerate(changes):
                span = places.span(("changes", number, key, at, "to")) or Span(MINOR)
                one = Minor(declared, change, span)
                if problem := _problem(one):
                    report.add(problem)
                else:
                    yield one


def _problem(one: Minor) -> Diagnostic | None:
    """Why an entry counts for nothing, if it does."""
    if not one.change.current:
        message = f"the change of {one.change.called} is bound to an older form of text, and counts as none"
        hint = "`briefgen approvals minor` declares it once more."
        return Diagnostic("older-approval", message, one.span, Severity.WARNING, hint=hint)
    if not one.change.sound:
        message = (
            f"the wordings of the change of {one.change.called} are not those that were declared: a hash is another"
        )
        hint = "Take the file from git as it was; an entry is never changed by hand."
        return Diagnostic("edited-change", message, one.span, hint=hint)
    return None
