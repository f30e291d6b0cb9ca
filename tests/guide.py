"""What the guide says and the code knows: tables and pages of docs/ that are derived, never written by hand.

A table is followed by a line that names it, `<!-- table: Spec -->`. `pytest tests/test_docs.py --update` writes what
the code says now.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import typer
from diagnostics.cases import Case, all_cases
from pydantic import BaseModel

from briefgen.cli.app import program
from briefgen.diagnostics import path_text
from briefgen.models import (
    asks,
    boxes,
    footing,
    framing,
    lettering,
    library,
    local,
    marking,
    meeting,
    meetings,
    rules,
    sessions,
    settings,
    sheet,
    spec,
    style,
    tabling,
)
from briefgen.readers.meetings.columns import FRIENDLY

DOCS = Path(__file__).resolve().parents[1] / "docs"
TABLE = re.compile(r"(?P<rows>(?:^\|.*\n)+)<!-- table: (?P<name>\w+) -->", re.MULTILINE)
CODE = re.compile(r"^\| `([a-z0-9-]+)` \| .+ \|$", re.MULTILINE)


def rows(name: str, shown: str) -> list[str]:
    """The rows of the table of that name; `shown` are those of the page."""
    if name in TABLES:
        return TABLES[name](shown)
    model = {**models(), **vars(local)}[name]
    return [f"| `{field.alias or key}` | {field.description} |" for key, field in model.model_fields.items()]


def models() -> Mapping[str, type[BaseModel]]:
    """The models that tables are made of, by name."""
    return {
        name: value
        for room in (
            asks,
            boxes,
            meeting,
            meetings,
            rules,
            sessions,
            settings,
            spec,
            library,
            framing,
            lettering,
            footing,
            marking,
            sheet,
            style,
            tabling,
        )
        for name, value in vars(room).items()
        if isinstance(value, type) and issubclass(value, BaseModel)
    }


def _codes(shown: str) -> list[str]:
    """A row for each code: from its case, or as it stands where no content can bring the code about."""
    told = {code[1]: code[0] for code in CODE.finditer(shown)}
    told |= {case.code: f"| `{case.code}` | {case.meaning} |" for case in map(Case, all_cases())}
    return [told[code] for code in sorted(told)]


def _commands(shown: str) -> list[str]:
    return [f"| `{_typed(words, command)}` | {_purpose(command)} |" for words, command in commands()]


def _headings(shown: str) -> list[str]:
    """A row for each column of a table of meetings: its name, the key that it gives, and how people head it."""
    return [
        f"| `{column.name}` | {f'`{path_text(column.path)}`' if column.path else ''} | {headings.replace(' | ', ' · ')} |"
        for column, headings in FRIENDLY
    ]


TABLES: Mapping[str, Callable[[str], list[str]]] = {"Codes": _codes, "Commands": _commands, "Headings": _headings}
"""The tables that are not those of a model."""


def commands() -> Iterator[tuple[str, Any]]:
    """Every command that can be typed, with the words for it, in the order of use."""
    return _below("briefgen", typer.main.get_command(program()))


def _below(words: str, command: Any) -> Iterator[tuple[str, Any]]:
    below = getattr(command, "commands", None)
    if below is None:
        yield words, command
    for name, one in (below or {}).items():
        yield from _below(f"{words} {name}", one)


def _typed(words: str, command: Any) -> str:
    """What is typed for a command, without its options."""
    return " ".join([words, *(one.metavar or one.name.upper() for one in command.params if _is_argument(one))])


def _purpose(command: Any) -> str:
    return " ".join(command.help.strip().split("\n\n")[0].split())


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


def commands_page() -> str:
    """The page of all commands: what `--help` says of each, options and examples."""
    parts = [
        "# All commands\n",
        "What `--help` says of each command. [The command line](command-line.md) explains how they go together.\n",
        *(_section(words, command) for words, command in commands()),
        "## Options of every command\n",
        _options(_shared(next(commands())[1], shared=True)),
    ]
    return "\n".join(parts)


def _section(words: str, command: Any) -> str:
    prose = ["\n".join(line.strip() for line in part.splitlines()) for part in command.help.strip().split("\n\n")]
    own = _options(_shared(command, shared=False))
    parts = [f"## {words}", f"```\n{_typed(words, command)}\n```", *prose, own.rstrip(), "Examples:"]
    return "\n\n".join(filter(None, [*parts, f"```\n{command.epilog.strip()}\n```"])) + "\n"


def _shared(command: Any, *, shared: bool) -> list[Any]:
    """The options of every command, or those of this one alone."""
    return [one for one in command.params if not _is_argument(one) and bool(one.rich_help_panel) == shared]


def _options(parameters: list[Any]) -> str:
    if not parameters:
        return ""
    lines = [f"| `{_term(one)}` | {_escaped(one.help or '')} |" for one in parameters]
    return "\n".join(["| option | what it does |", "|---|---|", *lines, ""])


def _term(parameter: Any) -> str:
    names = ", ".join(sorted(parameter.opts, key=len))
    return names if parameter.is_flag else f"{names} {parameter.metavar}"


def _escaped(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


PAGES: Mapping[str, Callable[[], str]] = {"commands.md": commands_page}
"""Pages of docs/ that are derived as a whole."""
