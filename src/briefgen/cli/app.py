"""The table of commands, in the order and under the headings in which `briefgen --help` lists them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import typer

from briefgen.cli import (
    check,
    evidence,
    init,
    inspecting,
    listing,
    new,
    new_brief,
    render,
    schema,
    version,
    watch,
    where_used,
)
from briefgen.cli.door import command, remember, with_parameters
from briefgen.cli.exits import ExitCode
from briefgen.cli.help import Contents, Page

MAKING, LOOKING = "Write and make briefs", "Look closer"


def _group(page: str, examples: str, cls: type[Contents] = Contents) -> typer.Typer:
    return typer.Typer(
        cls=cls,
        help=inspect.cleandoc(page),
        epilog=examples,
        add_completion=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["--help", "-h"]},
        invoke_without_command=True,
        callback=with_parameters(_remember_or_help, ()),
    )


def _remember_or_help(ctx: typer.Context, **given: Any) -> None:
    """Keep options that stand before the command; without a command, show what there is."""
    remember(ctx, **given)
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
        raise typer.Exit(ExitCode.DONE)


class _InOrder(Contents):
    """The page of the whole program, whose commands and groups stand in the order of use."""

    ORDER = ("init", "new", "render", "watch", "check", "list", "where-used", "inspect", "schema", "version")

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.commands = {name: self.commands[name] for name in sorted(self.commands, key=self.ORDER.index)}


def _add(
    group: typer.Typer, name: str, function: Callable[..., ExitCode], examples: str, panel: str = "Commands"
) -> None:
    group.command(name, cls=Page, epilog=examples, rich_help_panel=panel)(command(function))


app = _group(
    """
    Argument blocks, a brief spec and a style make one brief, as PDF and as DOCX.

    A workspace is a folder with briefgen.yaml. In it, briefs/blocks/ holds reusable
    arguments, each a Markdown file; a brief spec, such as briefs/leave-behind.yaml,
    says which of them go into a document, for whom, and what is asked.
    """,
    """
$ briefgen init my-coalition
$ cd my-coalition
$ briefgen render briefs/leave-behind.yaml --open
""",
    _InOrder,
)
_add(app, "init", init.init, init.EXAMPLES, MAKING)

_new = _group("Start a brief, a block, a template or a style.", new.EXAMPLES)
_add(_new, "brief", new_brief.brief, new_brief.EXAMPLES)
_add(_new, "block", new.block, new.BLOCK_EXAMPLES)
_add(_new, "template", new.template, new.TEMPLATE_EXAMPLES)
_add(_new, "style", new.style, new.STYLE_EXAMPLES)
app.add_typer(_new, name="new", rich_help_panel=MAKING)

_add(app, "render", render.render, render.EXAMPLES, MAKING)
_add(app, "watch", watch.watch, watch.EXAMPLES, MAKING)
_add(app, "check", check.check, check.EXAMPLES, MAKING)

_list = _group("Show the blocks, briefs, templates, styles, sources or facts there are.", listing.EXAMPLES)
_add(_list, "blocks", listing.blocks, listing.BLOCKS_EXAMPLES)
_add(_list, "briefs", listing.briefs, listing.BRIEFS_EXAMPLES)
_add(_list, "templates", listing.templates, listing.TEMPLATES_EXAMPLES)
_add(_list, "styles", listing.styles, listing.STYLES_EXAMPLES)
_add(_list, "sources", evidence.sources, evidence.SOURCES_EXAMPLES)
_add(_list, "facts", evidence.facts, evidence.FACTS_EXAMPLES)
app.add_typer(_list, name="list", rich_help_panel=LOOKING)

_add(app, "where-used", where_used.where_used, where_used.EXAMPLES, LOOKING)
_add(app, "inspect", inspecting.inspect, inspecting.EXAMPLES, LOOKING)
_add(app, "schema", schema.schema, schema.EXAMPLES, LOOKING)
_add(app, "version", version.version, version.EXAMPLES, LOOKING)
