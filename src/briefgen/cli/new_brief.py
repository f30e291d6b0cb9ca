"""`briefgen new brief`: a brief spec from what the command line says, and from questions where somebody can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.new_file import Named, Title, in_words, must_know, refuse_existing, save
from briefgen.models.folders import spec_file

if TYPE_CHECKING:
    from briefgen.cli.interview import Interview
    from briefgen.models.spec import Brief
    from briefgen.pipeline.outlining import Path
    from briefgen.readers.brief.papers import Start
    from briefgen.workspace import Workspace

USUAL = "leave-behind"
"""The template of a brief when nothing is said."""

EXAMPLES = """
$ briefgen new brief town-hall
$ briefgen new brief town-hall --template leave-behind --block syringe-analogy
$ briefgen new brief visit --block voice=voice-outreach-worker
$ briefgen new brief visit --member "Jordan Example" --date 2026-12-03
$ briefgen new brief visit --from invitation.txt
"""

OPTIONS = {
    "--title": ("title",),
    "--ask": ("ask",),
    "--bill": ("bill", "number"),
    "--member": ("meeting", "legislator", "name"),
    "--member-title": ("meeting", "legislator", "title"),
    "--district": ("meeting", "legislator", "district"),
    "--date": ("meeting", "date"),
    "--place": ("meeting", "place"),
}
"""The options that give a value of the brief, and the key that holds it."""

Template = Annotated[
    str | None, typer.Option(metavar="NAME", help="The template to fill: a file in briefs/templates/.")
]
Blocks = Annotated[
    list[str] | None,
    typer.Option(metavar="[SECTION=]BLOCK", help="A block, and where it goes; may be given several times."),
]
Member = Annotated[str | None, typer.Option(metavar="NAME", help="The member whom you meet.")]
MemberTitle = Annotated[str | None, typer.Option(metavar="TEXT", help="The member's title: Rep.")]
District = Annotated[str | None, typer.Option(metavar="TEXT", help="The member's district or state.")]
Day = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day of the meeting.")]
Place = Annotated[str | None, typer.Option(metavar="TEXT", help="Room or address.")]
Ask = Annotated[str | None, typer.Option(metavar="TEXT", help="What you ask for, in one or two sentences.")]
Bill = Annotated[str | None, typer.Option(metavar="NUMBER", help="The bill that it is about: H.R. 0000.")]
Invitation = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="FILE",
        help="A calendar entry or e-mail to take the meeting from; - for what is typed or pasted.",
    ),
]


def brief(
    door: Door,
    name: Named,
    template: Template = None,
    title: Title = None,
    block: Blocks = None,
    member: Member = None,
    member_title: MemberTitle = None,
    district: District = None,
    date: Day = None,
    place: Place = None,
    ask: Ask = None,
    bill: Bill = None,
    invitation: Invitation = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing.")] = False,
) -> ExitCode:
    """Write a brief spec, with notes that say what each key is for.

    On a terminal, you are asked for what is not given; Enter skips a question. A block
    goes to the section named, else to the one where texts of its kind belong. What the
    template requires and nobody gave is marked with [[double brackets]]. What a pasted
    calendar entry says of the meeting is taken over, but for what can be read in two ways.

    Where briefgen.yaml says what papers of this kind start from, and no block is named, the
    brief begins as that one, without the meeting it was for.

    The file is briefs/NAME.yaml. A file that is already there is never overwritten.
    """
    from briefgen.cli.interview import Interview
    from briefgen.cli.invited import take_over

    values = _usable(title, ask, bill, member, member_title, district, date, place)
    workspace, file = door.open(), spec_file(name)
    refuse_existing(workspace, file)
    if invitation is not None:
        take_over(door, workspace, invitation, values)
    interview = Interview(workspace, silent=no_input)
    chosen = template if template is not None else interview.template(USUAL)
    filled = _template(workspace, chosen)
    start = None if block else _start(workspace, chosen)
    if start is not None:
        return _begin(door, name, start, interview, values)
    interview.title(values, in_words(name))
    blocks = interview.blocks(filled, block or [])
    interview.meeting_and_ask(values)
    text, open_ends = _text(name, chosen, filled, values, blocks, workspace)
    save(door, workspace, file, text)
    _say_what_next(door, name, open_ends)
    return ExitCode.DONE


def _usable(*given: str | None) -> dict[Path, str]:
    """The values of the OPTIONS, in their order, that were given. Raises BadParameter when a brief could not hold one."""
    from briefgen.cli.given import usable

    return {
        path: usable(path, value, option)
        for (option, path), value in zip(OPTIONS.items(), given, strict=True)
        if value is not None
    }


def _template(workspace: Workspace, name: str) -> Brief:
    """The template to fill. Raises BadParameter when there is none, BriefError when it cannot be used."""
    from briefgen.diagnostics import Report
    from briefgen.readers.brief.reading import read_template
    from briefgen.workspace.catalog import template_files

    must_know("--template", "template", name, template_files(workspace))
    report = Report()
    template = read_template(workspace, name, report)
    report.raise_if_failed()
    assert template is not None, "a template that cannot be read is reported"
    return template


def _start(workspace: Workspace, paper: str) -> Start | None:
    from briefgen.pipeline.starting import starting_brief

    return starting_brief(workspace, paper)


def _begin(door: Door, name: str, start: Start, interview: Interview, values: dict[Path, str]) -> ExitCode:
    """A brief that begins as the starting brief of its paper."""
    from briefgen.pipeline.starting import started
    from briefgen.readers.validation.answers import OPENING

    interview.title(values, start.node.word("title") or in_words(name))
    interview.meeting_and_ask(values)
    made = started(interview.workspace, start, name, values)
    save(door, interview.workspace, spec_file(name), made.text)
    door.tell(f"It begins as {start.name}. Change what is yours.")
    if made.lacking:
        door.tell(f"Still to be given, for its words print it: {', '.join(made.lacking)}.")
    _say_what_next(door, name, OPENING in made.text)
    return ExitCode.DONE


def _text(
    name: str,
    template: str,
    filled: Brief,
    values: dict[Path, str],
    blocks: dict[str, list[str]],
    workspace: Workspace,
) -> tuple[str, bool]:
    """The text of the brief, and whether something in it is still to be written."""
    from briefgen.pipeline import outlining
    from briefgen.readers.validation.answers import OPENING

    whole = outlining.with_required(values, filled, workspace.today)
    outline = outlining.Outline(name, template, outlining.slots_of(filled), whole, blocks, dict(filled.spec))
    text = outlining.brief(outline)
    return text, OPENING in text


def _say_what_next(door: Door, name: str, open_ends: bool) -> None:
    if open_ends:
        door.tell(f"Still to be written: what stands in [[double brackets]]. briefgen check {name} lists it.")
    door.tell(f"Next: briefgen render {name}")
