"""`approvals/*.yaml` → the organizations that may sign, with every answer that counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity, Span, nearest
from briefgen.models.approvals import (
    CONDITIONS,
    Answered,
    ApprovalFile,
    Condition,
    Endorser,
    folded_name,
)
from briefgen.models.folders import APPROVALS
from briefgen.noun import noun
from briefgen.readers.files.positions import Positioned
from briefgen.readers.files.yaml import load
from briefgen.readers.validation import settle
from briefgen.workspace import Workspace

ASK_AGAIN = "Until it is asked again, it counts as not approved: `briefgen approvals record` writes what was said."


@noun
class _Read:
    """One file that could be read without an error."""

    name: str
    said: ApprovalFile
    answers: tuple[Answered, ...]
    not_for: tuple[tuple[str, Span], ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(map(folded_name, (self.said.organization, *self.said.also)))


def approval_files(workspace: Workspace) -> tuple[str, ...]:
    """The files of approvals, sorted. Raises BriefError where they cannot be listed."""
    return workspace.files(APPROVALS, ".yaml", ".yml")


def read_approvals(workspace: Workspace, report: Report) -> tuple[Endorser, ...]:
    """The organizations that may sign, by the names of their files; none, where the workspace has no approvals.

    A file with an error counts as no approval at all: what is left of it might say more than was said.
    """
    return workspace.once("approvals", lambda own: tuple(_read_all(workspace, own)), report)


def _read_all(workspace: Workspace, report: Report) -> Iterator[Endorser]:
    try:
        names = approval_files(workspace)
    except BriefError as error:
        report.add(*error.diagnostics)
        return
    files = [found for name in names if (found := _read(workspace, name, report))]
    for group in _together(files):
        endorser = _endorser(group)
        report.add(*_contradictions(group, endorser.name))
        yield endorser


def _read(workspace: Workspace, name: str, report: Report) -> _Read | None:
    own = Report(name)
    try:
        positioned = load(workspace.read(name), own)
    except BriefError as error:
        report.add(*error.diagnostics)
        return None
    settled = settle(ApprovalFile, positioned, own) if positioned is not None else None
    report.add(*own.diagnostics)
    if settled is None or own.failed:
        return None
    return _checked(name, *settled, report)


def _checked(name: str, said: ApprovalFile, places: Positioned, report: Report) -> _Read:
    def place(*path: str | int) -> Span:
        return places.span(path) or Span(name)

    report.add(*_unknown_conditions(said.conditions, partial(place, "conditions")))
    answers = []
    for number, approval in enumerate(said.approvals):
        report.add(*_unknown_conditions(approval.conditions, partial(place, "approvals", number, "conditions")))
        for key in ("blocks", "texts"):
            for at, approved in enumerate(getattr(approval, key)):
                one = Answered(approval, approved, place("approvals", number, key, at, "hash"))
                problem = _problem(one)
                report.add(*problem)
                answers += [] if problem else [one]
    not_for = tuple((grant, place("not_for", number)) for number, grant in enumerate(said.not_for))
    return _Read(name, said, tuple(answers), not_for)


def _problem(one: Answered) -> tuple[Diagnostic, ...]:
    """Why an entry counts for nothing, if it does."""
    known = one.approved.called
    if not one.approved.sound:
        message = f"the wording {known} is not the one that was approved: its hash is another"
        hint = "Take the file from git as it was; an entry is never changed by hand."
        return (Diagnostic("edited-approval", message, one.span, hint=hint),)
    if not one.approved.current:
        message = f"the approval of {known} is bound to an older form of text"
        return (Diagnostic("older-approval", message, one.span, Severity.WARNING, hint=ASK_AGAIN),)
    return ()


def _unknown_conditions(conditions: Iterable[Condition], place: Callable[[int], Span]) -> Iterator[Diagnostic]:
    for number, one in enumerate(conditions):
        if not one.known:
            yield Diagnostic(
                "unknown-condition",
                f"the condition “{one.words}” cannot be looked at, and counts as not met",
                place(number),
                Severity.WARNING,
                expected=f"{', '.join(CONDITIONS)}, {{until: DAY}} or {{papers: [NAME]}}",
                nearest=nearest(one.said, CONDITIONS),
                hint="Whoever keeps it by hand types those who sign into `signers: {names: [...]}`.",
            )


def _together(files: Sequence[_Read]) -> list[list[_Read]]:
    """The files by organization: those that have a name in common are of one."""
    groups: list[list[_Read]] = []
    for file in files:
        same = [group for group in groups if any(file.names & other.names for other in group)]
        groups = [group for group in groups if group not in same] + [[one for group in same for one in group] + [file]]
    return sorted(groups, key=lambda group: group[0].name)


def _endorser(group: Sequence[_Read]) -> Endorser:
    first = next((one for one in group if not _is_alias(one, group)), group[0])
    ordered = sorted((one for file in group for one in file.answers), key=lambda one: one.approval.on)
    return Endorser(
        name=first.said.organization,
        files=tuple(file.name for file in group),
        names=frozenset(name for file in group for name in file.names),
        logo=next((file.said.logo for file in (first, *group) if file.said.logo), None),
        logo_reversed=next((file.said.logo_reversed for file in (first, *group) if file.said.logo_reversed), None),
        leads=any(file.said.leads for file in group),
        conditions=tuple(dict.fromkeys(one for file in group for one in file.said.conditions)),
        answers=tuple(ordered),
        not_for=tuple(one for file in group for one in file.not_for),
    )


def _is_alias(one: _Read, group: Iterable[_Read]) -> bool:
    """Whether another file says that this name is another one of the same organization."""
    mine = folded_name(one.said.organization)
    return any(mine in map(folded_name, other.said.also) for other in group if other is not one)


def _contradictions(group: Sequence[_Read], name: str) -> Iterator[Diagnostic]:
    """Answers of one day to one wording that are not the same; logos that differ."""
    seen: dict[tuple[str, str], Answered] = {}
    for file in group:
        for one in file.answers:
            first = seen.setdefault((one.approved.hash, str(one.approval.on)), one)
            if first.is_yes != one.is_yes:
                yield _contradiction(name, first, one)
    logos = {file.said.logo: file for file in group if file.said.logo}
    if len(logos) > 1:
        first_file, other = list(logos.values())[:2]
        message = f"{name} has another logo here than in {first_file.name}"
        yield Diagnostic("contradicting-approvals", message, Span(other.name), hint="Leave one of the two.")


def _contradiction(name: str, first: Answered, one: Answered) -> Diagnostic:
    return Diagnostic(
        "contradicting-approvals",
        f"{name} both approved and refused {one.approved.called} on {one.approval.on}: "
        f"the other answer stands in {first.span.file}, line {first.span.line}",
        one.span,
        hint="It counts as refused. Ask once more, and leave the answer that holds.",
    )
