"""`briefgen new fact`: one more figure or quotation with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.new_file import must_know

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.workspace import Workspace

EXAMPLES = """
$ briefgen new fact share-who-came-back
$ briefgen new fact share-who-came-back --say "39%" --source park-2019
"""

QUESTIONS = {
    "source": "Which source states it? Its id, such as platt-2018",
    "say": "The words to print, such as 39% or nearly two in three",
    "value": "The number as the source gives it",
    "unit": "What the number counts: percent, people, odds ratio",
    "locator": "Where in the source it stands: abstract; p. 12; table 3",
    "as_of": "When it was true: 2019, or 2016–2018",
    "quote": "The words of the source itself, to the letter",
    "caveat": "What a careful reader would hold against it",
}
NEEDED = ("source", "say")

Entry = dict[str, Any]


def fact(
    door: Door,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name: small letters, digits, hyphens.")],
    say: Annotated[str | None, typer.Option(metavar="TEXT", help="The words that are printed.")] = None,
    source: Annotated[str | None, typer.Option(metavar="ID", help="The source that states it.")] = None,
    value: Annotated[str | None, typer.Option(metavar="NUMBER", help="The number as the source gives it.")] = None,
    unit: Annotated[str | None, typer.Option(metavar="TEXT", help="What the number counts.")] = None,
    locator: Annotated[str | None, typer.Option(metavar="TEXT", help="Where in the source it stands.")] = None,
    as_of: Annotated[str | None, typer.Option(metavar="TIME", help="When it was true.")] = None,
    quote: Annotated[str | None, typer.Option(metavar="TEXT", help="The words of the source itself.")] = None,
    caveat: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What a careful reader would hold against it.")
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing.")] = False,
) -> ExitCode:
    """Add a figure or quotation to briefs/facts.yaml, with its source.

    On a terminal, you are asked for what is not given; Enter skips what you do not know. A source
    that is not there yet is added first: briefgen new source.

    It is added at the end of the file; what stands there stays as it is.
    """
    from briefgen.cli.appending import add, current
    from briefgen.cli.questions import can_ask
    from briefgen.models.folders import FACTS

    workspace = door.open()
    options = {
        "source": source, "say": say, "value": value, "unit": unit, "locator": locator, "as_of": as_of, "quote": quote,
        "caveat": caveat,
    }  # fmt: skip
    entry: Entry = {}
    for key, given in options.items():
        if given is not None:
            entry[key] = _usable(workspace, key, given)
    before = current(workspace, FACTS)
    _must_be_new(before, name)
    if can_ask() and not no_input:
        _ask_rest(workspace, entry)
    if missing := [f"--{key}" for key in NEEDED if key not in entry]:
        raise typer.BadParameter(f"a fact needs {' and '.join(missing)}")
    code = add(door, workspace, FACTS, before, _written(name, entry), _holds(before, name))
    if code is ExitCode.DONE:
        door.tell(f"Print it with {{{{ fact.{name.replace('-', '_')} }}}}.")
    return code


def _ask_rest(workspace: Workspace, entry: Entry) -> None:
    from briefgen.cli.questions import Unusable, ask
    from briefgen.cli.questions import say as tell

    tell("Press Enter to skip a question.")
    for key in [key for key in QUESTIONS if key not in entry]:

        def understand(line: str, key: str = key) -> Any:
            if not line and key in NEEDED:
                raise Unusable("A fact is of no use without it.")
            try:
                return _usable(workspace, key, line) if line else None
            except typer.BadParameter as error:
                raise Unusable(error.message) from None

        answer = ask(QUESTIONS[key], understand)
        if answer is not None:
            entry[key] = answer


def _usable(workspace: Workspace, key: str, text: str) -> Any:
    """The value of a key. Raises BadParameter when a fact could not hold it."""
    from briefgen.diagnostics import Report
    from briefgen.readers.bibliography import read_sources

    if key == "source":
        must_know("--source", "source", text, read_sources(workspace, Report()))
    if key == "value":
        for kind in (int, float):
            try:
                return number if str(number := kind(text)) == text else text
            except ValueError:
                continue
    return text


def _written(name: str, entry: Entry) -> str:
    import yaml

    ordered = {key: entry[key] for key in ("value", "unit", "say", *entry) if key in entry}
    text: str = yaml.safe_dump({name: ordered}, allow_unicode=True, sort_keys=False, width=10_000)
    return text


def _names(text: str) -> tuple[list[str], int]:
    """The names of the facts in a text, and how much is wrong with it."""
    from briefgen.diagnostics import Report
    from briefgen.models.folders import FACTS
    from briefgen.readers.blocks.facts import facts_of
    from briefgen.workspace import File

    report = Report()
    return list(facts_of(File(FACTS, text.encode()), report)), len(report.diagnostics)


def _must_be_new(before: str, name: str) -> None:
    from briefgen.models.folders import FACTS

    if name in _names(before)[0]:
        raise typer.BadParameter(f"there is a fact “{name}” already, in {FACTS}")


def _holds(before: str, name: str) -> Callable[[str], bool]:
    names, faults = _names(before)
    return lambda text: _names(text) == ([*names, name], faults)
