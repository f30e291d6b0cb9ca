"""What every command is given: where to work, how to speak, and the options for both."""

from __future__ import annotations

import inspect
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from briefgen.cli import messages
from briefgen.cli.exits import ExitCode
from briefgen.cli.messages import MessageFormat
from briefgen.cli.show import show
from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity
from briefgen.noun import noun

if TYPE_CHECKING:
    import datetime as dt

    from briefgen.workspace import Workspace

_GATHERED: list[Diagnostic] = []
"""What the running command has to say as SARIF."""

SHARED = "Options of every command"
"""The heading under which help pages list the options declared in `Door`."""


class Color(StrEnum):
    """When to use color. It never says anything that the words do not."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@noun
class Door:
    """Where a command works and how it speaks; its fields are the options of every command."""

    workspace: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="The folder with briefgen.yaml; else it is looked for upward from here.",
            rich_help_panel=SHARED,
        ),
    ] = None
    message_format: Annotated[
        MessageFormat,
        typer.Option(
            metavar="FORMAT", help="How messages are written: text, json, github or sarif.", rich_help_panel=SHARED
        ),
    ] = MessageFormat.TEXT
    color: Annotated[
        Color,
        typer.Option(metavar="WHEN", help="Color: auto, always or never.", rich_help_panel=SHARED),
    ] = Color.AUTO
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", help="Say only what is wrong.", rich_help_panel=SHARED),
    ] = False

    def open(self, today: dt.date | None = None) -> Workspace:
        """The workspace that was named, or the one around the current folder; BriefError when there is none.

        Where the day of the run is given, it takes the place of `today`.
        """
        from briefgen.workspace import Workspace

        try:
            here = Path.cwd()
        except FileNotFoundError:
            hint = "Go to your workspace's folder, and run the command again."
            raise BriefError([Diagnostic("no-workspace", "the current folder has been removed", hint=hint)]) from None
        return Workspace.find(self.workspace or here, today)

    def put(self, *fields: str) -> None:
        """Give one line of data to whoever asked for it, on standard output; fields are parted by tabs."""
        sys.stdout.write("\t".join(map(show, fields)) + "\n")

    def put_json(self, value: Any) -> None:
        """Give data as JSON, on standard output, in characters that steer no terminal."""
        sys.stdout.write(json.dumps(value, indent=2) + "\n")

    def tell(self, *lines: str) -> None:
        """Say something to a person; programs and `--quiet` are spared it."""
        if not self.quiet and self.message_format is MessageFormat.TEXT:
            for line in lines:
                sys.stderr.write(show(line) + "\n")

    def report(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Write diagnostics in the format that was asked for; SARIF, which is one whole, when the command ends."""
        if self.message_format is MessageFormat.SARIF:
            _GATHERED.extend(diagnostics)
            return
        width = shutil.get_terminal_size().columns if sys.stderr.isatty() else messages.WIDTH
        text = messages.write(diagnostics, self.message_format, color=self.colored(sys.stderr), width=width)
        sys.stderr.write(text)

    def judge(self, report: Report, strict: bool) -> ExitCode:
        """Write all that was found, sum it up, and say how it went as an exit code; `strict` takes a warning for a failure."""
        self.report(report.diagnostics)
        self.tell(f"{messages.tally_of_files(report.diagnostics) or 'Everything is in order'}.")
        if report.failed:
            return ExitCode.CONTENT
        warned = any(found.severity is Severity.WARNING for found in report.diagnostics)
        return ExitCode.STRICT if strict and warned else ExitCode.DONE

    def colored(self, stream: TextIO) -> bool:
        """Whether to use color there. `NO_COLOR` and a terminal that knows none are respected."""
        match self.color:
            case Color.ALWAYS:
                return True
            case Color.NEVER:
                return False
            case Color.AUTO:
                plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
                return stream.isatty() and not plain


def command(function: Callable[..., ExitCode]) -> Callable[..., None]:
    """Make a function of a `Door` and options of its own into a command of Typer's.

    The options of every command may stand before its name or after it. A BriefError that
    the function raises is reported; what it returns becomes the exit code.
    """

    def run(ctx: typer.Context, **given: Any) -> None:
        door = _door(ctx, given)
        _GATHERED.clear()
        try:
            code = function(door, **given)
        except BriefError as error:
            door.report(error.diagnostics)
            door.tell(f"{messages.tally(error.diagnostics)}.")
            code = ExitCode.CONTENT
        finally:
            if door.message_format is MessageFormat.SARIF:
                sys.stderr.write(messages.write(_GATHERED, MessageFormat.SARIF))
        raise typer.Exit(code)

    own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
    run.__name__, run.__doc__ = function.__name__, function.__doc__
    return with_parameters(run, own)


def with_parameters(function: Callable[..., None], own: Iterable[inspect.Parameter]) -> Callable[..., None]:
    """Declare for Typer that the function takes a context, parameters of its own, and those of every command."""
    context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    named = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*own, *shared().values())]
    # Where `inspect` looks first (PEP 362); no type of a function has it.
    function.__signature__ = inspect.Signature([context, *named])  # type: ignore[attr-defined]
    function.__annotations__ = {p.name: p.annotation for p in (context, *named)}
    return function


@cache
def shared() -> Mapping[str, inspect.Parameter]:
    """The parameters of every command, by name."""
    return inspect.signature(Door, eval_str=True).parameters


def remember(ctx: typer.Context, **given: Any) -> None:
    """Keep the options that stood before the command's name, for `command` to find; the later one wins."""
    usual = shared()
    ctx.obj = {**(ctx.obj or {}), **{name: value for name, value in given.items() if value != usual[name].default}}


def _door(ctx: typer.Context, given: dict[str, Any]) -> Door:
    """Take the options of every command out of what was given; one after the command's name wins over one before."""
    before: Mapping[str, Any] = ctx.obj or {}
    chosen = {}
    for name, parameter in shared().items():
        after = given.pop(name)
        chosen[name] = after if after != parameter.default else before.get(name, after)
    return Door(**chosen)
