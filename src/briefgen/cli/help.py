"""Help pages: plain text of at most 80 columns, commands and options under headings, examples last.

Plain on purpose: no boxes, which screen readers read out line by line, and no markup that
text could be taken for.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from typer.core import TyperCommand, TyperGroup

from briefgen.cli.typed import take_as_typed

WIDEST, NARROWEST = 80, 50
"""Columns of a page; what the terminal has counts between these."""

TERM = 26
"""Columns for a term; a longer one has its explanation on the next line."""

Rows = dict[str, list[tuple[str, str]]]
"""Terms with their explanations, under the heading they belong to."""


class Page(TyperCommand):
    """One command, and its help page."""

    def get_params(self, ctx: Any) -> list[Any]:
        """What can be typed after its name."""
        return take_as_typed(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Usage, what it does, arguments, its own options, those of every command, examples."""
        _write(self, ctx, formatter, _parameters(self, ctx))


class Contents(TyperGroup):
    """A group of commands; they come first on its help page, for they are what is looked for here."""

    def get_params(self, ctx: Any) -> list[Any]:
        """What can be typed after its name."""
        return take_as_typed(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Usage, what it is, commands, options, examples."""
        _write(self, ctx, formatter, _commands(self) | _parameters(self, ctx), "COMMAND")


def _write(page: Any, ctx: Any, formatter: Any, rows: Rows, *more: str) -> None:
    width = max(min(shutil.get_terminal_size().columns, WIDEST), NARROWEST)
    names = [parameter.metavar or parameter.name.upper() for parameter in page.params if _is_argument(parameter)]
    usage = " ".join((ctx.command_path, "[OPTIONS]", *names, *more))
    formatter.write("\n".join((f"Usage: {usage}", *_prose(page.help or "", width), *_tables(rows, width))) + "\n")
    if page.epilog:
        formatter.write("\nExamples:\n" + textwrap.indent(page.epilog.strip(), "  ") + "\n")


def _prose(text: str, width: int) -> Iterator[str]:
    for paragraph in text.strip().split("\n\n"):
        yield ""
        yield from _wrapped(paragraph, width, "  ")


def _tables(rows: Rows, width: int) -> Iterator[str]:
    for heading, records in rows.items():
        if records:
            column = min(max(len(term) for term, _ in records), TERM) + 4
            yield from ("", f"{heading}:")
            for term, explanation in records:
                yield from _row(term, explanation, column, width)


def _row(term: str, explanation: str, column: int, width: int) -> Iterator[str]:
    lines = list(_wrapped(explanation, width, " " * column))
    head = f"  {term}"
    if lines and len(head) + 2 <= column:
        lines[0] = head.ljust(column) + lines[0].strip()
        yield from lines
    else:
        yield head
        yield from lines


def _wrapped(text: str, width: int, indent: str) -> Iterable[str]:
    flowing = " ".join(text.split())
    return textwrap.wrap(
        flowing, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )


def _parameters(page: Any, ctx: Any) -> Rows:
    rows: Rows = {"Arguments": [], "Options": []}
    for parameter in page.get_params(ctx):
        usual = "Arguments" if _is_argument(parameter) else "Options"
        heading = getattr(parameter, "rich_help_panel", None) or usual
        rows.setdefault(heading, []).append((_term(parameter), _explained(parameter)))
    return rows


def _explained(parameter: Any) -> str:
    """What a parameter is for, and its value where none is typed."""
    default = parameter.default
    usual = str(default) if isinstance(default, str) and default and not _is_argument(parameter) else ""
    return " ".join(part for part in (parameter.help or "", usual and f"Default: {usual}.") if part)


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


def _term(parameter: Any) -> str:
    if _is_argument(parameter):
        return str(parameter.metavar or parameter.name.upper())
    options = ", ".join(sorted(parameter.opts, key=len))
    return options if parameter.is_flag else f"{options} {parameter.metavar}"


def _commands(group: TyperGroup) -> Rows:
    rows: Rows = {}
    for name, command in group.commands.items():
        heading = getattr(command, "rich_help_panel", None)
        first = (command.help or "").strip().split("\n\n")[0]
        rows.setdefault(heading if isinstance(heading, str) else "Commands", []).append((name, first.rstrip(".")))
    return rows
