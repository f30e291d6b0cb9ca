"""`briefgen new source`: one more source, from answers, from options, or from a pasted entry."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.new_file import must_know

if TYPE_CHECKING:
    from briefgen.cli.source_kinds import Kind

EXAMPLES = """
$ briefgen new source
$ briefgen new source --from entry.bib
$ briefgen new source kff --title Programs --author KFF --url https://kff.org
"""

GIVEN = {
    "title": "--title",
    "author": "--author",
    "issued": "--date",
    "container-title": "--in",
    "DOI": "--doi",
    "URL": "--url",
}
"""The variables that have an option."""

Csl = dict[str, Any]


# What the command takes: Typer reads names and help from here.
Id = Annotated[
    str | None, typer.Argument(metavar="[ID]", help="By which it is cited; made of author and year, when not given.")
]
KindOption = Annotated[str | None, typer.Option("--type", metavar="KIND", help="webpage, article, report, bill …")]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Its title, as published.")]
Author = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME", help="A person as “Last, First”, or an organization by its name; may be given several times."
    ),
]
Date = Annotated[str | None, typer.Option(metavar="DATE", help="YYYY, YYYY-MM or YYYY-MM-DD.")]
Within = Annotated[str | None, typer.Option("--in", metavar="TEXT", help="The journal, book or site where it stands.")]
Doi = Annotated[str | None, typer.Option(metavar="DOI", help="Its DOI, in any form.")]
Url = Annotated[str | None, typer.Option(metavar="ADDRESS", help="Its web address.")]
Pasted = Annotated[
    str | None,
    typer.Option(
        "--from", metavar="FILE", help="A file with one entry of BibTeX or CSL-JSON; - reads what is piped in."
    ),
]


def source(
    door: Door,
    id: Id = None,
    kind: KindOption = None,
    title: Title = None,
    author: Author = None,
    date: Date = None,
    within: Within = None,
    doi: Doi = None,
    url: Url = None,
    pasted: Pasted = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing.")] = False,
) -> ExitCode:
    """Add a source to briefs/sources.yaml.

    On a terminal, you are asked for what a source of its kind needs; Enter skips what you do not
    know. An entry of BibTeX or CSL-JSON can be pasted at the first question. A body is an author
    like any other: its name, as it writes it, with no comma turned around.

    It is added at the end of the file; what stands there stays as it is.
    """
    from briefgen.cli.appending import add, current, indented_like
    from briefgen.cli.questions import can_ask
    from briefgen.cli.source_answers import suggested, written
    from briefgen.models.folders import SOURCES

    workspace = door.open()
    asking = can_ask() and not no_input
    options = {
        "title": title,
        "author": "; ".join(author or ()) or None,
        "issued": date,
        "container-title": within,
        "DOI": doi,
        "URL": url,
    }
    given = {name: _usable(name, value) for name, value in options.items() if value is not None}
    csl = _taken(pasted) if pasted else _asked(kind, given, asking, str(workspace.today))
    chosen = id or (csl.get("id") if pasted else None) or csl.pop("id", None) or suggested(csl)
    before = current(workspace, SOURCES)
    _must_be_new(workspace, chosen)
    entry = written({"id": chosen, **{name: value for name, value in csl.items() if name != "id"}})
    code = add(
        door, workspace, SOURCES, before or "references:\n", indented_like(before, entry), _holds(before, chosen)
    )
    if code is ExitCode.DONE:
        door.tell(f"Cite it as [@{chosen}].")
    return code


def _usable(variable: str, value: str) -> Any:
    from briefgen.cli.questions import Unusable
    from briefgen.cli.source_answers import understood

    try:
        return understood(variable, value)
    except Unusable as unusable:
        raise typer.BadParameter("; ".join(unusable.lines), param_hint=GIVEN[variable]) from None


def _taken(file: str) -> Csl:
    """The entry in a file, or what is piped in. Raises BriefError or BadParameter when it cannot be used."""
    from pathlib import Path

    from briefgen.cli.source_answers import pasted

    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise typer.BadParameter(f"“{file}” cannot be read as text", param_hint="--from") from None
    if text.strip()[:1] not in ("@", "[", "{"):
        raise typer.BadParameter("there is no entry of BibTeX or CSL-JSON in it", param_hint="--from")
    return pasted(text)


def _asked(kind: str | None, given: Csl, asking: bool, today: str) -> Csl:
    """The source that the options describe, and the answers to what they leave open."""
    from briefgen.cli.source_kinds import KINDS

    if kind is not None:
        must_know("--type", "kind of source", kind, KINDS)
    if asking:
        from briefgen.cli.source_interview import interview

        return interview(kind, given, today)
    chosen = KINDS[kind or ("article" if "DOI" in given else "webpage")]
    if missing := [name for name in chosen.needs if name not in given]:
        raise typer.BadParameter(_missing(chosen, missing))
    seen = {"accessed": _usable("accessed", today)} if "issued" not in given and "accessed" in chosen.asks else {}
    return {"type": chosen.type, **given, **seen}


def _missing(kind: Kind, missing: list[str]) -> str:
    options = " and ".join(GIVEN.get(name, f"`{name}`, which is asked for on a terminal") for name in missing)
    return f"{kind.meaning} needs {options}"


def _must_be_new(workspace: Any, id: str) -> None:
    from briefgen.diagnostics import Report
    from briefgen.readers.bibliography import read_sources

    if found := read_sources(workspace, Report()).get(id):
        raise typer.BadParameter(f"there is a source “{id}” already, in {found.span.file} on line {found.span.line}")


def _holds(before: str, id: str) -> Any:
    """Whether a text holds the source, no fault more than before, and all sources of before."""
    from briefgen.diagnostics import Report
    from briefgen.models.folders import SOURCES
    from briefgen.readers.bibliography import sources_of
    from briefgen.workspace import File

    def read(text: str) -> tuple[list[str], int]:
        report = Report()
        return [found.id for found in sources_of(File(SOURCES, text.encode()), report)], len(report.diagnostics)

    old, faults = read(before) if before.strip() else ([], 0)
    return lambda text: read(text) == ([*old, id], faults)
