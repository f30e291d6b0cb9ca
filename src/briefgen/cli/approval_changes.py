"""`briefgen approvals minor`: somebody declares that a changed text says what was approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.approval_answers import papers_of
from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.diagnostics import Diagnostic, Report, Severity

if TYPE_CHECKING:
    from briefgen.pipeline.declaring import Changed

EXAMPLES = """
$ briefgen approvals minor leave-behind --by "Jo Sample"
$ briefgen approvals minor joint --by "Jo Sample" --text ask --why "a typo"
"""


def minor(
    door: Door,
    briefs: Annotated[list[str], typer.Argument(metavar="BRIEF…", help="The briefs whose texts were changed.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who says that the changes are minor, and answers for it.")],
    text: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY", help="One text alone: ask, title, a block, or a length of it: care.short."),
    ] = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why they were made.")] = "",
) -> ExitCode:
    """Declare that texts were changed in nothing that matters since they were approved.

    Those who approved a text go on signing it after a minor change: of marks between words, of
    spelling, of words that say nothing by themselves. A change of a number, a name, a negation or
    a source is none, nor is another word; it is told why, and not written. What is written goes
    into briefs/minor-changes.yaml, with both wordings.
    """
    from briefgen.models.folders import MINOR
    from briefgen.models.schema import schemas
    from briefgen.pipeline.declaring import changed, declare, meant

    workspace, report = door.open(), Report()
    found = changed(papers_of(workspace, briefs))
    _known(text or [], found)
    chosen = tuple(meant(found, text or []))
    for one in chosen:
        _show(door, one)
    report.add(*map(_refused, (one for one in chosen if one.heavy)))
    light = [one for one in chosen if not one.heavy]
    if light:
        declare(workspace, light, by, why)
        workspace.create("schemas/minor-changes.schema.json", schemas()["minor-changes.schema.json"].encode())
        door.put(MINOR)
        door.tell(f"{_count(len(light))} declared minor by {by} on {workspace.today}.")
    elif not chosen:
        door.tell("Nothing was written: no approval has lapsed by a change that is not declared.")
    door.report(report.diagnostics)
    return ExitCode.CONTENT if len(light) < len(chosen) else ExitCode.DONE


def _count(changes: int) -> str:
    return "1 change," if changes == 1 else f"{changes} changes,"


def _known(typed: list[str], found: tuple[Changed, ...]) -> None:
    """Refuse the name of a text that was not changed."""
    from briefgen.diagnostics import nearest

    names = sorted({name for one in found for name in one.names})
    for one in typed if found else ():
        if one not in names:
            close = nearest(one, names)
            meant = f"; did you mean {close}?" if close else f"; there are {', '.join(names)}"
            raise typer.BadParameter(f"no changed text is called “{one}”{meant}", param_hint="--text")


def _show(door: Door, one: Changed) -> None:
    from briefgen.pipeline.approving import changes

    door.tell(f"{one.text.called}, approved by {', '.join(one.organizations)} on {one.earlier.approval.on}:")
    door.tell(f"  {changes(one.earlier, one.text)}")


def _refused(one: Changed) -> Diagnostic:
    name = one.files[0].rpartition("/")[2].rpartition(".")[0]
    return Diagnostic(
        "not-minor",
        f"the change of {one.text.called} is no minor one, and was not written: {one.heavy}",
        one.text.span,
        Severity.WARNING,
        hint=f"`briefgen approvals request {name}` writes the paper that asks again.",
    )
